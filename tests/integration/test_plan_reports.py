"""Reports on a plan kept in the database: the worked case K2, statement and notices."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.identity.authorise import ForeignMemberError, NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.kernel.dated import Verdict
from caisse.models.document_store import keep_document
from caisse.services.plan_reports import (
    NoticeAsked,
    NotInPlanError,
    PlanUnknownError,
    compose_redistribution,
    compose_share_notice,
)
from caisse.services.report_frames import Issuing
from ledger.models.members import LegalEntity
from ledger.models.redistribution import Adoption, KeyDocument, Plan, PlanMovement, PlanPosting
from ledger.redistribution import redistribute
from ledger.sealed_plans import LineKept, item_row, line_row
from reports.document import Document, Status
from tests.bookkeeping import Books, line, open_books, said
from tests.conftest import ActorFactory
from tests.unit.reports.samples import BROUGHT, KEY, NAMES, RECEIPT

EXAMPLE = Path(__file__).resolve().parents[2].joinpath("docs", "examples", "cle.toml")
ISSUING = Issuing("fr", date(2025, 10, 15))
NO_PARTY = Verdict(holds=False, code="reports.not_in_plan", params={"member": "Églantine", "plan": "2025-1"})
"""Stands for what the guard says: any code with its figures."""


@pytest.fixture
def books(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    """The plan of K2 on a posted receipt, not posted yet."""
    opened = open_books(sqlite_database, make_actor, clock)
    receipt = opened.posted(
        said("BM", date(2025, 5, 25), line("5121", 164_975_61), line("7301", -164_975_61))
    )
    with sqlite_database.transaction() as session:
        _name_members(session, opened)
        _keep_plan(session, opened, receipt.id)
    return opened


def _name_members(session: Session, books: Books) -> None:
    for code, name in NAMES.items():
        found = session.scalar(select(LegalEntity).where(LegalEntity.code == code))
        if found is None:
            session.add(
                LegalEntity(
                    code=code, name=name, legal_form="party", country="FR",
                    recorded_at=books.clock.now(), recorded_as="test",
                )
            )  # fmt: skip
    session.flush()


def _keep_plan(session: Session, books: Books, receipt_id: int) -> None:
    at, author = books.clock.now(), books.treasurer.user_id
    key = keep_document(session, EXAMPLE.read_bytes(), "cle.toml", at=at, stored_by_id=author)
    document = KeyDocument(version="2025-1", title="Clé", digest=key.digest, author_id=author, at=at)
    adoption = Adoption(
        kind="decision", number="12", adopted_on=date(2025, 3, 2), text_digest=key.digest,
        digest="ad" * 32, author_id=author, at=at,
    )  # fmt: skip
    session.add_all([document, adoption])
    session.flush()
    ids = {row.code: row.id for row in session.scalars(select(LegalEntity))}
    computed = redistribute(KEY, RECEIPT, BROUGHT)
    plan = Plan(
        code="2025-1", aid_year=2025, election="legislatives-2024", version="legislatives-2024-t1-decree-1",
        matches_digest="aa" * 32, designations_digest="bb" * 32, decree="décret n° 2025-1",
        receipt_id=receipt_id, key_id=document.id, adoption_id=adoption.id, day=date(2025, 6, 1),
        received_cents=RECEIPT.received_cents, deduction_cents=RECEIPT.deduction_cents, carried_cents=0,
        to_share_cents=computed.to_share_cents, base_cents=computed.base_cents, unit=1,
        multiplier=str(computed.multiplier), digest="cc" * 32, author_id=author, at=at,
    )  # fmt: skip
    brought = {one.member: one for one in BROUGHT}
    plan.lines = [
        line_row(
            LineKept(
                each, brought[each.member], each.member != "E", NO_PARTY if each.member == "E" else None
            ),
            position,
            ids[each.member],
        )
        for position, each in enumerate(computed.lines, start=1)
    ]
    plan.items = [
        item_row(item, position, ids.get(item.member), None)
        for position, item in enumerate(RECEIPT.items, start=1)
    ]
    session.add(plan)
    session.flush()


def _post(books: Books) -> None:
    """Post the plan, pay C and release E's share."""
    day = date(2025, 5, 28)
    owed = books.posted(said("AP", day, line("65711", 10_00), line("4511", -10_00, "A")))
    paid = books.posted(said("BP", day, line("4511", 25_826_78, "C"), line("5122", -25_826_78)))
    freed = books.posted(said("OD", day, line("4685", 8_000_00, "E"), line("4511", -8_000_00, "E")))
    who, at = books.facilitator.user_id, books.clock.now()
    with books.database.transaction() as session:
        ids = {row.code: row.id for row in session.scalars(select(LegalEntity))}
        session.add(PlanPosting(plan_id=1, owed_id=owed.id, consigned_id=None, user_id=who, at=at))
        session.flush()
        for kind, member, entry, cents in (
            ("payment", "C", paid, 25_826_78),
            ("release", "E", freed, 8_000_00),
        ):
            session.add(
                PlanMovement(
                    plan_id=1, member_id=ids[member], kind=kind, entry_id=entry.id, cents=cents,
                    user_id=who, at=at,
                )
            )  # fmt: skip


def statement(books: Books) -> Document:
    with books.database.reading() as session:
        return compose_redistribution(session, "2025-1", ISSUING, books.treasurer)


def notice(books: Books, member: str, actor: Actor) -> Document:
    with books.database.reading() as session:
        return compose_share_notice(session, NoticeAsked("2025-1", member), ISSUING, actor)


def rows(document: Document, key: str) -> tuple[tuple[object, ...], ...]:
    return next(table.rows for table in document.tables if table.key == key)


def test_a_kept_plan_gives_the_figures_of_the_worked_case(books: Books) -> None:
    document = statement(books)

    assert [row[3] for row in rows(document, "shares")] == [
        71_101_74, 31_957_97, 25_826_78, 7_527_94, 8_000_00,
    ]  # fmt: skip
    assert [row[5] for row in rows(document, "quotas")] == [3, 4, 2, 1, None]
    assert (document.status, document.status_label) == (Status.PROVISIONAL, "projet, pas encore validé")
    assert document.as_of == "Aide 2025 · Élections législatives de 2024 · plan 2025-1"
    assert "consignée" in repr(rows(document, "shares"))


def test_the_manifest_names_plan_matches_designations_and_key(books: Books) -> None:
    manifest = statement(books).manifest

    assert [(read.name, read.digest[:2]) for read in manifest.inputs] == [
        ("Plan 2025-1", "cc"),
        ("Rapprochements confirmés", "aa"),
        ("Fléchages confirmés", "bb"),
    ]
    assert manifest.key is not None
    assert (manifest.key.version, manifest.key.adopted_on) == ("2025-1", date(2025, 3, 2))
    assert manifest.key.reference == "décision n°\u00a012"


def test_once_posted_it_is_definitive_and_what_was_released_is_payable(books: Books) -> None:
    _post(books)

    document = statement(books)

    assert document.status is Status.DEFINITIVE
    assert "consignée" not in repr(rows(document, "shares"))


def test_a_notice_shows_what_was_paid(books: Books) -> None:
    _post(books)

    document = notice(books, "C", books.treasurer)

    assert document.title == "Coquelicot reçoit 25\u202f826,78\u00a0€"
    assert rows(document, "payments") == ((date(2025, 5, 28), "2025-0003", 25_826_78),)
    assert rows(notice(books, "D", books.treasurer), "payments") == ()


def test_a_notice_of_a_consigned_share_says_why(books: Books) -> None:
    document = notice(books, "E", books.treasurer)

    assert "sont consignés" in document.title
    assert "Églantine ne figure pas dans le plan 2025-1" in repr(document.lead)


def test_a_representative_reads_its_own_notice_only(books: Books, make_actor: ActorFactory) -> None:
    rosa = make_actor(books.database, "rosa", Role.REPRESENTATIVE, member="C")

    assert notice(books, "C", rosa).title.startswith("Coquelicot")
    with pytest.raises(ForeignMemberError):
        notice(books, "D", rosa)
    with books.database.reading() as session, pytest.raises(NotAllowedError):
        compose_redistribution(session, "2025-1", ISSUING, rosa)


def test_an_unknown_plan_and_a_stranger_to_the_plan_are_not_found(books: Books) -> None:
    with books.database.reading() as session, pytest.raises(PlanUnknownError):
        compose_redistribution(session, "2031-1", ISSUING, books.treasurer)
    with pytest.raises(NotInPlanError):
        notice(books, "Z", books.treasurer)
