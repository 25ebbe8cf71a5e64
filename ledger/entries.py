"""Entries: what stands in one, its rules of form, its mirror, its digest. Pure values, no session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from caisse.kernel.canonical import Canonical, digest_of
from caisse.kernel.exact import Cents
from caisse.kernel.names import unsafe_characters
from caisse.kernel.refusals import RefusalError
from ledger.accounts import is_in_kind
from ledger.journals import Journal

LARGEST_CENTS: Final = 10**14
"""A line above a thousand billion euros is a slip of the keyboard."""
LABEL_LENGTH: Final = 200
PIECE_LENGTH: Final = 100
_QUOTED: Final = 40
_LEAST_LINES: Final = 2
_NOT_IN_KIND: Final = tuple(set(Journal) - {Journal.IN_KIND, Journal.CLOSING})


class UnknownJournalError(RefusalError):
    """No journal has this code."""

    code = "ledger.unknown_journal"


class NotBalancedError(RefusalError):
    """The lines do not sum to zero."""

    code = "ledger.not_balanced"


class TooFewLinesError(RefusalError):
    """An entry needs two lines at least."""

    code = "ledger.too_few_lines"


class EmptyLineError(RefusalError):
    """A line moves nothing."""

    code = "ledger.empty_line"


class AmountTooLargeError(RefusalError):
    """A line's amount cannot be meant."""

    code = "ledger.amount_too_large"


class InKindMixedError(RefusalError):
    """Classes 86 and 87 stand in one entry with classes 1 to 7."""

    code = "ledger.in_kind_mixed"


class InKindJournalError(RefusalError):
    """Classes 86 and 87 outside journal CV, or another class inside it."""

    code = "ledger.in_kind_journal"


class LabelMissingError(RefusalError):
    """An entry says in words what happened."""

    code = "ledger.label_missing"


class PieceMissingError(RefusalError):
    """An entry cites its supporting document."""

    code = "ledger.piece_missing"


class TextTooLongError(RefusalError):
    """A label or a reference is over its length."""

    code = "ledger.text_too_long"


class HiddenCharacterError(RefusalError):
    """A text holds a character that hides or turns what is read."""

    code = "ledger.hidden_character"


class Origin(StrEnum):
    """Who made an entry: a person, or the program for a purpose. A person posts it in any case."""

    PERSON = "person"
    OPENING = "opening"
    CLOSING = "closing"
    REVERSAL = "reversal"
    ACCRUAL_REVERSAL = "accrual_reversal"
    CONTRIBUTION = "contribution"
    REDISTRIBUTION = "redistribution"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an entry.

    Attributes:
        account: number of the account.
        amount_cents: signed cents, debit positive, credit negative.
        member: code of the member (auxiliary account), or None.
        label: what the line says beyond the entry's label.
    """

    account: str
    amount_cents: Cents
    member: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What a draft says.

    Attributes:
        journal: two letters of the journal.
        day: date of the operation (Europe/Paris).
        label: what happened, in words.
        lines: two lines or more, summing to zero.
        piece: reference of the supporting document, as it is filed.
        document: SHA-256 of the supporting document kept in the database, or None.
        origin: who made the entry.
    """

    journal: str
    day: date
    label: str
    lines: tuple[Line, ...]
    piece: str
    document: str | None = None
    origin: Origin = Origin.PERSON


def check_form(draft: EntryDraft) -> None:
    """Refuse a draft that no chart and no calendar could save.

    Raises:
        UnknownJournalError: no such journal.
        LabelMissingError, PieceMissingError: no label, no reference of a supporting document.
        TextTooLongError: a text over its length.
        HiddenCharacterError: a control or bidirectional character in a text.
        TooFewLinesError: fewer than two lines.
        EmptyLineError: a line of zero cents.
        AmountTooLargeError: a line above ``LARGEST_CENTS``.
        NotBalancedError: the lines do not sum to zero.
        InKindMixedError: classes 86 and 87 beside classes 1 to 7.
        InKindJournalError: class 8 outside CV (or CL), another class in CV.
    """
    if draft.journal not in list(Journal):
        raise UnknownJournalError(journal=draft.journal)
    _check_texts(draft)
    if len(draft.lines) < _LEAST_LINES:
        raise TooFewLinesError(lines=len(draft.lines))
    for position, line in enumerate(draft.lines, start=1):
        if line.amount_cents == 0:
            raise EmptyLineError(position=position, account=line.account)
        if abs(line.amount_cents) > LARGEST_CENTS:
            raise AmountTooLargeError(position=position, amount_cents=line.amount_cents)
    debit_cents, credit_cents = sides(draft.lines)
    if debit_cents != credit_cents:
        raise NotBalancedError(
            debit_cents=debit_cents, credit_cents=credit_cents, gap_cents=abs(debit_cents - credit_cents)
        )
    _check_in_kind(draft)


def _check_texts(draft: EntryDraft) -> None:
    if not draft.label.strip():
        raise LabelMissingError
    if not draft.piece.strip():
        raise PieceMissingError
    labels = [(line.label, LABEL_LENGTH) for line in draft.lines]
    for written, limit in [(draft.piece, PIECE_LENGTH), (draft.label, LABEL_LENGTH), *labels]:
        if len(written) > limit:
            raise TextTooLongError(text=written[:_QUOTED], length=len(written), limit=limit)
        hidden = unsafe_characters(written)
        if hidden:
            raise HiddenCharacterError(characters=", ".join(hidden))


def _check_in_kind(draft: EntryDraft) -> None:
    in_kind = {is_in_kind(line.account) for line in draft.lines}
    if len(in_kind) > 1:
        raise InKindMixedError
    refused = _NOT_IN_KIND if in_kind == {True} else (Journal.IN_KIND,)
    if draft.journal in refused:
        raise InKindJournalError(journal=draft.journal)


def sides(lines: Sequence[Line]) -> tuple[Cents, Cents]:
    """Return the total debit and the total credit of lines, both in positive cents."""
    debit = sum(line.amount_cents for line in lines if line.amount_cents > 0)
    credit = -sum(line.amount_cents for line in lines if line.amount_cents < 0)
    return Cents(debit), Cents(credit)


def mirror(draft: EntryDraft, *, day: date, label: str, origin: Origin) -> EntryDraft:
    """Return the mirror of an entry: same journal and accounts, debit and credit swapped.

    Args:
        draft: what the first entry says.
        day: date of the mirror.
        label: its label, which quotes the first entry's number.
        origin: ``REVERSAL`` or ``ACCRUAL_REVERSAL``.
    """
    lines = tuple(
        Line(line.account, Cents(-line.amount_cents), line.member, line.label) for line in draft.lines
    )
    return EntryDraft(draft.journal, day, label, lines, draft.piece, draft.document, origin)


def content(draft: EntryDraft) -> dict[str, Canonical]:
    """Return what a person is shown of an entry, in canonical form."""
    return {
        "journal": draft.journal,
        "day": draft.day.isoformat(),
        "label": draft.label,
        "piece": draft.piece,
        "document": draft.document,
        "origin": draft.origin.value,
        "lines": [
            {
                "account": line.account,
                "amount_cents": line.amount_cents,
                "member": line.member,
                "label": line.label,
            }
            for line in draft.lines
        ],
    }


def digest_of_entry(draft: EntryDraft) -> str:
    """Return the SHA-256 of what was displayed, which the second person hands back when posting."""
    return digest_of(content(draft))
