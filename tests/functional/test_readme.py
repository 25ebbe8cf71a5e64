"""README shows what `make demo` prints, and what the commands it names answer there."""

import re
from pathlib import Path

import pytest

from caisse.demo.story import play
from tests.terminal import Terminal

README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of a demonstration, and the lines it told."""
    lines: list[str] = []
    folder = tmp_path_factory.mktemp("readme").joinpath("demo")
    play(folder, lines.append)
    return folder, lines


def _plain(text: str) -> list[str]:
    """Return lines with plain spaces: README is typed on a keyboard."""
    return text.replace("\u202f", " ").replace("\u00a0", " ").splitlines()


def _block(kind: str, holding: str) -> list[str]:
    blocks = [block for block in re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL) if holding in block]
    assert len(blocks) == 1
    return [line for line in blocks[0].splitlines() if line.strip()]


def test_readme_quotes_the_demonstration_word_for_word(told: tuple[Path, list[str]]) -> None:
    _, lines = told
    shown = _block("text", "Premier tour")
    assert len(shown) >= 4
    assert [line for line in shown if line not in _plain("\n".join(lines))] == []


def test_readme_quotes_the_verdict_word_for_word(told: tuple[Path, list[str]]) -> None:
    folder, _ = told
    shown = [line for line in _block("console", "verdict") if not line.startswith("$")]
    answer = Terminal(folder).run("verdict", "--election", "legislatives-2024", "--party", "LE BIEF COMMUN")
    assert answer.exit_code == 0
    assert len(shown) == 3
    assert [line for line in shown if line not in _plain(answer.stdout)] == []
