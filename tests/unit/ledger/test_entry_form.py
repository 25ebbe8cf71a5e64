"""What an entry may say, whatever the chart and the calendar."""

from datetime import date

import pytest

from caisse.kernel.refusals import RefusalError
from ledger.entries import (
    LABEL_LENGTH,
    LARGEST_CENTS,
    AmountTooLargeError,
    EmptyLineError,
    EntryDraft,
    HiddenCharacterError,
    InKindJournalError,
    InKindMixedError,
    LabelMissingError,
    NotBalancedError,
    Origin,
    PieceMissingError,
    TextTooLongError,
    TooFewLinesError,
    UnknownJournalError,
    check_form,
    digest_of_entry,
    mirror,
    sides,
)
from tests.bookkeeping import gift, line, said

DAY = date(2025, 6, 12)


def test_a_gift_of_150_euros_is_well_formed() -> None:
    check_form(said("BM", DAY, line("5121", 15_000), line("7541", -15_000)))


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (said("ZZ", DAY, line("5121", 1), line("7541", -1)), UnknownJournalError),
        (said("BM", DAY, line("5121", 1), line("7541", -1), label=" "), LabelMissingError),
        (EntryDraft("BM", DAY, "Don", (line("5121", 1), line("7541", -1)), piece=""), PieceMissingError),
        (said("BM", DAY, line("5121", 1), line("7541", -1), label="x" * 201), TextTooLongError),
        (said("BM", DAY, line("5121", 1), line("7541", -1), label="a\u202eb"), HiddenCharacterError),
        (said("BM", DAY, line("5121", 1)), TooFewLinesError),
        (said("BM", DAY, line("5121", 1), line("7541", -1), line("627", 0)), EmptyLineError),
        (
            said("BM", DAY, line("5121", LARGEST_CENTS + 1), line("7541", -LARGEST_CENTS - 1)),
            AmountTooLargeError,
        ),
        (said("BM", DAY, line("5121", 15_000), line("7541", -14_999)), NotBalancedError),
        (said("CV", DAY, line("861", 100), line("7541", -100)), InKindMixedError),
        (said("OD", DAY, line("861", 100), line("871", -100)), InKindJournalError),
        (said("CV", DAY, line("5121", 100), line("7541", -100)), InKindJournalError),
    ],
)
def test_a_malformed_entry_is_refused_with_a_sentence(entry: EntryDraft, refusal: type[RefusalError]) -> None:
    with pytest.raises(refusal) as caught:
        check_form(entry)
    assert caught.value.message("fr")
    assert caught.value.message("en")


def test_an_entry_that_does_not_balance_says_by_how_much() -> None:
    with pytest.raises(NotBalancedError) as caught:
        check_form(said("BM", DAY, line("5121", 15_000), line("7541", -14_999)))
    assert caught.value.params["gap_cents"] == 1


def test_the_largest_amount_and_the_longest_label_pass() -> None:
    check_form(
        said("BM", DAY, line("5121", LARGEST_CENTS), line("7541", -LARGEST_CENTS), label="x" * LABEL_LENGTH)
    )


@pytest.mark.parametrize("journal", ["CV", "CL"])
def test_contributions_in_kind_go_to_their_journal_and_to_closing(journal: str) -> None:
    check_form(said(journal, DAY, line("861", 36_000), line("871", -36_000)))


def test_the_mirror_swaps_debit_and_credit_and_keeps_the_journal() -> None:
    first = said("BP", DAY, line("627", 12_000), line("5122", -12_000))
    second = mirror(first, day=date(2025, 7, 1), label="Contre-passation", origin=Origin.REVERSAL)
    assert second.journal == "BP"
    assert [each.amount_cents for each in second.lines] == [-12_000, 12_000]
    assert sides(first.lines) == sides(second.lines) == (12_000, 12_000)


def test_the_digest_changes_with_what_is_displayed() -> None:
    assert digest_of_entry(gift(15_000)) == digest_of_entry(gift(15_000))
    assert digest_of_entry(gift(15_000)) != digest_of_entry(gift(15_001))
