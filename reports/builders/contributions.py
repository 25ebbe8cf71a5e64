"""Contributions register: what was given, accepted, refused, to be returned or invoiced, with the rule."""

from dataclasses import dataclass
from datetime import date

from caisse.kernel.names import normalised
from reports.cells import Kind
from reports.document import Block, Column, Definitions, Document, KeyFigure, Note, Row, Section, Table
from reports.frame import Cover, Frame, bind
from reports.manifest import Rule

KIND = "contributions"
OUTCOMES = ("accepted", "refused", "to_return", "to_invoice")
KINDS = ("money", "time", "in_kind")


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """One line of the register. It shows members, never persons.

    Attributes:
        day: date of the operation.
        member: name of the member; empty for a natural person, who is counted, not named.
        kind: ``money``, ``time`` or ``in_kind``.
        label: what it was.
        amount_cents: value in cents.
        outcome: ``accepted``, ``refused``, ``to_return`` or ``to_invoice``.
        minutes: duration, for time.
        rule: the article applied, for what is not accepted.
        entry: number of the entry, as printed, or empty.
        document: digest of the supporting document, or empty.
    """

    day: date
    member: str
    kind: str
    label: str
    amount_cents: int
    outcome: str
    minutes: int | None = None
    rule: str = ""
    entry: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class ContributionFigures:
    """What the report is made from.

    Attributes:
        year: the fiscal year.
        until: last day counted.
        lines: in order of date.
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
    """Return the contributions register of a fiscal year, up to a day."""
    accepted = figures.of("accepted")
    accepted_cents = sum(line.amount_cents for line in accepted)
    audience = (
        frame.say("audience_pool")
        if figures.member is None
        else frame.say("audience_member", member=figures.member)
    )
    cover = Cover(
        kind=KIND,
        title=frame.counted("contributions_title", len(accepted), accepted_cents=accepted_cents),
        as_of=frame.say("year_until", year=figures.year, until_date=figures.until.isoformat()),
        status_label=frame.say("register_kept"),
        figure=KeyFigure(frame.item("accepted", Kind.CENTS, accepted_cents)),
        audience=audience,
        lead=(*_notes(figures, frame), _counts(figures, frame)),
    )
    sections = [
        Section("members", frame.say("by_member"), (_members(figures, frame),)),
        Section("accepted", frame.say("contributions_accepted"), (_table("accepted", accepted, frame),)),
    ]
    others = figures.of("refused", "to_return", "to_invoice")
    if others:
        sections.append(
            Section("others", frame.say("contributions_others"), (_table("not_accepted", others, frame),))
        )
    rules = tuple(sorted({line.rule for line in figures.lines if line.rule}))
    return bind(
        frame, cover, tuple(sections), tuple(Rule(frame.say("rule_guard"), reference) for reference in rules)
    )


def _notes(figures: ContributionFigures, frame: Frame) -> tuple[Block, ...]:
    notes: list[Block] = []
    for outcome in ("to_return", "to_invoice"):
        lines = figures.of(outcome)
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
        parts = tuple(sum(line.amount_cents for line in held if line.kind == kind) for kind in KINDS)
        rows.append((member or persons, *parts, sum(parts)))
    sums = tuple(sum(line.amount_cents for line in accepted if line.kind == kind) for kind in KINDS)
    return Table(
        key="members",
        caption=frame.say("caption_members"),
        columns=(
            frame.column("member", header=True),
            frame.column("money", Kind.CENTS, minor=True),
            frame.column("time", Kind.CENTS, minor=True),
            frame.column("in_kind", Kind.CENTS, minor=True),
            frame.column("sum", Kind.CENTS, strong=True),
        ),
        rows=tuple(rows),
        totals=((frame.counted("givers", len(rows)), *sums, sum(sums)),),
        empty=frame.say("empty_contributions"),
    )


def _last_persons(member: str) -> tuple[bool, str]:
    return (not member, normalised(member))


def _table(key: str, lines: tuple[ContributionLine, ...], frame: Frame) -> Table:
    refused = key != "accepted"
    reason: tuple[Column, ...] = (frame.column("outcome"), frame.column("rule", minor=True))
    persons = frame.say("natural_persons")
    rows = []
    for line in lines:
        last: Row = (
            (frame.say(f"outcome_{line.outcome}"), line.rule or None) if refused else (line.entry or None,)
        )
        rows.append(
            (line.day, line.member or persons, _what(line, frame), line.minutes, line.amount_cents, *last)
        )
    blank: Row = (None, None) if refused else (None,)
    total_cents = sum(line.amount_cents for line in lines)
    return Table(
        key=key,
        caption=frame.say(f"caption_{key}"),
        columns=(
            frame.column("day", Kind.DATE),
            frame.column("member", header=True),
            frame.column("given", minor=True),
            frame.column("duration", Kind.MINUTES, minor=True),
            frame.column("value", Kind.CENTS, strong=True),
            *(reason if refused else (frame.column("entry", Kind.CODE, minor=True),)),
        ),
        rows=tuple(rows),
        totals=((None, frame.counted("lines", len(lines)), None, None, total_cents, *blank),),
        empty=frame.say("empty_contributions"),
    )


def _what(line: ContributionLine, frame: Frame) -> str:
    return frame.say("given", kind=frame.say(f"kind_{line.kind}"), label=line.label)
