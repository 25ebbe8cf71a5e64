"""Fiscal years and months: opened, closed, reopened by two persons; what the program drafts around them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import NamedAccountRequiredError, authorise
from caisse.identity.permissions import Permission
from ledger import closing, fiscal_years
from ledger.drafting import DraftedEntry
from ledger.entries import Line
from ledger.fiscal_years import YearState
from ledger.seals import sealing_instant


def open_fiscal_year(session: Session, year: int, actor: Actor) -> YearState:
    """Open a fiscal year and its 12 months.

    Raises:
        YearExistsError, YearRefusedError: it is open, or cannot be.
    """
    authorise(session, actor, Permission.MANAGE_PERIODS)
    fiscal_years.open_year(session, year, user_id=_named(actor), at=sealing_instant(session, actor.clock))
    return next(state for state in fiscal_years.years(session) if state.year == year)


def list_fiscal_years(session: Session, actor: Actor) -> tuple[YearState, ...]:
    """Return every fiscal year with its months."""
    authorise(session, actor, Permission.READ_LEDGER)
    return fiscal_years.years(session)


def close_month(session: Session, month: date, actor: Actor) -> None:
    """Close a month.

    Raises:
        MonthClosedError, YearClosedError, DraftsLeftError, NotNilError: it cannot be.
    """
    authorise(session, actor, Permission.MANAGE_PERIODS)
    fiscal_years.close_month(
        session, month, user_id=_named(actor), at=sealing_instant(session, actor.clock), salts=actor.salts
    )


def reopen_month(session: Session, month: date, reason: str | None, actor: Actor) -> bool:
    """Ask for the reopening of a month (with a reason), or do what another person asked (without one).

    Returns:
        Whether the month is open now; False when it waits for a second person.

    Raises:
        MonthOpenError, YearClosedError: there is nothing to reopen, or never again.
        ReopeningAskedError, ReopeningNotAskedError: asked twice, or not at all.
        SamePersonError, InvitedByAuthorError: the second person is not one.
    """
    authorise(session, actor, Permission.MANAGE_PERIODS)
    user_id, at = _named(actor), sealing_instant(session, actor.clock)
    if reason is None:
        fiscal_years.reopen_month(session, month, user_id=user_id, at=at, salts=actor.salts)
        return True
    fiscal_years.request_reopening(session, month, reason=reason, user_id=user_id, at=at, salts=actor.salts)
    return False


def close_fiscal_year(session: Session, year: int, actor: Actor) -> None:
    """Close a fiscal year for good.

    Raises:
        YearClosedError, PreviousYearOpenError, MonthsOpenError, DraftsLeftError, NotNilError: it cannot be.
    """
    authorise(session, actor, Permission.MANAGE_PERIODS)
    fiscal_years.close_year(
        session, year, user_id=_named(actor), at=sealing_instant(session, actor.clock), salts=actor.salts
    )


def draft_closing(session: Session, year: int, actor: Actor) -> tuple[DraftedEntry, ...]:
    """Draft the closing entries of a year; another person posts them.

    Raises:
        AlreadyDraftedError, NothingToDraftError: they wait, or nothing is left to close.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    return closing.draft_closing(
        session, year, author_id=actor.user_id, at=sealing_instant(session, actor.clock)
    )


def draft_opening(session: Session, year: int, actor: Actor) -> tuple[DraftedEntry, ...]:
    """Draft what is carried from the year before; another person posts it.

    Raises:
        AlreadyDraftedError, NothingToDraftError: it waits, or everything is opened.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    return closing.draft_opening(
        session, year, author_id=actor.user_id, at=sealing_instant(session, actor.clock)
    )


def draft_first_opening(
    session: Session, year: int, lines: Sequence[Line], piece: str, actor: Actor
) -> DraftedEntry:
    """Draft opening balances that come from books kept elsewhere; another person posts them.

    Raises:
        NotCarriedError: a line of class 6, 7 or 8.
        RefusalError: as ``ledger.drafting.check_draft``.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    return closing.draft_first_opening(
        session, year, lines, author_id=actor.user_id, at=sealing_instant(session, actor.clock), piece=piece
    )


def draft_accrual_reversals(session: Session, year: int, actor: Actor) -> tuple[DraftedEntry, ...]:
    """Draft on 1 January the mirrors of the accruals of 31 December; another person posts them.

    Raises:
        NothingToDraftError: no accrual is left to reverse.
    """
    authorise(session, actor, Permission.DRAFT_ENTRIES)
    return closing.draft_accrual_reversals(
        session, year, author_id=actor.user_id, at=sealing_instant(session, actor.clock)
    )


def _named(actor: Actor) -> int:
    if actor.user_id is None:
        raise NamedAccountRequiredError
    return actor.user_id
