"""Plans through the services: K2 from the files to the books, on both databases, and what comes after it."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from caisse.db import Database
from caisse.kernel.clock import FixedClock
from caisse.models.document_store import keep_document
from caisse.services.documents import add_document
from caisse.services.entries import withdraw_entry
from caisse.services.legal_facts import FactAsked, record_fact
from caisse.services.payouts import (
    AlreadyPaidError,
    NoAccountError,
    PaymentUnlawfulError,
    Payout,
    StillConsignedError,
    pay_share,
    release_share,
    settle_item,
)
from caisse.services.plan_inputs import NotAReceiptError
from caisse.services.plan_postings import BasisChangedError, PlanChangedError
from caisse.services.plan_views import PlanView
from caisse.services.redistributions import PlanPostedError, ReceiptHasPlanError, show_plan
from caisse.services.verification import verify
from ledger.balances import balances
from ledger.drafting import edit_entry, said_by
from ledger.four_eyes import SamePersonError
from ledger.models.entries import Entry
from ledger.models.redistribution import PlanPosting
from ledger.posting import post_entries, reverse_entry
from tests.bookkeeping import line, said
from tests.conftest import ActorFactory
from tests.integration.plan_desk import ASKED, K2, PLAN_DAY, PlanDesk, designations, ready_desk
from tests.unprotected import SWITCHED_OFF, unprotect

NETS = {"A": 71_101_74, "B": 31_957_97, "C": 25_826_78, "D": 7_527_94, "E": 8_000_00}
PAID_ON = date(2025, 10, 20)


@pytest.fixture
def both(database: Database, make_actor: ActorFactory, clock: FixedClock) -> PlanDesk:
    """The pool of K2 on the plan's day, on each database."""
    return ready_desk(database, make_actor, clock)


@pytest.fixture
def desk(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> PlanDesk:
    """The pool of K2 on the plan's day, for what does not depend on the engine."""
    return ready_desk(sqlite_database, make_actor, clock)


def nets(plan: PlanView) -> dict[str, int]:
    return {line.member: line.net_cents for line in plan.lines}


def pay(desk: PlanDesk, member: str, plan: str = "2025-1") -> Payout:
    with desk.database.transaction() as session:
        return pay_share(session, plan, member, PAID_ON, desk.pool.treasurer)


def post_draft(desk: PlanDesk, entry_id: int, digest: str) -> None:
    with desk.database.transaction() as session:
        post_entries(
            session,
            [(entry_id, digest)],
            poster_id=desk.pool.second.user_id or 0,
            at=desk.clock.now(),
            salts=desk.pool.second.salts,
        )


def undo(desk: PlanDesk, entry_id: int) -> None:
    with desk.database.transaction() as session:
        mirror = reverse_entry(
            session,
            entry_id,
            day=PAID_ON,
            author_id=desk.pool.treasurer.user_id,
            at=desk.clock.now(),
            reason="essai",
        )
    post_draft(desk, mirror.id, mirror.digest)


def test_k2_comes_from_the_files_to_the_books_to_the_cent(both: PlanDesk) -> None:
    plan = both.plan()
    posted = both.post(plan)

    assert nets(plan) == NETS
    assert {each.member: each.measures["votes"] for each in plan.lines} == {one.code: one.votes for one in K2}
    assert {each.member: each.quota for each in plan.lines}["A"] == "47570189516748/6690439"
    assert (plan.to_share_cents, plan.base_cents) == (144_414_43, 160_379_81)
    assert [each.member for each in plan.lines if each.consigned is not None] == ["E"]
    assert len(posted.posted) == 2
    with both.database.reading() as session:
        books = balances(session, 2025)
        assert (books["65711", None], books["65718", None]) == (136_414_43, 8_000_00)
        assert books["4685", "E"] == -8_000_00
        owed = {code: -books["4511", code] for code in "ABCDE"}
        assert owed == {**NETS, "E": 0}
        assert verify(session, None, both.pool.treasurer).faults == ()


def test_a_preview_keeps_nothing(desk: PlanDesk) -> None:
    assert nets(desk.plan(commit=False)) == NETS
    assert desk.plan().code == "2025-1"


def test_a_receipt_has_one_plan_until_another_replaces_it_by_name(desk: PlanDesk) -> None:
    first = desk.plan()
    with pytest.raises(ReceiptHasPlanError):
        desk.plan()
    second = desk.plan(asked=replace(ASKED, replaces=first.code))

    assert (second.code, nets(second)) == ("2025-2", NETS)
    desk.post(second)
    with pytest.raises(PlanPostedError):
        desk.plan(asked=replace(ASKED, replaces="2025-2"))


def test_a_plan_undone_in_the_books_is_replaced(desk: PlanDesk) -> None:
    posted = desk.post(desk.plan())
    desk.move_to(PAID_ON)
    with desk.database.reading() as session:
        posting = session.scalars(select(PlanPosting)).one()
    undo(desk, posting.owed_id)
    with pytest.raises(PlanPostedError):
        desk.plan(asked=replace(ASKED, replaces=posted.code))
    assert posting.consigned_id is not None
    undo(desk, posting.consigned_id)

    again = desk.plan(asked=replace(ASKED, replaces=posted.code, day=PAID_ON))
    desk.post(again)

    with desk.database.reading() as session:
        assert balances(session, 2025)["65711", None] == 136_414_43
        assert verify(session, None, desk.pool.treasurer).faults == ()


def test_what_was_shown_and_confirmed_must_still_stand_when_it_is_posted(desk: PlanDesk) -> None:
    plan = desk.plan()
    with pytest.raises(SamePersonError):
        desk.post(plan, desk.pool.treasurer)
    with pytest.raises(PlanChangedError):
        desk.post(replace(plan, digest="0" * 64))
    other = designations("59-01,2,B,100")
    desk.adopt("2025-3", other)
    desk.designate(other)
    with pytest.raises(BasisChangedError):
        desk.post(plan)


def test_only_a_receipt_of_aid_is_shared(desk: PlanDesk) -> None:
    (decree,) = desk.posted(said("AP", PLAN_DAY, line("441", 100_00), line("7301", -100_00)))
    gift_of_a = "2025-0002"

    for number in (decree, gift_of_a, "2025-0099", "", "x"):
        with pytest.raises(NotAReceiptError):
            desk.plan(asked=replace(ASKED, receipt=number))


def test_shares_are_paid_to_the_account_of_the_mandataire_only(desk: PlanDesk) -> None:
    desk.post(desk.plan())
    desk.move_to(PAID_ON)

    paid = pay(desk, "A")
    post_draft(desk, paid.entry.id, paid.entry.digest)

    assert (paid.cents, paid.account_end) == (71_101_74, "2606")
    with desk.database.reading() as session:
        assert balances(session, 2025)["4511", "A"] == 0
        assert balances(session, 2025)["5122", None] == -71_101_74
    with pytest.raises(AlreadyPaidError):
        pay(desk, "A")
    with pytest.raises(NoAccountError):
        pay(desk, "D")
    with pytest.raises(StillConsignedError):
        pay(desk, "E")


def test_a_payment_edited_before_it_is_posted_is_still_the_payment(desk: PlanDesk) -> None:
    desk.post(desk.plan())
    desk.move_to(PAID_ON)
    paid = pay(desk, "A")
    with desk.database.transaction() as session:
        written = said_by(session, session.get_one(Entry, paid.entry.id))
        edited = edit_entry(
            session,
            paid.entry.id,
            replace(written, label="Virement à A"),
            author_id=desk.pool.treasurer.user_id or 0,
            at=desk.clock.now(),
        )
    with pytest.raises(AlreadyPaidError):
        pay(desk, "A")
    post_draft(desk, edited.id, edited.digest)
    with pytest.raises(AlreadyPaidError):
        pay(desk, "A")


def test_a_payment_withdrawn_or_reversed_is_made_again(desk: PlanDesk) -> None:
    desk.post(desk.plan())
    desk.move_to(PAID_ON)
    with desk.database.transaction() as session:
        first = pay_share(session, "2025-1", "A", PAID_ON, desk.pool.treasurer)
        withdraw_entry(session, first.entry.id, "date inexacte", desk.pool.treasurer)
    second = pay(desk, "A")
    post_draft(desk, second.entry.id, second.entry.digest)
    undo(desk, second.entry.id)

    third = pay(desk, "A")
    post_draft(desk, third.entry.id, third.entry.digest)

    with desk.database.reading() as session:
        assert balances(session, 2025)["4511", "A"] == 0
        movements = {each.member: each.movements for each in show_plan(session, "2025-1", desk.other).lines}
    assert movements["A"] == (("payment", "posted"),)


def test_a_member_barred_on_the_day_is_not_paid(desk: PlanDesk) -> None:
    desk.post(desk.plan())
    desk.move_to(PAID_ON)
    with desk.database.transaction() as session:
        barred = FactAsked("A", "bar", since=date(2025, 10, 15), until=date(2025, 12, 31))
        record_fact(session, barred, desk.pool.facilitator)

    with pytest.raises(PaymentUnlawfulError) as refusal:
        pay(desk, "A")
    assert "A" in refusal.value.message("fr")


def test_a_consigned_share_is_released_once_its_member_is_a_party_in_order(desk: PlanDesk) -> None:
    desk.post(desk.plan())
    desk.move_to(date(2025, 10, 12))
    desk.bank_of("E")
    desk.move_to(PAID_ON)
    with pytest.raises(PaymentUnlawfulError), desk.database.transaction() as session:
        release_share(session, "2025-1", "E", PAID_ON, desk.pool.treasurer)
    with desk.database.transaction() as session:
        declared = FactAsked("E", "mandataire", since=date(2025, 10, 15), variant="mandataire_financier")
        record_fact(session, declared, desk.pool.facilitator)
        record_fact(session, FactAsked("E", "first_year", year=2025), desk.pool.facilitator)
        freed = release_share(session, "2025-1", "E", PAID_ON, desk.pool.treasurer)
    with pytest.raises(StillConsignedError):
        pay(desk, "E")
    post_draft(desk, freed.entry.id, freed.entry.digest)
    paid = pay(desk, "E")
    post_draft(desk, paid.entry.id, paid.entry.digest)

    with desk.database.reading() as session:
        books = balances(session, 2025)
        assert (books["4685", "E"], books["4511", "E"]) == (0, 0)


def test_the_gap_of_an_item_goes_to_the_next_plan_and_stays_with_the_one_that_replaces_it(
    desk: PlanDesk,
) -> None:
    desk.post(desk.plan())
    with desk.database.transaction() as session:
        invoice = add_document(session, b"facture", "facture.txt", desk.pool.treasurer)
        assert settle_item(session, "2025-1", 1, 4_320_00, invoice.digest, desk.pool.treasurer) == -120_00
    (later,) = desk.posted(said("BM", PLAN_DAY, line("5121", 100_000_00), line("441", -100_000_00)))
    asked = replace(ASKED, receipt=later, deduction_cents=0, items=())

    second = desk.plan(asked=asked)
    third = desk.plan(asked=replace(asked, replaces=second.code))

    assert (second.carried_cents, third.carried_cents) == (-120_00, -120_00)
    assert third.to_share_cents == 100_000_00 - 120_00 - 5_000_00
    with desk.database.reading() as session:
        assert verify(session, None, desk.pool.treasurer).faults == ()


CHANGES = (
    "UPDATE plan_lines SET net_cents = net_cents + 1, share_cents = share_cents + 1 WHERE position = 1",
    "UPDATE plan_lines SET consigned = NULL",
    "UPDATE plan_items SET cents = cents + 1 WHERE position = 1",
    "UPDATE plans SET decree = 'autre'",
    "UPDATE plan_settlements SET invoiced_cents = 1",
    "DELETE FROM plan_settlements",
    "DELETE FROM plan_postings",
    "DELETE FROM plan_lines WHERE position = 5",
)


def test_a_plan_changed_from_outside_is_found(desk: PlanDesk) -> None:
    desk.post(desk.plan())
    with desk.database.transaction() as session:
        invoice = keep_document(session, b"facture", "facture.txt", at=desk.clock.now(), stored_by_id=None)
        settle_item(session, "2025-1", 1, 4_320_00, invoice.digest, desk.pool.treasurer)
    unseen = []
    for change in CHANGES:
        with desk.database.transaction() as session:
            unprotect(session)
            session.execute(text(change))
            faults = verify(session, None, desk.pool.treasurer).faults
            session.rollback()
        if not {fault.code for fault in faults} - SWITCHED_OFF:
            unseen.append(change)

    assert unseen == []
