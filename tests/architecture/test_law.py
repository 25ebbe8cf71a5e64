"""Walks every dated value of law and every rule: none without its source, none without its test."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import electoral
import electoral.rules
import ledger
from caisse.kernel.dated import Dated, Verdict

TESTS = Path(__file__).resolve().parents[1]


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(found.name)


def dated_values() -> dict[str, Dated[object]]:
    """Every ``Dated`` of the program, once, by module and name."""
    found = {
        id(value): (f"{module.__name__}.{name}", value)
        for package in (electoral, ledger)
        for module in modules(package)
        for name, value in vars(module).items()
        if isinstance(value, Dated) and not name.startswith("_")
    }
    return dict(found.values())


def rules() -> dict[str, FunctionType]:
    """Every public function of ``electoral.rules``, by module and name."""
    return {
        f"{module.__name__}.{name}": value
        for module in modules(electoral.rules)
        for name, value in vars(module).items()
        if isinstance(value, FunctionType)
        and value.__module__ == module.__name__
        and not name.startswith("_")
    }


def names_in_tests() -> frozenset[str]:
    """Every name that a test reads."""
    return frozenset(
        node.id
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name)
    )


DATED, RULES, TESTED = dated_values(), rules(), names_in_tests()


def test_the_walk_finds_the_law() -> None:
    assert len(DATED) >= 25
    assert len(RULES) >= 20


@pytest.mark.parametrize("name", sorted(DATED))
def test_every_value_of_law_has_a_source_a_quote_and_ordered_dates(name: str) -> None:
    steps = DATED[name].steps
    assert steps
    assert [step.since for step in steps] == sorted({step.since for step in steps})
    assert all(step.source.reference.strip() and step.source.quote.strip() for step in steps)


@pytest.mark.parametrize("name", sorted(DATED))
def test_every_value_of_law_is_read_by_a_test(name: str) -> None:
    assert name.rpartition(".")[2] in TESTED


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_is_called_by_a_test(name: str) -> None:
    assert name.rpartition(".")[2] in TESTED


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_that_gives_a_verdict_names_its_source(name: str) -> None:
    rule = RULES[name]
    if rule.__annotations__.get("return") is Verdict:
        assert "Source:" in (inspect.getdoc(rule) or "")
