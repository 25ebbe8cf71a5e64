"""Who may import whom: import-linter's contracts, and what they cannot say."""

import ast

from tests.architecture.sources import PACKAGES, ROOT, parsed, place, python_files

HEAVY = frozenset({"pandas", "weasyprint", "scipy", "altair"})
"""3 seconds to load: imported by the function that needs them, so that ``caisse --help`` answers at once."""

ALLOWED = {
    "pandas": ("electoral/imports/", "reports/builders/"),
    "weasyprint": ("reports/renderers/",),
    "click": ("caisse/cli/",),
    "flask": (),
}
"""Where a library may stand, by the beginning of the file's path."""

PURE = (
    "ledger/accounts.py",
    "ledger/allocation.py",
    "ledger/entries.py",
    "ledger/funding_law.py",
    "ledger/guard.py",
    "ledger/key.py",
    "ledger/legal_status.py",
    "ledger/parity_shares.py",
    "ledger/redistribution.py",
    "electoral/rules",
    "electoral/reference",
    "electoral/calendar.py",
    "electoral/decisions.py",
    "electoral/matching.py",
    "electoral/suggestions.py",
    "reports/document.py",
)
"""Rules and arithmetic: functions of frozen values, without session, clock or configuration."""


def imported(tree: ast.AST, *, at_load: bool = False) -> set[str]:
    """Return the top-level names of what a module imports; only at its own level when ``at_load``."""
    nodes = list(ast.iter_child_nodes(tree)) if at_load else list(ast.walk(tree))
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_a_library_stands_where_it_belongs() -> None:
    wrong = [
        f"{place(path)}: {library}"
        for path in python_files(*PACKAGES)
        for library, places in ALLOWED.items()
        if library in imported(parsed(path)) and not place(path).startswith(places or ("nowhere",))
    ]
    assert wrong == []


def test_heavy_libraries_are_loaded_only_when_used() -> None:
    heavy = [place(path) for path in python_files(*PACKAGES) if imported(parsed(path), at_load=True) & HEAVY]
    assert heavy == []


def test_rules_know_no_database() -> None:
    knowing = [
        place(path) for path in python_files(*PURE) if imported(parsed(path)) & {"sqlalchemy", "click", "os"}
    ]
    assert knowing == []


def test_renderers_see_documents_only() -> None:
    known = {
        f"{place(path)}: {name}"
        for path in python_files("reports/renderers")
        for name in imported(parsed(path))
        if name in {"ledger", "electoral", "sqlalchemy"}
    }
    assert known == set()


def test_an_import_inside_a_function_is_no_import_at_load() -> None:
    tree = ast.parse("import os\ndef draw():\n    import weasyprint\n")
    assert imported(tree, at_load=True) == {"os"}
    assert imported(tree) == {"os", "weasyprint"}


def test_every_top_package_is_under_the_contracts() -> None:
    text = ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8")
    assert 'root_packages = ["caisse", "ledger", "electoral", "reports"]' in text
