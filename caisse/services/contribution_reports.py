"""Reports on contributions: the register of a year, of the whole pool or of one member."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.canonical import Canonical, digest_of
from caisse.kernel.messages import text
from caisse.services.book_reports import BooksAsked, member_name
from caisse.services.report_frames import Issuing, frame_of
from ledger.contribution_kinds import RULES, Kind
from ledger.contribution_queries import RegisterRow, register_rows
from reports.builders.contributions import ContributionFigures, ContributionLine, build_contributions
from reports.document import Document
from reports.manifest import Input
from reports.record import issued


@dataclass(frozen=True, slots=True)
class RegisterAsked:
    """Which part of the register.

    Attributes:
        books: year and last day.
        member: code of the only member shown; None for the whole pool.
    """

    books: BooksAsked
    member: str | None = None


def compose_contributions(session: Session, asked: RegisterAsked, issuing: Issuing, actor: Actor) -> Document:
    """Return the contributions register of a year, numbered.

    It passes from member to member: natural persons are counted together, not named, and the words of their
    lines are left out.

    Raises:
        MemberUnknownError: no legal entity has this code.
    """
    authorise(
        session,
        actor,
        Permission.READ_REPORTS if asked.member is None else Permission.READ_MEMBER_LINES,
        asked.member,
    )
    since, year_end = date(asked.books.year, 1, 1), date(asked.books.year, 12, 31)
    until = min(asked.books.until or year_end, year_end)
    rows = register_rows(session, since=since, until=until, entity=asked.member)
    figures = ContributionFigures(
        year=asked.books.year,
        until=until,
        lines=tuple(_line(row) for row in rows),
        member=None if asked.member is None else member_name(session, asked.member),
    )
    read: list[Canonical] = [
        [line.number, line.day.isoformat(), line.amount_cents, line.outcome] for line in figures.lines
    ]
    named = text("reports.input_register", {"year": asked.books.year}, issuing.lang)
    inputs = (Input(named, digest_of(read)),)
    return issued(build_contributions(figures, frame_of(session, issuing, actor, inputs)))


def _line(row: RegisterRow) -> ContributionLine:
    kind = Kind(row.kind)
    by_person = RULES[kind].from_person
    sources = row.rule.sources
    return ContributionLine(
        number=row.number,
        day=row.day,
        member="" if by_person else row.entity_name,
        kind=kind,
        label="" if by_person else row.label,
        amount_cents=row.amount_cents,
        outcome="cancelled" if row.is_cancelled else row.outcome.value,
        minutes=row.minutes,
        rule=sources[0].reference if sources else "",
        entry=", ".join(row.entries),
        settled=row.returned_on is not None,
    )
