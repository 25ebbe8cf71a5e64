"""Money and votes are integers, and division lives in two files."""

import ast

import pytest

from tests.architecture.sources import PACKAGES, name_of, parsed, place, python_files

DIVIDING = {"caisse/kernel/exact.py", "ledger/allocation.py"}
"""Where quantities are divided: fractions and rounding, and sharing."""

FLOATS = {
    "electoral/imports/workbooks.py": "a workbook gives numbers as floats; they become text there at once"
}
"""Files that may hold a float, each with its reason: sizes on a page, never money or votes."""

NEVER_FLOAT = ("ledger", "electoral", "reports", "caisse/services", "caisse/kernel", "caisse/models")


def divisions(tree: ast.AST) -> list[int]:
    """Return the lines that divide: ``/``, ``//``, ``%`` (on text neither) and divmod."""
    lines = []
    for node in ast.walk(tree):
        divides = isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(
            node.op, ast.Div | ast.FloorDiv | ast.Mod
        )
        if divides or (
            isinstance(node, ast.Call) and name_of(node.func) in {"divmod", "truediv", "floordiv"}
        ):
            lines.append(getattr(node, "lineno", 0))
    return lines


def floats(tree: ast.AST) -> list[int]:
    """Return the lines that write a float, call ``float()`` or annotate with it."""
    return [
        getattr(node, "lineno", 0)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]


def test_only_two_files_divide() -> None:
    dividing = [
        place(path, line)
        for path in python_files(*PACKAGES)
        if place(path) not in DIVIDING
        for line in divisions(parsed(path))
    ]
    assert dividing == []


def test_no_float_stands_near_money_or_votes() -> None:
    floating = [
        place(path, line)
        for path in python_files(*NEVER_FLOAT)
        if place(path) not in FLOATS
        for line in floats(parsed(path))
    ]
    assert floating == []


@pytest.mark.parametrize("code", ["a / b", "a //= 2", "a % b", "divmod(a, b)", "operator.truediv(a, b)"])
def test_a_division_is_seen(code: str) -> None:
    assert divisions(ast.parse(code)) == [1]


@pytest.mark.parametrize(
    "code", ["share = 0.01", "float(votes)", "def f(x: float): ...", "isinstance(x, float)"]
)
def test_a_float_is_seen(code: str) -> None:
    assert floats(ast.parse(code)) == [1]


def test_a_joined_path_and_a_product_are_no_division() -> None:
    assert divisions(ast.parse("path.joinpath('x'); a * b")) == []
