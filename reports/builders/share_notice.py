"""Share notice: one member's share, and how it is arrived at, step by step."""

from dataclasses import dataclass
from datetime import date

from caisse.kernel.format import integer, share
from ledger.allocation import Bound
from ledger.redistribution import PlanLine
from reports.builders.plan import PlanFigures, as_of, status_label
from reports.cells import Kind, printed
from reports.document import Block, Definitions, Document, Item, KeyFigure, Note, Row, Section, Steps, Table
from reports.frame import Cover, Frame, bind
from reports.manifest import Rule

KIND = "share-notice"


@dataclass(frozen=True, slots=True)
class SharePayment:
    """One payment of a share, or of a loan with it.

    Attributes:
        day: date of the payment.
        entry: number of the entry, as printed.
        amount_cents: what was paid.
    """

    day: date
    entry: str
    amount_cents: int


@dataclass(frozen=True, slots=True)
class ShareNoticeFigures:
    """What the notice is made from.

    Attributes:
        plan: the plan.
        member: code of the member it is for.
        account_end: last four characters of its mandataire's account, or empty when none is on record.
        account_since: since when that account is on record.
        payments: what was paid already.
    """

    plan: PlanFigures
    member: str
    account_end: str = ""
    account_since: date | None = None
    payments: tuple[SharePayment, ...] = ()


def build_share_notice(figures: ShareNoticeFigures, frame: Frame) -> Document:
    """Return the notice of one member's share of a plan."""
    plan = figures.plan
    line = plan.line_of(figures.member)
    name = plan.members[figures.member]
    cover = Cover(
        kind=KIND,
        title=frame.say(
            "notice_consigned" if figures.member in plan.consigned else "notice_title",
            member=name,
            net_cents=line.net_cents,
        ),
        as_of=as_of(plan, frame),
        status=plan.status,
        status_label=status_label(plan, frame),
        figure=KeyFigure(frame.item("net", Kind.CENTS, line.net_cents)),
        audience=frame.say("audience_member", member=name),
        lead=_lead(figures, line, frame),
    )
    sections = (
        Section("derivation", frame.say("notice_how"), (Steps(tuple(_steps(figures, line, frame))),)),
        Section("payment", frame.say("notice_payment"), (_payments(figures, frame),)),
    )
    return bind(frame, cover, sections, (Rule(frame.say("rule_payable"), "L88 art. 11-4"),))


def _lead(figures: ShareNoticeFigures, line: PlanLine, frame: Frame) -> tuple[Block, ...]:
    loan_cents = _loan_cents(figures)
    items: list[Item] = [frame.item("share", Kind.CENTS, line.share_cents)]
    if line.charge_cents:
        items.append(frame.item("parity", Kind.CENTS, -line.charge_cents))
    items.append(frame.item("net", Kind.CENTS, line.net_cents))
    if loan_cents:
        items.append(frame.item("loan", Kind.CENTS, loan_cents))
        items.append(frame.item("with_loan", Kind.CENTS, line.net_cents + loan_cents))
    return (Definitions("share", tuple(items)), _destination(figures, frame))


def _loan_cents(figures: ShareNoticeFigures) -> int:
    items = figures.plan.computed.receipt.items
    return sum(item.cents for item in items if item.member == figures.member)


def _destination(figures: ShareNoticeFigures, frame: Frame) -> Note:
    plan = figures.plan
    name = plan.members[figures.member]
    if figures.member in plan.consigned:
        return Note(frame.say("consigned", member=name, reason=plan.consigned[figures.member]), "bad")
    if not figures.account_end or figures.account_since is None:
        return Note(frame.say("notice_no_account"))
    since_date = figures.account_since.isoformat()
    return Note(frame.say("notice_account", last_four=figures.account_end, since_date=since_date), "ok")


def _steps(figures: ShareNoticeFigures, line: PlanLine, frame: Frame) -> list[str]:
    plan = figures.plan
    computed, sharing, lang = plan.computed, line.sharing, frame.language
    items_cents = sum(item.cents for item in computed.receipt.items)
    steps = [
        frame.say(
            "step_received",
            received_cents=computed.receipt.received_cents,
            received_date=plan.received_on.isoformat(),
            entry=plan.receipt_entry,
            items_cents=items_cents,
            to_share_cents=computed.to_share_cents,
        )
    ]
    if plan.by_causes:
        steps.append(
            frame.say(
                "step_added_back",
                deduction_cents=computed.receipt.deduction_cents,
                base_cents=computed.base_cents,
            )
        )
    weight = plan.weight_share(line)
    steps.append(
        frame.say("step_weight", version=plan.key.version, share=share(weight.part, weight.whole, lang))
    )
    if sharing.bound is Bound.NONE:
        steps += [
            frame.say(
                "step_quota",
                quota=printed(Kind.FRACTION, sharing.quota, lang),
                floor_cents=sharing.whole_cents,
                remainder=printed(Kind.FRACTION, sharing.remainder, lang),
            ),
            _cent(sharing.rank, sharing.extra_cents, frame),
        ]
    else:
        steps.append(frame.say(f"step_{sharing.bound.value}", share_cents=sharing.share_cents))
    if line.charge_cents:
        steps.append(frame.say("step_parity", charge_cents=line.charge_cents))
    steps.append(frame.say("step_net", net_cents=line.net_cents))
    return steps


def _cent(rank: int | None, extra_cents: int, frame: Frame) -> str:
    if rank is None:
        return frame.say("step_no_remainder")
    key = "step_cent" if extra_cents else "step_no_cent"
    return frame.say(key, rank=_ordinal(rank, frame))


def _ordinal(rank: int, frame: Frame) -> str:
    if frame.language == "fr":
        return "1er" if rank == 1 else f"{integer(rank, 'fr')}e"
    endings = {1: "st", 2: "nd", 3: "rd"}
    last_two = f"{rank:02d}"[-2:]
    ending = "th" if last_two in {"11", "12", "13"} else endings.get(int(last_two[-1]), "th")
    return f"{integer(rank, 'en')}{ending}"


def _payments(figures: ShareNoticeFigures, frame: Frame) -> Table:
    rows: tuple[Row, ...] = tuple((paid.day, paid.entry, paid.amount_cents) for paid in figures.payments)
    return Table(
        key="payments",
        caption=frame.say("caption_payments"),
        columns=(
            frame.column("day", Kind.DATE),
            frame.column("entry", Kind.CODE, header=True),
            frame.column("amount", Kind.CENTS, strong=True),
        ),
        rows=rows,
        totals=((None, frame.say("total"), sum(paid.amount_cents for paid in figures.payments)),),
        empty=frame.say("empty_payments"),
    )
