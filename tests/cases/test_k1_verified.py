"""K1 and its loans, posted: ``verify`` finds nothing, and finds each change made from outside."""

from datetime import UTC, date, datetime

from sqlalchemy import text

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.services.bank_details import BankAsked, confirm_bank_details, enter_bank_details
from caisse.services.contribution_imports import ImportContributions, import_contributions
from caisse.services.contributions import cancel_contribution, return_money
from caisse.services.loan_waivers import WaiverAsked, waive_loan
from caisse.services.loans import LoanAsked, RepaymentAsked, add_loan, repay_loan
from caisse.services.representatives import RepresentativeAsked, add_representative
from caisse.services.verification import verify
from ledger.loans import Terms
from tests.cases.test_k1_legal_guard import K1
from tests.conftest import ActorFactory
from tests.integration.register_desk import Pool, make_pool


def live(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Pool:
    """Live the year of K1 through the services, a preview left waiting."""
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    pool = make_pool(database, make_actor)
    with database.transaction() as session:
        import_contributions(session, ImportContributions(K1.encode(), "k1.csv", True), pool.treasurer)
        waiting = "\n".join(K1.splitlines()[:4]).encode()
        import_contributions(session, ImportContributions(waiting, "k1-début.csv"), pool.treasurer)
        import_contributions(session, ImportContributions(b"date;x\n", "faux.csv"), pool.treasurer)
        details = BankAsked("A", "Mandataire de A", "FR1420041010050500013M02606")
        row = enter_bank_details(session, details, pool.facilitator)
        confirm_bank_details(session, "A", "mandataire", row.digest, pool.treasurer)
        asked = RepresentativeAsked("A", "Fictive", "Anne", "treasurer", date(2025, 1, 1))
        add_representative(session, asked, pool.facilitator)
        for code, day, cents in (("A", date(2025, 4, 20), 600_000), ("C", date(2025, 4, 22), 150_000)):
            terms = Terms(day, date(2027, 4, 20), cents)
            add_loan(session, LoanAsked(terms, "contrat", entity=code), pool.treasurer)
    pool.post_all()
    with database.transaction() as session:
        return_money(session, "2025-0003", date(2025, 3, 20), "virement", pool.treasurer)
        cancel_contribution(session, "2025-0012", date(2025, 7, 2), "essai", pool.treasurer)
        repay_loan(
            session, RepaymentAsked("E2025-001", date(2025, 10, 15), 600_000, "relevé"), pool.treasurer
        )
        waive_loan(session, WaiverAsked("E2025-002", date(2025, 10, 16), 50_000, "acte"), pool.treasurer)
    pool.post_all()
    return pool


def found(database: Database, auditor: Actor) -> list[str]:
    with database.reading() as session:
        return [finding.code for finding in verify(session, None, auditor).findings]


def test_verify_finds_nothing_in_the_year_of_k1(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    live(database, make_actor, clock)
    findings = found(database, make_actor(database, "aude", Role.AUDITOR))
    assert set(findings) <= {"verify.owner_serves"}  # the tests own their PostgreSQL database


ATTACKS = (
    "UPDATE contributions SET entity_id = (SELECT id FROM legal_entities WHERE code = 'E') WHERE number = 2",
    "UPDATE contributions SET amount_cents = amount_cents + 1 WHERE number = 2",
    "UPDATE contributions SET outcome = 'accepted' WHERE number = 3",
    "DELETE FROM contributions WHERE number = 7",
    "UPDATE legal_facts SET since = '2025-03-14' WHERE since = '2025-03-15'",
    "UPDATE legal_entities SET country = 'BE' WHERE code = 'A'",
    "UPDATE hourly_rates SET rate_cents = 1500 WHERE rate_cents = 1450",
    "UPDATE loans SET principal_cents = principal_cents + 1",
    "UPDATE loan_instalments SET due_on = '2026-04-20'",
    "UPDATE loan_events SET principal_cents = 1 WHERE kind = 'waiver'",
    "UPDATE receipts SET number = 2",
    "DELETE FROM contribution_cancellations",
    "UPDATE bank_details SET iban = 'DE89370400440532013000', last_four = '3000'",
    "UPDATE confirmations SET user_id = 1 WHERE kind = 'bank_details'",
    "UPDATE representatives SET role = 'president'",
    "UPDATE memberships SET joined_on = '2023-01-01'",
)


def test_verify_finds_what_was_changed_from_outside(
    sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    live(sqlite_database, make_actor, clock)
    auditor = make_actor(sqlite_database, "aude", Role.AUDITOR)
    unseen = []
    with sqlite_database.transaction() as session:
        session.execute(text("PRAGMA defer_foreign_keys = 1"))
        triggers = session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        for attack in ATTACKS:
            before = session.begin_nested()
            for trigger in triggers:
                session.execute(text(f'DROP TRIGGER "{trigger.name}"'))
            session.execute(text(attack))
            for trigger in triggers:
                session.connection().exec_driver_sql(trigger.sql)
            if verify(session, None, auditor).passes:
                unseen.append(attack)
            before.rollback()
            session.expire_all()
        assert verify(session, None, auditor).passes
    assert unseen == []
