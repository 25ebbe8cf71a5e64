"""Key documents: what is read, and what is said of a field that can't be."""

from pathlib import Path

import pytest

from caisse.schemas.keys import KeyReading, read_key
from ledger.key import Amount, Base, BoundsHold, Exit, NegativeNet, ParityBorne, Undesignated, WhenEmpty

EXAMPLE = Path(__file__).resolve().parents[3].joinpath("docs", "examples", "cle.toml")

HEAD = """
format = 1
version = "2025-1"
title = "Clé"
total = 100
parity = "by_all"
"""
VOTES = """
[[parts]]
base = "votes"
weight = 100
"""


def found(reading: KeyReading) -> list[tuple[str, str | None]]:
    return [(issue.code, issue.column) for issue in reading.issues]


def said(text: str) -> list[tuple[str, str | None]]:
    return found(read_key(text.encode()))


def test_the_documented_example_is_a_key() -> None:
    reading = read_key(EXAMPLE.read_bytes())

    assert reading.issues == ()
    assert reading.title == "Clé de répartition du Groupement des Haies"
    key = reading.key
    assert key is not None
    assert key.version == "2025-1"
    assert [(part.base, part.weight) for part in key.parts] == [
        (Base.VOTES, 60),
        (Base.CONSTITUENCIES, 20),
        (Base.EQUAL, 10),
        (Base.MONEY, 10),
    ]
    assert key.parts[3].when_empty is WhenEmpty.OTHER_PARTS
    assert key.floor == Amount(cents=8_000_00)
    assert key.cap is None
    assert (key.bounds_hold, key.parity) == (BoundsHold.BEFORE_PARITY, ParityBorne.BY_CAUSES)
    assert [(reserve.label, reserve.amount) for reserve in key.reserves] == [
        ("Réserve", Amount(basis_points=500))
    ]


def test_what_a_key_does_not_say_is_refused_rather_than_guessed() -> None:
    key = read_key((HEAD + VOTES).encode()).key

    assert key is not None
    assert (key.negative_net, key.exit, key.undesignated) == (
        NegativeNet.REFUSE,
        Exit.PRO_RATA,
        Undesignated.REFUSE,
    )
    assert (key.floor, key.cap, key.reserves) == (None, None, ())


def test_fixed_shares_are_read() -> None:
    text = (
        HEAD
        + '[[parts]]\nbase = "fixed"\nweight = 100\nshares = { AUB = 60, BRU = 40 }\nshares_total = 100\n'
    )

    key = read_key(text.encode()).key

    assert key is not None
    assert key.parts[0].shares == {"AUB": 60, "BRU": 40}


def test_every_error_is_said_at_once_with_its_path() -> None:
    text = """
format = 1
title = ""
total = 1.5
parity = "par tous"
colour = "bleu"
[bounds]
floor = 8000.00
[[parts]]
base = "voix"
weight = 0
[[parts]]
weight = 40
[[reserves]]
label = "Réserve"
amount = "cinq"
"""

    assert sorted(said(text)) == sorted(
        [
            ("keys.required", "version"),
            ("keys.text_expected", "title"),
            ("keys.whole_expected", "total"),
            ("keys.parity_unknown", "parity"),
            ("keys.unknown_field", "colour"),
            ("keys.amount_quoted", "bounds.floor"),
            ("keys.base_unknown", "parts[1].base"),
            ("keys.whole_expected", "parts[1].weight"),
            ("keys.required", "parts[2].base"),
            ("keys.amount_expected", "reserves[1].amount"),
        ]
    )


def test_an_unknown_base_is_named_in_french_with_those_that_exist() -> None:
    (issue,) = read_key((HEAD + VOTES.replace("votes", "voix")).encode()).issues

    assert issue.message("fr").startswith(
        "«\u00a0parts[1].base\u00a0»\u00a0: base inconnue «\u00a0voix\u00a0». Bases possibles\u00a0: votes,"
    )


@pytest.mark.parametrize(("weight", "issues"), [(99, True), (100, False), (101, True)])
def test_weights_make_the_stated_total(weight: int, issues: bool) -> None:
    reading = read_key((HEAD + VOTES.replace("100", str(weight))).encode())

    assert found(reading) == ([("keys.weights_total", "total")] if issues else [])
    if issues:
        assert f"font {weight}, et non 100" in reading.issues[0].message("fr")


@pytest.mark.parametrize("written", ["8000.00", "8000", "true", "2025-01-01"])
def test_an_amount_without_quotes_is_refused(written: str) -> None:
    assert said(f"{HEAD}[bounds]\nfloor = {written}\n{VOTES}") == [("keys.amount_quoted", "bounds.floor")]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("8000,00", Amount(cents=8_000_00)),
        ("8000.05", Amount(cents=8_000_05)),
        ("8000", Amount(cents=8_000_00)),
        ("5 %", Amount(basis_points=500)),
        ("33,33%", Amount(basis_points=3_333)),
        ("2.5 %", Amount(basis_points=250)),
        ("100 %", Amount(basis_points=10_000)),
    ],
)
def test_amounts_are_euros_or_percent(written: str, amount: Amount) -> None:
    key = read_key(f'{HEAD}[bounds]\ncap = "{written}"\n{VOTES}'.encode()).key

    assert key is not None
    assert key.cap == amount


@pytest.mark.parametrize("written", ["8 000,00", "8000,0", "8000,123", "-1", "1e3", "5,555 %", "٣"])
def test_other_amounts_are_refused(written: str) -> None:
    assert said(f'{HEAD}[bounds]\ncap = "{written}"\n{VOTES}') == [("keys.amount_expected", "bounds.cap")]


def test_a_percentage_above_one_hundred_is_refused() -> None:
    assert said(f'{HEAD}[bounds]\ncap = "100,01 %"\n{VOTES}') == [("keys.percent_too_large", "bounds.cap")]


def test_hours_ask_for_the_note_of_the_auditor() -> None:
    hours = HEAD + '[[parts]]\nbase = "hours"\nweight = 100\n'

    assert said(hours) == [("keys.auditor_note_missing", "parts[1].auditor_note")]
    assert said(hours + 'auditor_note = "Note du 3 mars 2025"\n') == []


def test_fixed_shares_are_asked_for_summed_and_kept_for_fixed_parts() -> None:
    fixed = HEAD + '[[parts]]\nbase = "fixed"\nweight = 100\n'

    assert said(fixed) == [("keys.shares_missing", "parts[1].shares")]
    assert said(fixed + "shares = { A = 60, B = 39 }\nshares_total = 100\n") == [
        ("keys.shares_total", "parts[1].shares_total")
    ]
    assert said(HEAD + VOTES + "shares = { A = 1 }\n") == [("keys.shares_unused", "parts[1].shares")]
    assert said(fixed + 'shares = "tout"\n') == [("keys.table_expected", "parts[1].shares")]
    assert said(fixed + "shares = { A = 0.5 }\nshares_total = 1\n") == [
        ("keys.whole_expected", "parts[1].shares.A")
    ]


def test_tables_and_lists_are_told_apart() -> None:
    assert said(HEAD + "parts = 3\n") == [("keys.list_expected", "parts")]
    assert said(HEAD + "parts = [3]\n") == [("keys.table_expected", "parts[1]")]
    assert said(HEAD + "bounds = 3\n" + VOTES) == [("keys.table_expected", "bounds")]


def test_another_format_is_refused() -> None:
    assert said((HEAD + VOTES).replace("format = 1", "format = 2")) == [("keys.format_unknown", "format")]


def test_a_hidden_character_is_refused() -> None:
    assert said((HEAD + VOTES).replace("Clé", "Cl\u202eé")) == [("keys.text_unsafe", "title")]


def test_a_broken_document_names_its_line() -> None:
    reading = read_key(b'format = 1\nversion = "2025\n')

    assert found(reading) == [("keys.not_toml", None)]
    assert reading.issues[0].line == 2
    assert reading.key is None


def test_a_document_cut_at_its_end_has_no_line() -> None:
    assert read_key(b"format =").issues[0].line in {None, 1}


def test_another_encoding_is_refused() -> None:
    assert found(read_key("title = 'Clé'".encode("latin-1"))) == [("keys.not_utf8", None)]


def test_a_byte_order_mark_is_accepted() -> None:
    assert read_key(b"\xef\xbb\xbf" + (HEAD + VOTES).encode()).issues == ()
