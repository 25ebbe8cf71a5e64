"""Values of law: each has its source and its quote, and a test names it."""

import importlib
import re
from datetime import date

import pytest

from caisse.kernel.dated import Dated
from tests.architecture.sources import ROOT, place, python_files


def _values() -> list[tuple[str, Dated[object]]]:
    found = []
    for path in python_files("ledger", "electoral"):
        module = importlib.import_module(
            place(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        )
        found += [
            (f"{module.__name__}.{name}", value)
            for name, value in sorted(vars(module).items())
            if isinstance(value, Dated) and f"\n{name}" in path.read_text(encoding="utf-8")
        ]
    return found


VALUES = _values()


def test_there_are_values_of_law() -> None:
    assert len(VALUES) >= 20


@pytest.mark.parametrize(("name", "value"), VALUES, ids=[name for name, _ in VALUES])
def test_a_value_of_law_has_its_source_and_its_quote(name: str, value: Dated[object]) -> None:
    assert value.name, name
    assert value.steps, name
    for step in value.steps:
        assert step.source.reference.strip(), name
        assert len(step.source.quote.strip()) >= 10, name
        assert date(1900, 1, 1) <= step.since, name


@pytest.mark.parametrize(("name", "value"), VALUES, ids=[name for name, _ in VALUES])
def test_a_value_of_law_has_a_test_that_names_it(name: str, value: Dated[object]) -> None:
    module, _, constant = name.rpartition(".")
    tests = [
        path
        for path in python_files("tests")
        if "architecture" not in path.parts and module.split(".")[0] in path.read_text(encoding="utf-8")
    ]
    named = re.compile(rf"\b{constant}\b")
    assert any(named.search(path.read_text(encoding="utf-8")) for path in tests), f"{name} ({value.name})"


def test_two_values_of_law_do_not_share_a_name() -> None:
    names = [value.name for _, value in VALUES]
    assert sorted(set(names)) == sorted(names)


def test_the_law_stands_in_two_packages_only() -> None:
    others = [
        place(path)
        for path in python_files("caisse", "reports")
        if path != ROOT.joinpath("caisse/kernel/dated.py")
        and re.search(r"\bDated\(", path.read_text(encoding="utf-8"))
    ]
    assert others == []
