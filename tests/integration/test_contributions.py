"""Contributions entered by hand: recorded, returned once, taken back, and the rights of each."""

import json
from datetime import UTC, date, datetime

import pytest

from caisse.db import Database
from caisse.identity.actor import local_actor
from caisse.identity.authorise import ForeignMemberError, NamedAccountRequiredError, NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.kernel.exact import Cents
from caisse.models.document_store import keep_document
from caisse.services.contributions import (
    AddedContribution,
    AlreadyCancelledError,
    AlreadyReturnedError,
    ContributionUnknownError,
    NothingToReturnError,
    ReasonMissingError,
    ReturnTooEarlyError,
    add_contribution,
    cancel_contribution,
    list_contributions,
    return_money,
)
from caisse.services.hourly_rates import RateRefusedError, list_hourly_rates, set_hourly_rate
from caisse.services.legal_facts import EvidenceUnknownError
from caisse.services.sealed_events import REBUILDS
from ledger.balances import balances
from ledger.contribution_kinds import Kind
from ledger.contribution_queries import contributions_of_parties, returned_cents
from ledger.contribution_register import rule_of
from ledger.contribution_requests import ContributionAsked, DonorAsked
from ledger.models.contributions import Contribution, ContributionEntry
from ledger.models.seals import Seal
from ledger.posting import reverse_entry
from tests.conftest import ActorFactory
from tests.integration.register_desk import Pool, make_pool

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
DAY = date(2025, 4, 2)
FROM_A = ContributionAsked(Kind.MONEY, DAY, "a", amount_cents=Cents(300_000), label="avril")
FROM_E = ContributionAsked(Kind.MONEY, DAY, "E", amount_cents=Cents(70_000))
ANNE = DonorAsked("Fictive", "Anne", is_resident=True)


@pytest.fixture
def pool(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> Pool:
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    return make_pool(sqlite_database, make_actor)


def add(pool: Pool, asked: ContributionAsked) -> AddedContribution:
    with pool.database.transaction() as session:
        return add_contribution(session, asked, pool.treasurer)


def test_a_contribution_is_recorded_with_its_draft_and_its_seal(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    pool = make_pool(database, make_actor)
    added = add(pool, FROM_A)
    assert added.row is not None
    assert (added.row.number, added.row.entity, added.row.is_posted) == ("2025-0001", "A", False)
    assert (added.row.piece, added.row.counts, added.row.entries) == ("Registre 2025-0001", True, ())
    pool.post_all()
    with pool.database.reading() as session:
        (row,) = list_contributions(session, pool.treasurer)
        assert (row.is_posted, row.entries) == (True, ("2025-0001",))
        assert contributions_of_parties(session, *YEAR) == {"A": 300_000}
        assert rule_of(session.query(Contribution).one()).code == "guard.from_party"
        seal = session.query(Seal).filter_by(kind="contribution").one()
        assert REBUILDS["contribution"](session, seal.object_key) == json.loads(seal.payload)


def test_a_contribution_that_is_ill_described_is_not_recorded(pool: Pool) -> None:
    for asked, codes in (
        (ContributionAsked(Kind.MONEY, DAY), ["cell_missing", "cell_missing"]),
        (ContributionAsked(Kind.INVOICE, DAY, "A", amount_cents=Cents(5)), ["cell_missing"]),
        (ContributionAsked(Kind.GIFT, DAY, amount_cents=Cents(5)), ["cell_missing"]),
        (ContributionAsked(Kind.TIME, DAY), ["cell_missing"]),
        (ContributionAsked(Kind.ROOM, DAY, "A", quantity_thousandths=5), ["in_kind_incomplete"]),
        (
            ContributionAsked(Kind.ROOM, DAY, "A", quantity_thousandths=5, unit_value_cents=Cents(5)),
            ["in_kind_incomplete"],
        ),
    ):
        added = add(pool, asked)
        assert added.row is None
        assert [issue.code.removeprefix("contributions.") for issue in added.issues] == codes
    with pool.database.reading() as session:
        assert session.query(Contribution).count() == 0


def test_volunteers_may_come_through_no_collective_at_all(pool: Pool) -> None:
    added = add(pool, ContributionAsked(Kind.TIME, DAY, minutes=60))
    assert added.row is not None
    assert (added.row.entity, added.row.amount_cents, added.row.rate_cents) == (None, 1_400, 1_400)


def test_a_claim_waived_and_an_invoice_paid_are_judged(pool: Pool) -> None:
    invoice = ContributionAsked(Kind.INVOICE, DAY, "A", amount_cents=Cents(5), expense_account="6236")
    assert [issue.code for issue in add(pool, invoice).issues] == ["guard.outside_mandataire"]
    added = add(pool, ContributionAsked(Kind.WAIVER, DAY, "A", amount_cents=Cents(5)))
    assert added.row is not None
    pool.post_all()
    with pool.database.reading() as session:
        found = balances(session, 2025)
        assert found[("4512", "A")] == 0
        assert found[("75511", "A")] == -5
    refused = add(pool, ContributionAsked(Kind.WAIVER, DAY, "E", amount_cents=Cents(5))).row
    assert refused is not None
    assert refused.outcome.value == "refused"


def test_refused_money_is_given_back_once(pool: Pool) -> None:
    add(pool, FROM_E)
    add(pool, FROM_A)
    with pool.database.transaction() as session:
        with pytest.raises(ReturnTooEarlyError):
            return_money(session, "2025-0001", date(2025, 4, 1), "relevé", pool.treasurer)
        row = return_money(session, "2025-0001", date(2025, 4, 10), "", pool.treasurer)
        assert row.returned_on == date(2025, 4, 10)
        with pytest.raises(AlreadyReturnedError):
            return_money(session, "2025-0001", date(2025, 4, 11), "relevé", pool.treasurer)
        with pytest.raises(NothingToReturnError):
            return_money(session, "2025-0002", date(2025, 4, 11), "relevé", pool.treasurer)
        for number in ("2025-0009", "premier"):
            with pytest.raises(ContributionUnknownError):
                return_money(session, number, date(2025, 4, 11), "relevé", pool.treasurer)
        with pytest.raises(AlreadyReturnedError):
            cancel_contribution(session, "2025-0001", DAY, "erreur", pool.treasurer)
    pool.post_all()
    with pool.database.reading() as session:
        assert returned_cents(session, *YEAR) == 70_000
        assert returned_cents(session, date(2025, 4, 11), date(2025, 12, 31)) == 0
        assert balances(session, 2025)[("4684", "E")] == 0


def test_a_return_that_is_reversed_is_no_return_and_may_be_made_again(pool: Pool) -> None:
    add(pool, FROM_E)
    with pool.database.transaction() as session:
        assert return_money(session, "2025-0001", DAY, "relevé", pool.treasurer).returned_on == DAY
    pool.post_all()
    with pool.database.transaction() as session:
        entry = session.query(ContributionEntry).filter_by(role="return").one()
        author, at = pool.treasurer.user_id, pool.treasurer.clock.now()
        reverse_entry(session, entry.entry_id, day=DAY, author_id=author, at=at, reason="rejet de la banque")
    pool.post_all()
    with pool.database.transaction() as session:
        assert returned_cents(session, *YEAR) == 0
        assert list_contributions(session, pool.treasurer)[0].returned_on is None
        return_money(session, "2025-0001", date(2025, 4, 20), "relevé", pool.treasurer)
    pool.post_all()
    with pool.database.reading() as session:
        assert returned_cents(session, *YEAR) == 70_000
        assert balances(session, 2025)[("4684", "E")] == 0


def test_a_draft_taken_back_is_withdrawn_and_the_line_stays(pool: Pool) -> None:
    add(pool, FROM_E)
    with pool.database.transaction() as session:
        with pytest.raises(ReasonMissingError):
            cancel_contribution(session, "2025-0001", DAY, " ", pool.treasurer)
        row = cancel_contribution(session, "2025-0001", DAY, "doublon", pool.treasurer)
        assert (row.is_cancelled, row.counts) == (True, False)
        with pytest.raises(AlreadyCancelledError):
            cancel_contribution(session, "2025-0001", DAY, "doublon", pool.treasurer)
        with pytest.raises(AlreadyCancelledError):
            return_money(session, "2025-0001", DAY, "relevé", pool.treasurer)
    assert pool.post_all() == 0
    with pool.database.reading() as session:
        seal = session.query(Seal).filter_by(kind="contribution_cancellation").one()
        assert REBUILDS[seal.kind](session, seal.object_key) == json.loads(seal.payload)


def test_a_posted_contribution_taken_back_is_reversed_and_weighs_nothing(pool: Pool) -> None:
    add(pool, FROM_A)
    pool.post_all()
    with pool.database.transaction() as session:
        cancel_contribution(session, "2025-0001", date(2025, 5, 2), "mauvais membre", pool.treasurer)
        assert contributions_of_parties(session, *YEAR) == {"A": 300_000}
    assert pool.post_all() == 1
    with pool.database.reading() as session:
        assert contributions_of_parties(session, *YEAR) == {"A": 0}


def test_what_was_taken_back_frees_the_cap_and_is_no_duplicate(pool: Pool) -> None:
    gift = ContributionAsked(Kind.GIFT, DAY, donor=ANNE, amount_cents=Cents(750_000))
    first = add(pool, gift).row
    assert first is not None
    assert (first.person is not None, first.receipt) == (True, "2025-0001")
    again = add(pool, gift)
    assert again.row is not None
    assert again.row.outcome.value == "to_return"
    assert [issue.code for issue in again.issues] == ["guard.cap_exceeded", "contributions.already_there"]
    with pool.database.transaction() as session:
        cancel_contribution(session, "2025-0001", DAY, "erreur", pool.treasurer)
        cancel_contribution(session, "2025-0002", DAY, "erreur", pool.treasurer)
    third = add(pool, gift)
    assert third.row is not None
    assert (third.row.outcome.value, third.issues, third.row.receipt) == ("accepted", (), "2025-0002")


def test_what_was_given_elsewhere_counts_in_the_cap(pool: Pool) -> None:
    donor = DonorAsked("Fictive", "Anne", is_french=True, elsewhere_cents=Cents(740_000))
    lawful = add(pool, ContributionAsked(Kind.GIFT, DAY, donor=donor, amount_cents=Cents(10_000))).row
    assert lawful is not None
    assert lawful.outcome.value == "accepted"
    other = DonorAsked("Fictive", "Zoé", is_french=True, elsewhere_cents=Cents(740_000))
    over = add(pool, ContributionAsked(Kind.GIFT, DAY, donor=other, amount_cents=Cents(10_001))).row
    assert over is not None
    assert over.rule.code == "guard.cap_exceeded"


def test_no_name_stands_in_the_chain_nor_in_the_books(pool: Pool) -> None:
    add(pool, ContributionAsked(Kind.GIFT, DAY, donor=ANNE, amount_cents=Cents(5_000)))
    pool.post_all()
    with pool.database.reading() as session:
        for seal in session.query(Seal):
            assert "Anne" not in seal.payload
        (row,) = list_contributions(session, pool.treasurer)
        assert row.person is not None
        assert row.person.startswith("P")


def test_a_document_kept_in_the_database_is_cited_by_its_draft(pool: Pool) -> None:
    with pool.database.transaction() as session:
        at = pool.treasurer.clock.now()
        digest = keep_document(session, b"releve", "r.txt", at=at, stored_by_id=None).digest
        asked = ContributionAsked(Kind.MONEY, DAY, "A", amount_cents=Cents(5), document=digest)
        added = add_contribution(session, asked, pool.treasurer)
        assert added.row is not None
        assert added.row.document == digest


def test_a_member_s_treasurer_enters_for_that_member_only(pool: Pool, make_actor: ActorFactory) -> None:
    treasurer = make_actor(pool.database, "theo", Role.MEMBER_TREASURER, member="A")
    with pool.database.transaction() as session:
        assert add_contribution(session, FROM_A, treasurer).row is not None
        assert len(list_contributions(session, treasurer, entity="a")) == 1
        with pytest.raises(ForeignMemberError):
            add_contribution(session, FROM_E, treasurer)
        with pytest.raises(NotAllowedError):
            add_contribution(
                session, ContributionAsked(Kind.GIFT, DAY, donor=ANNE, amount_cents=Cents(5)), treasurer
            )
        with pytest.raises(NotAllowedError):
            list_contributions(session, treasurer)
        with pytest.raises(NotAllowedError):
            return_money(session, "2025-0001", DAY, "relevé", treasurer)


def test_a_local_login_enters_nothing_by_hand(pool: Pool, clock: FixedClock) -> None:
    with pool.database.transaction() as session, pytest.raises(NamedAccountRequiredError):
        add_contribution(session, FROM_A, local_actor("marie", clock))


def test_the_register_is_listed_by_days_and_by_member(pool: Pool) -> None:
    add(pool, FROM_A)
    add(pool, FROM_E)
    with pool.database.reading() as session:
        assert [row.entity for row in list_contributions(session, pool.treasurer, since=DAY, until=DAY)] == [
            "A",
            "E",
        ]
        assert list_contributions(session, pool.treasurer, since=date(2025, 4, 3)) == ()
        assert list_contributions(session, pool.treasurer, until=date(2025, 4, 1)) == ()


def test_a_rate_of_the_same_day_corrects_the_one_before(pool: Pool) -> None:
    with pool.database.transaction() as session:
        set_hourly_rate(session, date(2025, 7, 1), 1_500, "corrigé", pool.treasurer)
        rows = list_hourly_rates(session, pool.treasurer)
        assert [(row.since, row.rate_cents) for row in rows] == [
            (date(2024, 1, 1), 1_400),
            (date(2025, 7, 1), 1_500),
        ]


@pytest.mark.parametrize(("cents", "method"), [(0, "x"), (-1, "x"), (100_001, "x"), (1, " "), (1, "x" * 401)])
def test_a_rate_out_of_reason_is_refused(pool: Pool, cents: int, method: str) -> None:
    with pool.database.transaction() as session, pytest.raises(RateRefusedError):
        set_hourly_rate(session, DAY, cents, method, pool.treasurer)


def test_a_rate_s_evidence_is_a_known_document(pool: Pool) -> None:
    with pool.database.transaction() as session, pytest.raises(EvidenceUnknownError):
        set_hourly_rate(session, DAY, 1, "x", pool.treasurer, evidence="0" * 64)
