"""The command line: each command declares a permission and speaks French; the docs name real ones."""

import re
import shlex
from pathlib import Path

import click
import pytest

from caisse.cli.door import UndeclaredCommandError, check_declared, walk
from caisse.cli.main import build
from caisse.identity.permissions import Permission
from tests.architecture.sources import ROOT, place
from tests.architecture.typography import french_faults

TREE = build()
COMMANDS = list(walk(TREE))
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *(sorted(ROOT.joinpath("docs").rglob("*.md"))),
]
FENCE = re.compile(r"^```(?:console|sh|bash|text)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:caisse|make) [^`\n]+)`")
PROMPT = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?((?:caisse|make) .*)$")
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)")


def quoted_commands(path: Path) -> list[tuple[str, bool]]:
    """Return the ``caisse …`` and ``make …`` commands of a document, and whether each is whole."""
    text = path.read_text(encoding="utf-8")
    blocks = [block.replace("\\\n", " ") for block in FENCE.findall(text)]
    lines = [line for block in blocks for line in block.splitlines()]
    shown = [found.group(1) for line in lines if (found := PROMPT.match(line.strip()))]
    named = [found for found in INLINE.findall(text) if not re.search(r"[…|\[<]|\.\.\.", found)]
    return [(command, True) for command in shown] + [(command, False) for command in named]


def check_command(words: list[str], *, whole: bool = True) -> None:
    """Parse a command as the program would, without running it.

    Args:
        words: what follows ``caisse``.
        whole: whether it is to be typed so, and lacks nothing; prose may name a command alone.

    Raises:
        click.UsageError: on an unknown command or option, or a missing argument.
    """
    command: click.Command = TREE
    context = click.Context(TREE, info_name="caisse")
    while True:
        rest = (
            command.make_parser(context).parse_args(list(words))[1]
            if isinstance(command, click.Group)
            else []
        )
        if not isinstance(command, click.Group):
            values, left, _ = command.make_parser(context).parse_args(list(words))
            if left:
                raise click.UsageError(f"unexpected: {left}")
            missing = [
                item.name for item in command.params if item.required and not values.get(item.name or "")
            ]
            if missing and whole and "--help" not in words:
                raise click.UsageError(f"missing: {missing}")
            return
        if not rest:
            return
        found = command.get_command(context, rest[0])
        if found is None:
            raise click.UsageError(f"unknown command: {rest[0]}")
        command, words = found, rest[1:]
        context = click.Context(found, info_name=found.name, parent=context)


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_a_command_declares_its_permission(path: tuple[str, ...], command: click.Command) -> None:
    assert isinstance(getattr(command, "permission", None), Permission), path


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_a_command_explains_itself_in_good_french(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help, path
    shown = [command.help, *(item.help or "" for item in command.params if isinstance(item, click.Option))]
    prose = [
        re.sub(r"[ \n]+", " ", part).strip(" ")
        for text in shown
        for part in re.split(r"\n\s*\n", text)
        if "\b" not in part
    ]
    assert [fault for part in prose for fault in french_faults(part)] == []


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_every_option_says_what_it_does(path: tuple[str, ...], command: click.Command) -> None:
    silent = [item.name for item in command.params if isinstance(item, click.Option) and not item.help]
    assert silent == [], path


def test_the_program_refuses_to_start_with_an_undeclared_command() -> None:
    tree = click.Group("caisse")
    tree.add_command(click.Command("open-door", help="x"))
    with pytest.raises(UndeclaredCommandError, match="open-door"):
        check_declared(tree)


@pytest.mark.parametrize("document", DOCUMENTS, ids=place)
def test_every_command_in_the_documents_is_a_real_one(document: Path) -> None:
    targets = set(
        re.findall(r"^([a-z-]+):", ROOT.joinpath("Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    wrong = []
    for shown, whole in quoted_commands(document):
        program, *words = shlex.split(shown, comments=True)
        words = words[: words.index(">")] if ">" in words else words
        if program == "make":
            wrong += [shown for word in words if "=" not in word and word not in targets]
            continue
        try:
            check_command(words, whole=whole)
        except click.UsageError as error:
            wrong.append(f"{shown}: {error.message}")
    assert wrong == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=place)
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not document.parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=place)
def test_every_file_that_a_document_names_exists(document: Path) -> None:
    named = re.findall(
        r"`((?:caisse|ledger|electoral|reports|tests|docs|tools)/[\w./-]+)`", document.read_text()
    )
    assert [name for name in named if not ROOT.joinpath(name).exists()] == []


@pytest.mark.parametrize("words", ["nowhere", "db nowhere", "db upgrade --nowhere", "db upgrade extra"])
def test_a_command_that_does_not_exist_is_seen(words: str) -> None:
    with pytest.raises(click.UsageError):
        check_command(words.split())


def test_a_real_command_passes() -> None:
    check_command(["--as", "anne@example.org", "db", "upgrade", "--json"])
