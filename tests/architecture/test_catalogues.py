"""Messages: two languages that say the same, every code has its text, French typography to the code point."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from caisse.kernel.messages import LANGUAGES, catalogue, domains, placeholders, template
from tests.architecture.sources import PACKAGES, ROOT, constant, name_of, parsed, place, python_files
from tests.architecture.typography import english_faults, french_faults

FOLDER = ROOT.joinpath("caisse/kernel/catalogues")
KEYS = [(domain, key) for domain in domains() for key in catalogue(domain, "fr")]
SAYING = frozenset({"text", "say", "template", "sentence_of"})
"""Functions whose first literal argument of the form ``domain.key`` is a code."""

CODE = re.compile(r"^[a-z_]+\.[a-z0-9_]+$")


@dataclass(frozen=True, slots=True)
class Use:
    """A code written in the source.

    Attributes:
        where: file and line.
        code: ``domain.key``.
        params: the parameters given there, or None where they cannot be read off the source.
    """

    where: str
    code: str
    params: frozenset[str] | None


def uses(tree: ast.Module, where: str) -> Iterator[Use]:
    """Walk the codes of one file: issues, verdicts, refusals and what a door says."""
    refusals = {
        node.name: code
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and (code := _class_code(node)) is not None
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in refusals:
            yield Use(f"{where}:{node.lineno}", refusals[node.name], None)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            code = refusals.get(name_of(node.exc.func))
            if code is not None:
                yield Use(f"{where}:{node.lineno}", code, _keywords(node.exc))
        if isinstance(node, ast.Call):
            yield from _call(node, f"{where}:{node.lineno}")


def _class_code(node: ast.ClassDef) -> str | None:
    for statement in node.body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(statement, ast.AnnAssign):
            target = statement.target
        if (
            isinstance(target, ast.Name)
            and target.id == "code"
            and isinstance(statement, ast.Assign | ast.AnnAssign)
        ):
            return constant(statement.value)
    return None


def _call(node: ast.Call, where: str) -> Iterator[Use]:
    name = name_of(node.func)
    named = {keyword.arg: keyword.value for keyword in node.keywords}
    first = constant(node.args[0]) if node.args else None
    code = constant(named.get("code")) or (first if name in {"Issue", *SAYING} else None)
    if code is None or not CODE.match(code):
        return
    if name in {"Issue", "Verdict"}:
        yield Use(where, code, _mapping(named.get("params")) if len(node.args) < 5 else None)
    else:
        yield Use(where, code, _keywords(node) if name == "say" else None)


def _keywords(call: ast.Call) -> frozenset[str] | None:
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(keyword.arg for keyword in call.keywords if keyword.arg)


def _mapping(node: ast.expr | None) -> frozenset[str] | None:
    if node is None:
        return frozenset()
    if not isinstance(node, ast.Dict) or any(constant(key) is None for key in node.keys):
        return None
    return frozenset(found for key in node.keys if (found := constant(key)) is not None)


USES = [use for path in python_files(*PACKAGES) for use in uses(parsed(path), place(path))]


def test_every_catalogue_exists_in_both_languages() -> None:
    files = {path.name for path in FOLDER.iterdir()}
    assert files == {f"{domain}.{lang}.toml" for domain in domains() for lang in LANGUAGES}


@pytest.mark.parametrize("domain", domains())
def test_both_languages_have_the_same_messages_in_the_same_order(domain: str) -> None:
    assert list(catalogue(domain, "fr")) == list(catalogue(domain, "en"))


@pytest.mark.parametrize("domain", domains())
def test_both_languages_quote_the_same_figures(domain: str) -> None:
    different = [
        key
        for key in catalogue(domain, "fr")
        if placeholders(template(f"{domain}.{key}", "fr")) != placeholders(template(f"{domain}.{key}", "en"))
    ]
    assert different == []


@pytest.mark.parametrize("domain", domains())
def test_french_messages_follow_french_typography(domain: str) -> None:
    assert {
        key: faults for key, message in catalogue(domain, "fr").items() if (faults := french_faults(message))
    } == {}


@pytest.mark.parametrize("domain", domains())
def test_english_messages_follow_english_typography(domain: str) -> None:
    assert {
        key: faults for key, message in catalogue(domain, "en").items() if (faults := english_faults(message))
    } == {}


def _french(code: str) -> str | None:
    domain, _, key = code.partition(".")
    return catalogue(domain, "fr").get(key) if domain in domains() else None


def test_every_code_in_the_source_has_its_text() -> None:
    assert len(USES) > 200
    assert [f"{use.where} {use.code}" for use in USES if not _french(use.code)] == []


def test_every_code_is_given_the_figures_that_its_text_quotes() -> None:
    lacking = [
        f"{use.where} {use.code}: {sorted(missing)}"
        for use in USES
        if use.params is not None and (missing := placeholders(_french(use.code) or "") - use.params)
    ]
    assert lacking == []


def _written() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the literals of the source, and the beginnings of codes that are completed at run time."""
    literals: set[str] = set()
    beginnings: set[str] = set()
    for path in python_files(*PACKAGES):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            if isinstance(node, ast.JoinedStr) and (start := constant(node.values[0])) and "." in start:
                beginnings.add(start)
    return frozenset(literals), tuple(beginnings)


def test_no_message_is_left_without_a_use() -> None:
    literals, beginnings = _written()
    templates = "".join(path.read_text(encoding="utf-8") for path in ROOT.joinpath("reports").rglob("*.html"))
    unused = [
        f"{domain}.{key}"
        for domain, key in KEYS
        if literals.isdisjoint({key, f"{domain}.{key}"})
        and not f"{domain}.{key}".startswith(beginnings)
        and f"{domain}.{key}" not in templates
    ]
    assert unused == []


def test_codes_are_read_off_the_source() -> None:
    source = (
        "class LateError(RefusalError):\n    code = 'ledger.late'\n"
        "def f():\n    raise LateError(day_date='x')\n"
        "Issue('imports.bad', line=3, params={'found': x})\n"
        "Verdict(holds=True, code='rules.met', params=dict(a=1))\n"
        "door.say('cli.done', votes=3)\n"
    )
    found = {(use.code, use.params) for use in uses(ast.parse(source), "f.py")}
    assert found == {
        ("ledger.late", None),
        ("ledger.late", frozenset({"day_date"})),
        ("imports.bad", frozenset({"found"})),
        ("rules.met", None),
        ("cli.done", frozenset({"votes"})),
    }
