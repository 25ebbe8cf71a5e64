"""What the architecture tests read: the files of the house, each parsed once."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("caisse", "ledger", "electoral", "reports")
TEXTS = frozenset(
    {".py", ".md", ".toml", ".txt", ".in", ".csv", ".sql", ".html", ".css", ".mako", ".svg", ".json", ".ini"}
)
NOT_OURS = frozenset(
    {".git", ".venv", ".cache", "__pycache__", ".ruff_cache", ".hypothesis", ".pytest_cache"}
)


def python_files(*places: str) -> list[Path]:
    """Return the Python files of packages, folders or single files, in order."""
    found: list[Path] = []
    for place in places:
        path = ROOT.joinpath(place)
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return found


def texts() -> Iterator[Path]:
    """Walk every text file that the repository holds."""
    for entry in sorted(ROOT.iterdir()):
        if entry.name in NOT_OURS or entry.name.endswith(".egg-info"):
            continue
        inside = sorted(entry.rglob("*")) if entry.is_dir() else [entry]
        for path in inside:
            if path.is_file() and not NOT_OURS.intersection(path.parts) and _is_text(path):
                yield path


def _is_text(path: Path) -> bool:
    return path.suffix in TEXTS or path.parent in {ROOT, ROOT.joinpath("tools"), ROOT.joinpath(".ci")}


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path, line: int | None = None) -> str:
    """Return a file, and a line of it, as an editor opens it."""
    shown = str(path.relative_to(ROOT))
    return shown if line is None else f"{shown}:{line}"


def name_of(node: ast.expr) -> str:
    """Return the last name of a call's function: ``seal`` for ``seals.seal``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def constant(node: ast.expr | None) -> str | None:
    """Return a literal string, or None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
