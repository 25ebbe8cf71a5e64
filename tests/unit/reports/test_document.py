"""Frozen documents: what a builder may not put in them, and the number of a report."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from reports.cells import Kind, WrongKindError
from reports.document import Column, Definitions, Item, Note, Paragraph, Section, ShapeError, Steps, Table
from reports.manifest import Head
from reports.record import manifest_record, record, report_number
from tests.unit.reports.samples import every_document

VOTES = (Column("member", "Membre"), Column("votes", "Voix", Kind.VOTES))


def test_a_row_has_one_value_a_column() -> None:
    with pytest.raises(ShapeError):
        Table("t", "Voix", VOTES, (("Aubépine",),))


def test_a_total_row_has_one_value_a_column_too() -> None:
    with pytest.raises(ShapeError):
        Table("t", "Voix", VOTES, (), totals=(("Total",),))


def test_a_cell_holds_what_its_column_counts() -> None:
    with pytest.raises(WrongKindError):
        Table("t", "Voix", VOTES, (("Aubépine", "douze"),))


def test_a_total_row_may_say_a_word_in_any_cell() -> None:
    table = Table("t", "Voix", VOTES, (("Aubépine", 12),), totals=(("Total", 12), (None, "inconnu")))

    assert table.totals[1] == (None, "inconnu")


def test_a_total_row_holds_no_number_of_another_kind() -> None:
    with pytest.raises(WrongKindError):
        Table("t", "Voix", VOTES, (), totals=((12, 12),))


def test_a_figure_outside_a_table_is_checked_as_well() -> None:
    with pytest.raises(WrongKindError):
        Item("votes", "Voix", Kind.VOTES, "douze")


def test_a_document_cannot_be_changed() -> None:
    document = every_document()["threshold"]

    with pytest.raises(FrozenInstanceError):
        document.title = "Autre"  # type: ignore[misc] # that is what is tested


def test_the_number_of_a_report_is_the_digest_of_what_it_says() -> None:
    document = every_document()["threshold"]
    other = replace(document, issued_by="Dominique Exemple")

    assert document.number == report_number(document) == report_number(document.numbered("autre"))
    assert document.number.startswith("2025-")
    assert report_number(other) != document.number


def test_the_record_holds_every_kind_of_block() -> None:
    document = replace(
        every_document()["threshold"],
        lead=(
            Paragraph("Un."),
            Note("Deux.", "bad"),
            Steps(("Trois.",)),
            Definitions("d", (Item("a", "A", Kind.CENTS, 5),)),
        ),
        sections=(Section("s", "S", (Table("t", "Voix", VOTES, (("Aubépine", 12),)),)),),
    )

    held = record(document)

    assert held["lead"] == [
        {"block": "paragraph", "text": "Un."},
        {"block": "note", "tone": "bad", "text": "Deux."},
        {"block": "steps", "texts": ["Trois."]},
        {
            "block": "definitions",
            "key": "d",
            "items": [{"key": "a", "label": "A", "kind": "cents", "value": 5}],
        },
    ]
    assert document.tables[0].rows == (("Aubépine", 12),)


def test_the_manifest_names_inputs_rules_key_template_and_head() -> None:
    manifest = every_document()["redistribution"].manifest

    held = manifest_record(manifest)

    assert held["key"] == {
        "version": "v3",
        "digest": "ef" * 32,
        "adopted_on": "2025-03-02",
        "reference": "décision n° 12",
    }
    assert held["head"] == {"count": 412, "root": "9f3c1a7e" * 8, "on": "2025-10-14", "anchored": 0}
    assert held["inputs"] == [{"name": "premier-tour.xlsx, version definitive", "digest": "ab" * 32}]
    assert len(manifest.template_digest) == 64
    assert manifest_record(every_document()["threshold"].manifest)["key"] is None


def test_a_head_says_how_many_events_nobody_outside_vouches_for() -> None:
    head = Head(412, "9f3c1a7e" * 8, date(2025, 10, 14), anchored=400)

    assert head.not_anchored == 12
    assert head.written == "412:" + "9f3c1a7e" * 8
    assert head.short == "9f3c 1a7e 9f3c 1a7e"
