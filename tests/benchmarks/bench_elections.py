"""How fast the official files of 2017 go in, and a verdict comes out, at the command line."""

from collections.abc import Callable
from pathlib import Path

from tests.terminal import Terminal

Measure = Callable[[str, int, Callable[[], object]], None]


def test_the_files_of_2017(measure: Measure, real_data: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    results = real_data.joinpath("results/2017/leg-2017-t1-definitive.xlsx")
    attachments = real_data.joinpath("attachments/rattachement-2017.csv")
    election = ("--election", "legislatives-2017")
    measure("db upgrade", 1, lambda: terminal.json("db", "upgrade"))
    measure(
        "import results, candidacies",
        7_877,
        lambda: terminal.json(
            "import", "results", str(results), *election, "--status", "definitive", "--commit"
        ),
    )
    measure(
        "import attachments, rows",
        6_825,
        lambda: terminal.json("import", "attachments", str(attachments), *election, "--commit"),
    )
    measure("verdict", 1, lambda: terminal.json("verdict", *election, "--party", "CAISSE CLAIRE"))
    measure("verify", 1, lambda: terminal.json("verify"))
