"""The books of the demonstration: what a treasurer enters, what a second person posts, months that close."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from caisse.demo.stage import Stage
from caisse.identity.actor import Actor
from caisse.kernel.exact import Cents
from caisse.services.contribution_imports import (
    ImportContributions,
    ImportedContributions,
    import_contributions,
)
from caisse.services.entries import draft_entry, list_entries, post_entries
from caisse.services.fiscal_years import close_month
from ledger.entries import EntryDraft, Line


def post_what_waits(session: Session, year: int, actor: Actor) -> int:
    """Post every draft of a year, in the order they were made; return how many.

    Args:
        session: a writing transaction.
        year: the fiscal year.
        actor: the second person.
    """
    waiting = list_entries(session, year, actor, state="draft")
    posted = post_entries(session, [(entry.id, entry.digest) for entry in waiting], actor) if waiting else ()
    return len(posted)


def draft(
    stage: Stage, journal: str, day: date, label: str, piece: str, moves: Sequence[tuple[str, int]]
) -> None:
    """Let the treasurer draft an entry.

    Args:
        stage: the stage.
        journal: two letters.
        day: date of the operation.
        label: what happened.
        piece: reference of the document.
        moves: (account, signed cents), debit positive.
    """
    lines = tuple(Line(account, Cents(amount_cents)) for account, amount_cents in moves)
    with stage.database.transaction() as session:
        draft_entry(session, EntryDraft(journal, day, label, lines, piece), stage.people["theo"])


def post_drafts(stage: Stage, year: int) -> int:
    """Let the facilitator post what the treasurer drafted; return how many entries."""
    with stage.database.transaction() as session:
        return post_what_waits(session, year, stage.people["fanny"])


def import_file(stage: Stage, name: str, content: str) -> ImportedContributions:
    """Let the treasurer import a file of contributions."""
    path = stage.file(f"fichiers/{name}", content.encode("utf-8"))
    command = ImportContributions(path.read_bytes(), path.name, commit=True)
    with stage.database.transaction() as session:
        return import_contributions(session, command, stage.people["theo"])


def close_months(stage: Stage, year: int, months: Sequence[int]) -> None:
    """Close months, one after the other."""
    for month in months:
        with stage.database.transaction() as session:
            close_month(session, date(year, month, 1), stage.people["fanny"])
