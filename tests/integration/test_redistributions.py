"""Plans through the services, on both databases: computed, kept, posted by another person; K2 to the cent."""

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
from caisse.services.adoptions import NotInForceError
from caisse.services.confirmables import Confirmed
from caisse.services.import_batches import ElectionUnknownError
from caisse.services.key_records import KeyUnknownError
from caisse.services.legal_facts import EvidenceUnknownError, FactAsked, record_fact
from caisse.services.plan_figures import SeveralPartiesError, UndesignatedError
from caisse.services.plan_inputs import NotAReceiptError, NotConfirmedError
from caisse.services.plan_postings import BasisChangedError, PlanChangedError, PlanReplacedError, post_plan
from caisse.services.plan_views import PlanView
from caisse.services.redistributions import (
    BeforeReceiptError,
    DayOutsideYearError,
    ItemAsked,
    LenderUnknownError,
    PlanAsked,
    PlanPostedError,
    PlanUnknownError,
    ReceiptHasPlanError,
    WordsRefusedError,
    list_plans,
    show_plan,
)
from caisse.services.verdicts import NoResultsError, VersionUnknownError
from caisse.services.verification import verify
from ledger.four_eyes import InvitedByAuthorError, SamePersonError
from ledger.queries import entry_id_of, entry_view
from ledger.redistribution import ItemKind, PriorityItem
from tests.bookkeeping import line, said
from tests.conftest import ActorFactory
from tests.integration.redistribution_desk import ELECTION, K2, PlanDesk, adopt, open_plan_desk
from tests.official_files import decisions
from tests.unprotected import SWITCHED_OFF, unprotect

DAY = date(2025, 10, 10)
ITEMS = (
    ItemAsked(PriorityItem("Commissaire aux comptes", 4_200_00, ItemKind.EXPENSE)),
    ItemAsked(PriorityItem("Banque et assurance", 612_40, ItemKind.EXPENSE)),
    ItemAsked(PriorityItem("Emprunt auprès de A", 6_000_00, ItemKind.LOAN, "A")),
    ItemAsked(PriorityItem("Emprunt auprès de C", 1_500_00, ItemKind.LOAN, "C")),
)
NETS = {"A": 71_101_74, "B": 31_957_97, "C": 25_826_78, "D": 7_527_94, "E": 8_000_00}
EQUAL = b"""
format = 1
version = "egal"
title = "Parts fixes"
total = 1
parity = "by_all"
[[parts]]
base = "equal"
weight = 1
"""
SEATED = EQUAL.replace(b'"egal"', b'"sieges"').replace(b'"equal"', b'"seats"')


@pytest.fixture
def desk(database: Database, make_actor: ActorFactory, clock: FixedClock) -> PlanDesk:
    """A small count; everything confirmed; the receipt posted."""
    return open_plan_desk(database, make_actor, clock)


def asks(desk: PlanDesk, **changes: object) -> PlanAsked:
    asked = PlanAsked(2025, ELECTION, None, "décret n° 2025-1", desk.receipt, "2025-1", DAY, commit=True)
    return replace(asked, **changes)  # type: ignore[arg-type] # fields of the plan, each test its own


def plan(desk: PlanDesk, **changes: object) -> PlanView:
    return desk.plan(asks(desk, **changes))


def refused(desk: PlanDesk, **changes: object) -> RefusalError:
    with pytest.raises(RefusalError) as caught:
        plan(desk, **changes)
    with desk.database.reading() as session:
        assert not [one for one in list_plans(session, desk.treasurer) if one.code == "2025-2"]
    assert caught.value.message("fr") != caught.value.message("en")
    return caught.value


def post(desk: PlanDesk, view: PlanView, actor: Actor | None = None, digest: str | None = None) -> PlanView:
    with desk.database.transaction() as session:
        return post_plan(session, view.code or "", digest or view.digest or "", actor or desk.second)


def faults(desk: PlanDesk) -> list[tuple[str, object, object]]:
    with desk.database.reading() as session:
        found = verify(session, None, desk.treasurer).faults
    return [(one.code, one.params.get("kind"), one.params.get("object")) for one in found]


def test_k2_to_the_cent_from_the_count_to_the_books(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    desk = open_plan_desk(database, make_actor, clock, K2)
    asked = asks(desk, items=ITEMS, deduction_cents=15_965_38)

    view = desk.plan(asked)

    assert {one.member: one.net_cents for one in view.lines} == NETS
    assert [one.measures["votes"] for one in view.lines] == [each.votes for each in K2.values()]
    assert [one.measures["constituencies"] for one in view.lines] == [26, 14, 9, 4, 1]
    assert (view.code, view.to_share_cents, view.base_cents, view.unit) == (
        "2025-1",
        144_414_43,
        160_379_81,
        1,
    )
    assert [(item.label, item.cents, item.member) for item in view.items] == [
        ("Commissaire aux comptes", 4_200_00, None),
        ("Banque et assurance", 612_40, None),
        ("Emprunt auprès de A", 6_000_00, "A"),
        ("Emprunt auprès de C", 1_500_00, "C"),
        ("Réserve", 8_248_78, None),
    ]
    assert [one.member for one in view.lines if one.consigned] == ["E"]
    posted = post(desk, view)
    with database.reading() as session:
        owed, held = (entry_view(session, entry_id_of(session, number) or 0).said for number in posted.posted)
    assert [(one.account, one.amount_cents, one.member) for one in owed.lines] == [
        ("65711", 136_414_43, None),
        ("65718", 8_000_00, None),
        *(("4511", -cents, member) for member, cents in NETS.items()),
    ]
    assert [(one.account, one.amount_cents, one.member) for one in held.lines] == [
        ("4511", 8_000_00, "E"),
        ("4685", -8_000_00, "E"),
    ]
    assert (owed.journal, held.journal, owed.day, held.day) == ("AP", "AP", DAY, DAY)
    assert faults(desk) == []


def test_a_preview_writes_nothing_and_says_what_the_plan_will_say(desk: PlanDesk) -> None:
    with desk.database.reading() as session:
        before = verify(session, None, desk.treasurer).head
    preview = desk.preview(asks(desk, commit=False))
    with desk.database.reading() as session:
        assert verify(session, None, desk.treasurer).head == before
        assert list_plans(session, desk.treasurer) == ()

    kept = plan(desk)

    assert (preview.code, preview.digest, preview.posted) == (None, None, ())
    assert replace(kept, code=None, digest=None) == preview
    with desk.database.reading() as session:
        assert show_plan(session, "2025-1 ", desk.second) == kept
        assert list_plans(session, desk.second) == (kept,)
        with pytest.raises(PlanUnknownError):
            show_plan(session, "2025-9", desk.second)


@pytest.mark.parametrize(
    ("kind", "object_key"),
    [
        (Confirmed.VERSION, "legislatives-2024-t1-definitive-1"),
        (Confirmed.MATCHES, ELECTION),
        (Confirmed.DESIGNATIONS, ELECTION),
    ],
)
def test_what_nobody_confirmed_makes_no_plan(
    database: Database, make_actor: ActorFactory, clock: FixedClock, kind: Confirmed, object_key: str
) -> None:
    desk = open_plan_desk(database, make_actor, clock, confirmed=frozenset(Confirmed) - {kind})

    error = refused(desk)

    assert isinstance(error, NotConfirmedError)
    assert error.params == {"kind": kind.value, "object": object_key, "missing": 1}


def test_without_a_count_there_is_no_plan(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    desk = open_plan_desk(database, make_actor, clock, {})
    assert isinstance(refused(desk), NoResultsError)
    assert isinstance(refused(desk, version="decree"), VersionUnknownError)
    assert isinstance(refused(desk, election="legislatives-2001"), ElectionUnknownError)


def test_a_key_that_weighs_no_ballots_needs_no_designations(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    some = frozenset({Confirmed.VERSION, Confirmed.MATCHES})
    desk = open_plan_desk(database, make_actor, clock, confirmed=some)
    adopt(desk, EQUAL, "egal", "2025-7")

    view = plan(desk, key="egal")

    assert [one.net_cents for one in view.lines] == [32_995_13, *[32_995_12] * 4]


def test_the_key_is_adopted_on_the_day_of_the_plan(desk: PlanDesk) -> None:
    assert isinstance(refused(desk, key="2031-1"), KeyUnknownError)
    assert isinstance(refused(desk, day=date(2025, 3, 1)), NotInForceError)
    assert isinstance(refused(desk, day=date(2024, 12, 31)), DayOutsideYearError)


def test_a_receipt_is_a_posted_entry_of_public_aid(desk: PlanDesk) -> None:
    gift = desk.posted(said("BM", DAY, line("5121", 100_00), line("7541", -100_00)))
    back = desk.posted(said("BM", DAY, line("441", 100_00), line("5121", -100_00)))
    moved = desk.posted(said("OD", DAY, line("441", 100_00), line("7301", -100_00)))
    for receipt in ("2025-0999", "abc", "", gift, back, moved):
        error = refused(desk, receipt=receipt)
        assert isinstance(error, NotAReceiptError), receipt


def test_a_reversed_receipt_is_none(desk: PlanDesk) -> None:
    desk.reverse(desk.receipt, DAY)
    assert isinstance(refused(desk), NotAReceiptError)


def test_a_receipt_has_one_plan_until_another_replaces_it_by_name(desk: PlanDesk) -> None:
    first = plan(desk)
    error = refused(desk)
    assert isinstance(error, ReceiptHasPlanError)
    assert error.params["plan"] == "2025-1"
    assert isinstance(refused(desk, replaces="2025-7"), PlanUnknownError)

    second = plan(desk, replaces="2025-1", deduction_cents=100)

    assert (second.code, second.replaced_by) == ("2025-2", None)
    with desk.database.reading() as session:
        assert show_plan(session, "2025-1", desk.second).replaced_by == "2025-2"
    with pytest.raises(PlanReplacedError):
        post(desk, first)
    with pytest.raises(PlanUnknownError):
        plan(desk, replaces="2025-1")
    post(desk, second)
    with pytest.raises(PlanPostedError):
        plan(desk, replaces="2025-2")
    with pytest.raises(PlanPostedError):
        post(desk, second)
    assert faults(desk) == []


def test_a_second_person_posts_what_was_shown(desk: PlanDesk, make_actor: ActorFactory) -> None:
    view = plan(desk)
    guest = make_actor(desk.database, "gilles", Role.POOL_TREASURER, invited_by=desk.treasurer)
    with pytest.raises(SamePersonError):
        post(desk, view, desk.treasurer)
    with pytest.raises(InvitedByAuthorError):
        post(desk, view, guest)
    digest = view.digest or ""
    for shown in ("0" * 64, digest[:15], digest + "0"):
        with pytest.raises(PlanChangedError):
            post(desk, view, digest=shown)

    posted = post(desk, view, digest=f" {digest[:8].upper()} {digest[8:16]}")

    assert len(posted.posted) == 2


def test_only_who_may_and_by_name_plans_and_posts(
    desk: PlanDesk, make_actor: ActorFactory, clock: FixedClock
) -> None:
    view = plan(desk)
    auditor, local = make_actor(desk.database, "odile", Role.AUDITOR), local_actor("anne", clock)
    for actor, error in ((auditor, NotAllowedError), (local, NamedAccountRequiredError)):
        with pytest.raises(error):
            post(desk, view, actor)
        with pytest.raises(error):
            desk.plan(asks(desk), actor)


def test_designations_that_changed_since_the_plan_stop_it(desk: PlanDesk) -> None:
    view = plan(desk)
    desk.designate(desk.rows[:-1], "2025-8")
    with pytest.raises(BasisChangedError):
        post(desk, view)


def test_matches_that_changed_since_the_plan_stop_it(desk: PlanDesk) -> None:
    view = plan(desk)
    desk.decide(decisions(f"{desk.stranger},NOM-INCONNU Zoé,,GROUPEMENT FICTIF,,set_aside"))
    with pytest.raises(BasisChangedError):
        post(desk, view)


def test_a_receipt_reversed_since_the_plan_stops_it(desk: PlanDesk) -> None:
    view = plan(desk)
    desk.reverse(desk.receipt, DAY)
    with pytest.raises(BasisChangedError):
        post(desk, view)


def test_a_candidacy_without_designation_is_refused(desk: PlanDesk) -> None:
    desk.designate(desk.rows[:-1], "2025-8", confirmed=True)
    error = refused(desk)
    assert isinstance(error, UndesignatedError)
    assert error.params["count"] == 1


def test_designated_candidacies_count_for_one_party(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    desk = open_plan_desk(database, make_actor, clock, parties={"E": "AUTRE PARTI"})
    error = refused(desk)
    assert isinstance(error, SeveralPartiesError)
    assert error.params == {"parties": "AUTRE PARTI, GROUPEMENT FICTIF"}


def test_a_loan_is_repaid_to_a_member(desk: PlanDesk) -> None:
    bank = ItemAsked(PriorityItem("Banque", 100, ItemKind.LOAN, "GROUPE-AF"))
    assert isinstance(refused(desk, items=(bank,)), LenderUnknownError)


def test_seats_weigh_where_the_key_says_so(desk: PlanDesk) -> None:
    adopt(desk, SEATED, "sieges", "2025-7")
    view = plan(desk, key="sieges", seats={"A": 2, "C": 1})
    assert {one.member: one.net_cents for one in view.lines if one.net_cents} == {
        "A": 109_983_74,
        "C": 54_991_87,
    }
    owed = post(desk, view).posted
    assert len(owed) == 1
    assert faults(desk) == []


def test_what_the_law_forbids_that_day_is_consigned_not_lost(desk: PlanDesk) -> None:
    with desk.database.transaction() as session:
        barred = FactAsked("C", "bar", since=date(2025, 10, 10), until=date(2025, 12, 31))
        record_fact(session, barred, desk.pool.facilitator)
    reasons = {one.member: one.consigned.code for one in plan(desk).lines if one.consigned}
    assert reasons == {"C": "guard.barred", "E": "guard.not_a_party"}


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("UPDATE plan_lines SET women = women + 1 WHERE position = 1", {"plan", "plan_posting"}),
        ("UPDATE plan_items SET label = 'Autre' WHERE position = 1", {"plan", "plan_posting"}),
        ("UPDATE plans SET decree = 'autre'", {"plan", "plan_posting"}),
        ("UPDATE plan_postings SET consigned_id = NULL", {"plan_posting"}),
        ("DELETE FROM plan_postings", {"plan_posting"}),
    ],
)
def test_a_changed_row_of_a_plan_is_found(desk: PlanDesk, statement: str, kinds: set[str]) -> None:
    post(desk, plan(desk))
    assert faults(desk) == []
    with pytest.raises(Exception, match="only added to"), desk.database.transaction() as session:
        session.execute(text(statement))

    with desk.database.transaction() as session:
        unprotect(session)
        session.execute(text(statement))
    with desk.database.reading() as session:
        found = [one for one in verify(session, None, desk.treasurer).faults if one.code not in SWITCHED_OFF]
    assert {one.params.get("kind") for one in found} == kinds


@pytest.mark.parametrize(("day", "holds"), [(date(2025, 9, 24), False), (date(2025, 9, 25), True)])
def test_a_plan_is_not_dated_before_its_receipt(desk: PlanDesk, day: date, holds: bool) -> None:
    if holds:
        assert plan(desk, day=day).day == day
    else:
        assert isinstance(refused(desk, day=day), BeforeReceiptError)


def test_seats_are_those_of_members_of_the_plan(desk: PlanDesk) -> None:
    assert refused(desk, seats={"A": 1, "GROUPE-AF": 2}).params == {"member": "GROUPE-AF"}


@pytest.mark.parametrize("words", ["", " ", "\u202edécret", "x" * 201, "a\x00b"])
def test_references_and_labels_are_short_visible_words(desk: PlanDesk, words: str) -> None:
    item = ItemAsked(PriorityItem(words, 100, ItemKind.EXPENSE))
    assert isinstance(refused(desk, decree=words), WordsRefusedError)
    assert isinstance(refused(desk, items=(item,)), WordsRefusedError)


def test_the_document_of_an_item_is_kept_in_the_database(desk: PlanDesk) -> None:
    item = ItemAsked(PriorityItem("Banque", 100, ItemKind.EXPENSE), "0" * 64)
    assert isinstance(refused(desk, items=(item,)), EvidenceUnknownError)
