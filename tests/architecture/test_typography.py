"""The typographer of the tests sees each fault, and leaves good text alone."""

import pytest

from tests.architecture.typography import NARROW, NBSP, english_faults, french_faults

GOOD = [
    f"La ligne {{line}}{NBSP}: la colonne «{NBSP}{{column}}{NBSP}» manque{NARROW}; corrigez le fichier.",
    f"Relancer{NARROW}? Oui{NARROW}! À 12:30, 3{NBSP}% de 5{NBSP}€…",
    "L’écriture n’est pas équilibrée.",
]
BAD = [
    "L'écriture",
    "manque ; corrigez",
    f"manque{NBSP}; corrigez",
    "Relancer ?",
    "La ligne : rien",
    f"La ligne{NARROW}: rien",
    "La ligne: rien",
    "« un mot »",
    "le mot «mot»",
    'le mot "mot"',
    "3 %",
    "5€",
    "Attendez...",
    "un mot - un autre",
    "deux  espaces",
]


@pytest.mark.parametrize("text", GOOD)
def test_good_french_has_no_fault(text: str) -> None:
    assert french_faults(text) == []


@pytest.mark.parametrize("text", BAD)
def test_each_fault_of_french_is_seen(text: str) -> None:
    assert french_faults(text) != []


@pytest.mark.parametrize("text", ["It's late", "Late ; wait", f"Late{NBSP}: wait", 'a "word"', "Wait..."])
def test_each_fault_of_english_is_seen(text: str) -> None:
    assert english_faults(text) != []


def test_good_english_has_no_fault() -> None:
    assert english_faults("It’s line {line}: the column “{column}” is missing; correct the file.") == []
