"""Redistribution statement: what was received, what came first, and each member's share to the cent."""

from collections.abc import Sequence
from fractions import Fraction

from ledger.key import Base
from ledger.redistribution import PlanLine
from reports.builders.plan import PlanFigures, as_of, payment_state, status_label
from reports.cells import Kind
from reports.document import Block, Column, Document, KeyFigure, Note, Paragraph, Row, Section, Table
from reports.frame import Cover, Frame, bind
from reports.manifest import Rule

KIND = "redistribution"


def build_redistribution(figures: PlanFigures, frame: Frame) -> Document:
    """Return the redistribution statement of one plan."""
    computed = figures.computed
    sum_cents = sum(line.net_cents for line in computed.lines)
    cover = Cover(
        kind=KIND,
        title=frame.say("redistribution_title"),
        as_of=as_of(figures, frame),
        status=figures.status,
        status_label=status_label(figures, frame),
        figure=KeyFigure(frame.item("to_share", Kind.CENTS, computed.to_share_cents)),
        audience=frame.say("audience_pool"),
        lead=(*_notes(figures, frame, sum_cents), Paragraph(_summary(figures, frame))),
    )
    sections = (
        Section("receipt", frame.say("from_receipt"), (_receipt(figures, frame),)),
        Section("key", frame.say("key_weights"), _key(figures, frame)),
        Section(
            "lines",
            frame.say("shares_to_the_cent"),
            (Paragraph(frame.say("how_shared")), _quotas(figures, frame), _shares(figures, frame)),
            wide=True,
        ),
    )
    rules = (Rule(frame.say("rule_payable"), "L88 art. 11-4"), Rule(frame.say("rule_parity"), "L88 art. 9-1"))
    return bind(frame, cover, sections, rules)


def _notes(figures: PlanFigures, frame: Frame, sum_cents: int) -> tuple[Block, ...]:
    notes: list[Block] = []
    if sum_cents == figures.computed.to_share_cents:
        notes.append(Note(frame.say("sum_is_exact", sum_cents=sum_cents), "ok"))
    else:
        notes.append(Note(frame.say("sum_differs", sum_cents=sum_cents), "bad"))
    if figures.posted_on is None:
        notes.append(Note(frame.say("plan_not_posted")))
    notes += [
        Note(frame.say("consigned", member=figures.members[member], reason=reason))
        for member, reason in sorted(figures.consigned.items())
    ]
    return tuple(notes)


def _summary(figures: PlanFigures, frame: Frame) -> str:
    return frame.say(
        "redistribution_summary",
        received_cents=figures.computed.receipt.received_cents,
        received_date=figures.received_on.isoformat(),
        entry=figures.receipt_entry,
        decree=figures.decree,
        members=frame.counted("members", len(figures.computed.lines)),
        version=figures.key.version,
    )


def _receipt(figures: PlanFigures, frame: Frame) -> Table:
    receipt = figures.computed.receipt
    rows: list[Row] = []
    if receipt.deduction_cents:
        rows += [
            (frame.say("gross_aid"), receipt.received_cents + receipt.deduction_cents),
            (frame.say("parity_kept"), -receipt.deduction_cents),
        ]
    rows.append((frame.say("received_entry", entry=figures.receipt_entry), receipt.received_cents))
    if receipt.carried_cents:
        rows.append((frame.say("carried"), receipt.carried_cents))
    for item in receipt.items:
        lender = frame.say("lender", member=figures.members[item.member]) if item.member else ""
        rows.append((f"{item.label}{lender}", -item.cents))
    return Table(
        key="receipt",
        caption=frame.say("caption_receipt"),
        columns=(frame.column("line", header=True), frame.column("amount", Kind.CENTS, strong=True)),
        rows=tuple(rows),
        totals=((frame.say("item_to_share"), figures.computed.to_share_cents),),
    )


def _key(figures: PlanFigures, frame: Frame) -> tuple[Block, ...]:
    blocks: list[Block] = [_parts(figures, frame), _bases(figures, frame)]
    if figures.by_causes:
        blocks.append(_parity(figures, frame))
    return tuple(blocks)


def _parts(figures: PlanFigures, frame: Frame) -> Table:
    total = sum(part.weight for part in figures.key.parts)
    return Table(
        key="parts",
        caption=frame.say("caption_parts", version=figures.key.version),
        columns=(frame.column("base", header=True), frame.column("weight", Kind.COUNT, strong=True)),
        rows=tuple((frame.say(f"base_{part.base.value}"), part.weight) for part in figures.key.parts),
        totals=((frame.say("total"), total),),
    )


def _bases(figures: PlanFigures, frame: Frame) -> Table:
    bases = tuple(base for base in figures.bases() if base is not Base.EQUAL)
    lines = figures.computed.lines
    held = [[figures.measure(line.member, base) for base in bases] for line in lines]
    kinds = [figures.kind_of(base) for base in bases]
    names = [figures.members[line.member] for line in lines]
    return Table(
        key="bases",
        caption=frame.say("caption_bases"),
        columns=(
            frame.column("member", header=True),
            *(
                Column(base.value, frame.say(f"base_{base.value}"), kind)
                for base, kind in zip(bases, kinds, strict=True)
            ),
        ),
        rows=tuple((name, *values) for name, values in zip(names, held, strict=True)),
        totals=((frame.counted("members", len(lines)), *_sums(held, kinds)),),
    )


def _parity(figures: PlanFigures, frame: Frame) -> Table:
    lines, kind = figures.computed.lines, figures.ballot_kind
    people = [
        (figures.ballots(one.women), figures.ballots(one.men), figures.ballots(one.women - one.men))
        for one in (figures.brought_by(line.member) for line in lines)
    ]
    return Table(
        key="parity",
        caption=frame.say("caption_parity"),
        columns=(
            frame.column("member", header=True),
            frame.column("women", kind),
            frame.column("men", kind),
            frame.column("gap", Kind.SIGNED if kind is Kind.COUNT else kind, minor=True),
            frame.column("parity", Kind.CENTS, strong=True),
        ),
        rows=tuple(
            (figures.members[line.member], *counted, -line.charge_cents)
            for line, counted in zip(lines, people, strict=True)
        ),
        totals=(
            (
                frame.counted("members", len(lines)),
                *_sums(people, [kind] * 3),
                -sum(line.charge_cents for line in lines),
            ),
        ),
    )


def _sums(rows: Sequence[Sequence[int | Fraction]], kinds: Sequence[Kind]) -> Row:
    """Return the sum of each column, a fraction where its column holds fractions."""
    columns = zip(*rows, kinds, strict=True)
    return tuple(
        sum(values, Fraction(0)) if kind is Kind.FRACTION else sum(values) for *values, kind in columns
    )


def _quotas(figures: PlanFigures, frame: Frame) -> Table:
    lines = figures.computed.lines
    return Table(
        key="quotas",
        caption=frame.say("caption_quotas"),
        columns=(
            frame.column("member", header=True),
            frame.column("weight_share", Kind.SHARE, minor=True),
            frame.column("quota", Kind.FRACTION, minor=True),
            frame.column("floor", Kind.CENTS, minor=True),
            frame.column("remainder", Kind.FRACTION, minor=True),
            frame.column("rank", Kind.COUNT, minor=True),
            frame.column("extra", Kind.SIGNED, minor=True),
            frame.column("share", Kind.CENTS, strong=True),
        ),
        rows=tuple(_quota(line, figures, frame) for line in lines),
        totals=(
            (
                frame.counted("members", len(lines)),
                None,
                None,
                sum(line.sharing.whole_cents for line in lines),
                None,
                None,
                sum(line.sharing.extra_cents for line in lines),
                sum(line.sharing.share_cents for line in lines),
            ),
        ),
    )


def _quota(line: PlanLine, figures: PlanFigures, frame: Frame) -> Row:
    sharing = line.sharing
    bound = frame.say(f"bound_{sharing.bound.value}")
    return (
        f"{figures.members[line.member]}{bound}",
        figures.weight_share(line),
        sharing.quota,
        sharing.whole_cents,
        sharing.remainder,
        sharing.rank,
        sharing.extra_cents or None,
        sharing.share_cents,
    )


def _shares(figures: PlanFigures, frame: Frame) -> Table:
    lines = figures.computed.lines
    return Table(
        key="shares",
        caption=frame.say("caption_shares"),
        columns=(
            frame.column("member", header=True),
            frame.column("share", Kind.CENTS, minor=True),
            frame.column("parity", Kind.CENTS, minor=True),
            frame.column("net", Kind.CENTS, strong=True),
            frame.column("state"),
        ),
        rows=tuple(
            (
                figures.members[line.member],
                line.share_cents,
                -line.charge_cents,
                line.net_cents,
                payment_state(figures, line.member, frame),
            )
            for line in lines
        ),
        totals=(
            (
                frame.counted("members", len(lines)),
                sum(line.share_cents for line in lines),
                -sum(line.charge_cents for line in lines),
                sum(line.net_cents for line in lines),
                None,
            ),
        ),
    )
