"""Once posted, on both databases: shares paid to mandataires only, consigned ones released, items settled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.identity.authorise import NamedAccountRequiredError, NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.kernel.refusals import RefusalError
from caisse.services.documents import add_document
from caisse.services.legal_facts import EvidenceUnknownError, FactAsked, record_fact
from caisse.services.payouts import (
    AlreadyPaidError,
    AlreadyReleasedError,
    AlreadySettledError,
    BeforePlanError,
    InvoiceNegativeError,
    ItemUnknownError,
    NoAccountError,
    NoShareError,
    NotConsignedError,
    PaymentUnlawfulError,
    Payout,
    PlanNotPostedError,
    StillConsignedError,
    pay_share,
    release_share,
    settle_item,
)
from caisse.services.plan_postings import post_plan
from caisse.services.plan_views import PlanView
from caisse.services.redistributions import (
    ItemAsked,
    PlanAsked,
    PlanPostedError,
    PlanUnknownError,
    show_plan,
)
from caisse.services.verification import verify
from ledger.four_eyes import SamePersonError
from ledger.members import UnknownEntityError
from ledger.posting import PostedEntry, post_entries
from ledger.queries import entry_view
from ledger.redistribution import ItemKind, PriorityItem
from tests.bookkeeping import line, said
from tests.conftest import ActorFactory
from tests.integration.redistribution_desk import ELECTION, PlanDesk, open_plan_desk
from tests.unprotected import SWITCHED_OFF, unprotect

DAY = date(2025, 10, 10)
PAID_ON = date(2025, 10, 20)
ITEMS = (
    ItemAsked(PriorityItem("Commissaire aux comptes", 4_200_00, ItemKind.EXPENSE)),
    ItemAsked(PriorityItem("Banque et assurance", 612_40, ItemKind.EXPENSE)),
)
Move = Callable[..., Payout]


@pytest.fixture
def desk(database: Database, make_actor: ActorFactory, clock: FixedClock) -> PlanDesk:
    """A posted plan: A, B, C and D are parties, E is not; D has no account. It is 20 October 2025."""
    opened = open_plan_desk(database, make_actor, clock)
    post(opened, opened.plan(asks(opened)))
    opened.move_to(PAID_ON)
    return opened


def asks(desk: PlanDesk, receipt: str | None = None) -> PlanAsked:
    number = receipt or desk.receipt
    return PlanAsked(
        2025, ELECTION, None, "décret n° 2025-1", number, "2025-1", DAY, items=ITEMS, commit=True
    )


def post(desk: PlanDesk, view: PlanView) -> PlanView:
    with desk.database.transaction() as session:
        return post_plan(session, view.code or "", view.digest or "", desk.second)


def pay(
    desk: PlanDesk, member: str, day: date = PAID_ON, plan: str = "2025-1", actor: Actor | None = None
) -> Payout:
    with desk.database.transaction() as session:
        return pay_share(session, plan, member, day, actor or desk.treasurer)


def release(desk: PlanDesk, member: str, day: date = PAID_ON, actor: Actor | None = None) -> Payout:
    with desk.database.transaction() as session:
        return release_share(session, "2025-1", member, day, actor or desk.treasurer)


def settle(desk: PlanDesk, position: int, cents: int, plan: str = "2025-1", digest: str = "") -> int:
    with desk.database.transaction() as session:
        kept = add_document(session, f"facture {position}".encode(), "facture.txt", desk.treasurer)
        return settle_item(session, plan, position, cents, digest or kept.digest, desk.treasurer)


def posted(desk: PlanDesk, payout: Payout, actor: Actor | None = None) -> PostedEntry:
    poster = actor or desk.second
    with desk.database.transaction() as session:
        (done,) = post_entries(
            session,
            [(payout.entry.id, payout.entry.digest)],
            poster_id=poster.user_id or 0,
            at=desk.clock.now(),
            salts=poster.salts,
        )
    return done


def shown(desk: PlanDesk, plan: str = "2025-1") -> PlanView:
    with desk.database.reading() as session:
        return show_plan(session, plan, desk.second)


def movements(desk: PlanDesk) -> dict[str, tuple[tuple[str, str], ...]]:
    return {one.member: one.movements for one in shown(desk).lines if one.movements}


def faults(desk: PlanDesk) -> list[tuple[str, object]]:
    with desk.database.reading() as session:
        found = verify(session, None, desk.treasurer).faults
    return [(one.code, one.params.get("kind")) for one in found if one.code not in SWITCHED_OFF]


def refused(act: Callable[..., object], *args: object, **options: object) -> RefusalError:
    with pytest.raises(RefusalError) as caught:
        act(*args, **options)
    assert caught.value.message("fr") != caught.value.message("en")
    return caught.value


def in_order(desk: PlanDesk, member: str) -> None:
    """Declare the mandataire of a member from 15 October 2025 on."""
    with desk.database.transaction() as session:
        since = date(2025, 10, 15)
        declared = FactAsked(member, "mandataire", since=since, variant="mandataire_financier")
        record_fact(session, declared, desk.pool.facilitator)
        record_fact(session, FactAsked(member, "first_year", year=2025), desk.pool.facilitator)


def test_a_share_is_paid_to_the_account_of_the_mandataire_and_posted_by_another(desk: PlanDesk) -> None:
    share = {one.member: one.net_cents for one in shown(desk).lines}

    payout = pay(desk, "a")

    assert (payout.plan, payout.member, payout.cents) == ("2025-1", "A", share["A"])
    assert (payout.account_end, payout.account_age_days) == ("2606", 19)
    with desk.database.reading() as session:
        entry = entry_view(session, payout.entry.id).said
    assert (entry.journal, entry.day) == ("BP", PAID_ON)
    assert [(one.account, one.amount_cents, one.member) for one in entry.lines] == [
        ("4511", share["A"], "A"),
        ("5122", -share["A"], None),
    ]
    assert movements(desk) == {"A": (("payment", "draft"),)}
    with pytest.raises(SamePersonError):
        posted(desk, payout, desk.treasurer)
    posted(desk, payout)
    assert movements(desk) == {"A": (("payment", "posted"),)}
    assert faults(desk) == []


def test_a_share_is_paid_once_unless_its_payment_was_undone(desk: PlanDesk) -> None:
    first = pay(desk, "A")
    assert isinstance(refused(pay, desk, "A"), AlreadyPaidError)
    done = posted(desk, first)
    assert isinstance(refused(pay, desk, "A"), AlreadyPaidError)

    desk.reverse(done.number, PAID_ON)

    assert movements(desk) == {}
    assert posted(desk, pay(desk, "A")).number > done.number
    assert faults(desk) == []


def test_a_member_without_usable_account_is_not_paid(desk: PlanDesk) -> None:
    error = refused(pay, desk, "D")
    assert isinstance(error, NoAccountError)
    assert error.params == {"member": "D"}
    desk.bank_details("D")
    assert isinstance(refused(pay, desk, "D"), NoAccountError)
    desk.move_to(date(2025, 10, 28))
    assert pay(desk, "D").account_age_days == 8


def test_a_payment_that_the_law_forbids_on_its_day_says_why(desk: PlanDesk) -> None:
    with desk.database.transaction() as session:
        barred = FactAsked("C", "bar", since=date(2025, 10, 18), until=date(2025, 12, 31))
        record_fact(session, barred, desk.pool.facilitator)
    error = refused(pay, desk, "C")
    assert isinstance(error, PaymentUnlawfulError)
    assert error.message().startswith("Ce versement n’est pas permis. ")
    assert "guard." not in error.message() + error.message("en")
    assert pay(desk, "C", date(2025, 10, 17)).member == "C"


@pytest.mark.parametrize(
    ("member", "plan", "error"),
    [
        ("A", "2025-9", PlanUnknownError),
        ("Z", "2025-1", UnknownEntityError),
        ("GROUPE-AF", "2025-1", NoShareError),
        ("E", "2025-1", StillConsignedError),
    ],
)
def test_what_is_not_owed_is_not_paid(
    desk: PlanDesk, member: str, plan: str, error: type[RefusalError]
) -> None:
    assert isinstance(refused(pay, desk, member, plan=plan), error)


def test_nothing_is_owed_before_the_plan_is_posted(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    desk = open_plan_desk(database, make_actor, clock)
    desk.plan(asks(desk))
    for act in (pay, release):
        assert isinstance(refused(act, desk, "A", DAY), PlanNotPostedError)
    assert isinstance(refused(settle, desk, 1, 0), PlanNotPostedError)


def test_a_consigned_share_is_released_once_it_may_be_paid(desk: PlanDesk) -> None:
    assert isinstance(refused(release, desk, "A"), NotConsignedError)
    assert isinstance(refused(release, desk, "E"), PaymentUnlawfulError)
    in_order(desk, "E")
    assert isinstance(refused(release, desk, "E", date(2025, 10, 14)), PaymentUnlawfulError)
    assert isinstance(refused(pay, desk, "E"), StillConsignedError)

    payout = release(desk, "E", date(2025, 10, 15))

    assert (payout.account_end, payout.account_age_days) == (None, None)
    with desk.database.reading() as session:
        entry = entry_view(session, payout.entry.id).said
    assert [(one.account, one.amount_cents, one.member) for one in entry.lines] == [
        ("4685", payout.cents, "E"),
        ("4511", -payout.cents, "E"),
    ]
    assert entry.journal == "AP"
    assert isinstance(refused(release, desk, "E"), AlreadyReleasedError)
    assert isinstance(refused(pay, desk, "E"), StillConsignedError)
    posted(desk, payout)
    assert isinstance(refused(release, desk, "E"), AlreadyReleasedError)
    assert isinstance(refused(pay, desk, "E"), NoAccountError)
    assert movements(desk) == {"E": (("release", "posted"),)}
    assert faults(desk) == []


def test_only_who_may_and_by_name_pays_releases_and_settles(
    desk: PlanDesk, make_actor: ActorFactory, clock: FixedClock
) -> None:
    for act in (pay, release):
        assert isinstance(refused(act, desk, "A", actor=local_actor("x", clock)), NamedAccountRequiredError)
        assert isinstance(refused(act, desk, "A", actor=desk.pool.facilitator), NotAllowedError)
    auditor = make_actor(desk.database, "odile", Role.AUDITOR)
    for actor, error in ((auditor, NotAllowedError), (local_actor("x", clock), NamedAccountRequiredError)):
        with pytest.raises(error), desk.database.transaction() as session:
            settle_item(session, "2025-1", 1, 0, "0" * 64, actor)


def test_the_gap_of_a_settled_item_goes_to_the_next_plan(desk: PlanDesk) -> None:
    before = shown(desk).to_share_cents
    assert settle(desk, 1, 4_000_00) == 200_00
    assert settle(desk, 2, 700_00) == -87_60
    number = desk.posted(said("BM", DAY, line("5121", 164_975_61), line("441", -164_975_61)))

    second = desk.plan(asks(desk, number))

    assert (second.carried_cents, second.to_share_cents) == (112_40, before + 112_40)
    settle(desk, 3, 8_248_78)
    again = desk.plan(replace(asks(desk, number), replaces=second.code))
    assert again.carried_cents == 112_40
    assert (again.code, shown(desk, second.code or "").replaced_by) == ("2025-3", "2025-3")
    third = desk.posted(said("BM", DAY, line("5121", 100_000_00), line("441", -100_000_00)))
    assert desk.plan(asks(desk, third)).carried_cents == 0
    assert faults(desk) == []


def test_an_item_is_settled_once_with_its_invoice(desk: PlanDesk) -> None:
    assert isinstance(refused(settle, desk, 9, 0), ItemUnknownError)
    assert isinstance(refused(settle, desk, 1, -1), InvoiceNegativeError)
    assert isinstance(refused(settle, desk, 1, 0, digest="0" * 64), EvidenceUnknownError)
    assert settle(desk, 1, 0) == 4_200_00
    assert isinstance(refused(settle, desk, 1, 0), AlreadySettledError)


def test_a_plan_whose_entries_were_reversed_is_replaced_unless_paid(desk: PlanDesk) -> None:
    first = shown(desk)
    settle(desk, 1, 4_000_00)
    paid = posted(desk, pay(desk, "A"))
    with pytest.raises(PlanPostedError):
        desk.plan(replace(asks(desk), replaces="2025-1"))
    for number in first.posted:
        desk.reverse(number, PAID_ON)
    with pytest.raises(PlanPostedError):
        desk.plan(replace(asks(desk), replaces="2025-1"))
    desk.reverse(paid.number, PAID_ON)

    assert isinstance(refused(pay, desk, "B"), PlanNotPostedError)
    second = desk.plan(replace(asks(desk), replaces="2025-1"))

    assert (second.code, second.carried_cents) == ("2025-2", 0)
    post(desk, second)
    assert pay(desk, "A", plan="2025-2").cents == paid_cents(second)
    assert faults(desk) == []


def paid_cents(view: PlanView) -> int:
    return next(one.net_cents for one in view.lines if one.member == "A")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE plan_settlements SET invoiced_cents = 1", "DELETE FROM plan_settlements"],
)
def test_a_changed_settlement_is_found(desk: PlanDesk, statement: str) -> None:
    settle(desk, 1, 4_000_00)
    with pytest.raises(Exception, match="only added to"), desk.database.transaction() as session:
        session.execute(text(statement))
    with desk.database.transaction() as session:
        unprotect(session)
        session.execute(text(statement))
    assert {kind for _, kind in faults(desk)} == {"plan_settlement"}


def test_nothing_is_paid_or_released_before_the_day_of_the_plan(desk: PlanDesk) -> None:
    assert isinstance(refused(pay, desk, "A", date(2025, 10, 9)), BeforePlanError)
    assert isinstance(refused(release, desk, "E", date(2025, 10, 9)), BeforePlanError)
    assert pay(desk, "A", DAY).member == "A"
