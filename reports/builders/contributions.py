"""Contributions register: what was given, accepted, refused, to be returned or invoiced, with the rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caisse.kernel.names import normalised
from ledger.contribution_kinds import IN_KIND as IN_KIND_KINDS
from ledger.contribution_kinds import Kind as Given
from reports.cells import Kind
from reports.document import Block, Column, Definitions, Document, KeyFigure, Note, Row, Section, Table
from reports.frame import Cover, Frame, bind
from reports.manifest import Rule

KIND = "contributions"
OUTCOMES = ("accepted", "refused", "to_return", "to_invoice")

_ADVANCED = frozenset({Given.INVOICE})
_OTHER = frozenset({Given.DURABLE, Given.WAIVER})
_TIME = frozenset({Given.TIME})
_IN_KIND = IN_KIND_KINDS - _TIME
_MONEY = frozenset(Given) - _ADVANCED - _OTHER - _TIME - _IN_KIND
_GROUPS = {"money": _MONEY, "other": _OTHER, "in_kind": _IN_KIND, "time": _TIME, "advanced": _ADVANCED}
"""Columns by member. In kind and time stand outside the result; an invoice paid for the pool is a debt."""


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """One line of the register. It shows members, never persons.

    Attributes:
        number: its place in the register, as printed.
        day: date of the operation.
        member: name of the legal entity; empty for a natural person, who is counted, not named.
        kind: what was given.
        label: what it was, in words; empty where the words could name a person.
        amount_cents: value in cents.
        outcome: ``accepted``, ``refused``, ``to_return``, ``to_invoice`` or ``cancelled``.
        minutes: duration, for time.
        rule: the article applied.
        entry: numbers of the posted entries, as printed, or empty.
        settled: whether a sum to return was returned.
    """

    number: str
    day: date
    member: str
    kind: Given
    label: str
    amount_cents: int
    outcome: str
    minutes: int | None = None
    rule: str = ""
    entry: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class ContributionFigures:
    """What the report is made from.

    Attributes:
        year: the year of the register.
        until: last day counted.
        lines: in order of the register.
        member: name of the only member shown, or None for all of them.
    """

    year: int
    until: date
    lines: tuple[ContributionLine, ...]
    member: str | None = None

    def of(self, *outcomes: str) -> tuple[ContributionLine, ...]:
        """Return the lines with one of these outcomes."""
        return tuple(line for line in self.lines if line.outcome in outcomes)


def build_contributions(figures: ContributionFigures, frame: Frame) -> Document:
    """Return the contributions register of a year, up to a day."""
    accepted = figures.of("accepted")
    money_cents = _sum(accepted, _MONEY)
    audience = (
        frame.say("audience_pool")
        if figures.member is None
        else frame.say("audience_member", member=figures.member)
    )
    cover = Cover(
        kind=KIND,
        title=frame.counted("contributions_title", len(accepted), money_cents=money_cents),
        as_of=frame.say("year_until", year=figures.year, until_date=figures.until.isoformat()),
        status_label=frame.say("register_kept"),
        figure=KeyFigure(frame.item("money_accepted", Kind.CENTS, money_cents)),
        audience=audience,
        lead=(*_notes(figures, frame), _counts(figures, frame)),
    )
    sections = [
        Section("members", frame.say("by_member"), (_members(figures, frame),)),
        Section("accepted", frame.say("contributions_accepted"), (_table("accepted", accepted, frame),)),
    ]
    others = figures.of("refused", "to_return", "to_invoice", "cancelled")
    if others:
        sections.append(
            Section("others", frame.say("contributions_others"), (_table("not_accepted", others, frame),))
        )
    references = sorted({line.rule for line in figures.lines if line.rule})
    rules = tuple(Rule(frame.say("rule_guard"), reference) for reference in references)
    return bind(frame, cover, tuple(sections), rules)


def _sum(lines: Iterable[ContributionLine], kinds: frozenset[Given]) -> int:
    return sum(line.amount_cents for line in lines if line.kind in kinds)


def _notes(figures: ContributionFigures, frame: Frame) -> tuple[Block, ...]:
    notes: list[Block] = []
    for outcome in ("to_return", "to_invoice"):
        lines = [line for line in figures.of(outcome) if not line.settled]
        if lines:
            sum_cents = sum(line.amount_cents for line in lines)
            notes.append(Note(frame.counted(f"note_{outcome}", len(lines), sum_cents=sum_cents), "bad"))
    return tuple(notes)


def _counts(figures: ContributionFigures, frame: Frame) -> Definitions:
    return Definitions(
        "outcomes",
        tuple(frame.item(outcome, Kind.COUNT, len(figures.of(outcome))) for outcome in OUTCOMES),
    )


def _members(figures: ContributionFigures, frame: Frame) -> Table:
    accepted = figures.of("accepted")
    persons = frame.say("natural_persons")
    rows: list[Row] = []
    for member in sorted({line.member for line in accepted}, key=_last_persons):
        held = [line for line in accepted if line.member == member]
        rows.append((member or persons, *(_sum(held, kinds) for kinds in _GROUPS.values())))
    return Table(
        key="members",
        caption=frame.say("caption_members"),
        columns=(
            frame.column("member", header=True),
            frame.column("money", Kind.CENTS, strong=True),
            *(frame.column(group, Kind.CENTS, minor=True) for group in tuple(_GROUPS)[1:]),
        ),
        rows=tuple(rows),
        totals=(
            (
                frame.counted("givers", len(rows)),
                *(_sum(accepted, kinds) for kinds in _GROUPS.values()),
            ),
        ),
        empty=frame.say("empty_contributions"),
    )


def _last_persons(member: str) -> tuple[bool, str]:
    return (not member, normalised(member))


def _table(key: str, lines: tuple[ContributionLine, ...], frame: Frame) -> Table:
    refused = key != "accepted"
    reason: tuple[Column, ...] = (frame.column("outcome"), frame.column("rule", minor=True))
    blank: Row = (None, None) if refused else (None,)
    return Table(
        key=key,
        caption=frame.say(f"caption_{key}"),
        columns=(
            frame.column("register_number", Kind.CODE, minor=True),
            frame.column("day", Kind.DATE),
            frame.column("member", header=True),
            frame.column("given", minor=True),
            frame.column("duration", Kind.MINUTES, minor=True),
            frame.column("value", Kind.CENTS, strong=True),
            *(reason if refused else (frame.column("entry", minor=True),)),
        ),
        rows=tuple(_row(line, frame, refused=refused) for line in lines),
        totals=((None, None, frame.counted("lines", len(lines)), None, None, None, *blank),),
        empty=frame.say("empty_contributions"),
    )


def _row(line: ContributionLine, frame: Frame, *, refused: bool) -> Row:
    outcome = "returned" if line.settled and line.outcome == "to_return" else line.outcome
    last: Row = (frame.say(f"outcome_{outcome}"), line.rule or None) if refused else (line.entry or None,)
    kind = frame.say(f"kind_{line.kind.value}")
    return (
        line.number,
        line.day,
        line.member or frame.say("natural_persons"),
        frame.say("given", kind=kind, label=line.label) if line.label else kind,
        line.minutes,
        line.amount_cents,
        *last,
    )
