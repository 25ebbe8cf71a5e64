"""The contributions register as a report, on the pool of the worked cases."""

from datetime import date

import pytest

from caisse.db import Database
from caisse.identity.authorise import ForeignMemberError
from caisse.identity.roles import Role
from caisse.kernel.exact import Cents
from caisse.services.book_reports import BooksAsked
from caisse.services.contribution_reports import RegisterAsked, compose_contributions
from caisse.services.contributions import add_contribution, cancel_contribution
from caisse.services.report_frames import Issuing
from ledger.contribution_kinds import Kind
from ledger.contribution_requests import ContributionAsked, DonorAsked
from reports.document import Document
from tests.conftest import ActorFactory
from tests.integration.register_desk import Pool, make_pool

YEAR = BooksAsked(2025)
ISSUING = Issuing("fr", date(2025, 6, 2))
DONOR = DonorAsked("Dupont", "Zoé", is_french=True)


@pytest.fixture
def pool(sqlite_database: Database, make_actor: ActorFactory) -> Pool:
    """A gives 3,000.00; E, no party, gives 700.00 and time; a person gives 150.00; one line is cancelled."""
    made = make_pool(sqlite_database, make_actor)
    given = (
        ContributionAsked(Kind.MONEY, date(2025, 1, 20), entity="A", amount_cents=Cents(3_000_00)),
        ContributionAsked(Kind.MONEY, date(2025, 4, 2), entity="E", amount_cents=Cents(700_00)),
        ContributionAsked(Kind.TIME, date(2025, 4, 6), entity="E", minutes=1_470),
        ContributionAsked(
            Kind.GIFT, date(2025, 5, 12), donor=DONOR, amount_cents=Cents(150_00), label="Don de Zoé Dupont"
        ),
        ContributionAsked(Kind.MONEY, date(2025, 5, 13), entity="A", amount_cents=Cents(9_00)),
    )
    with made.database.transaction() as session:
        rows = [add_contribution(session, asked, made.treasurer) for asked in given]
    made.post_all()
    with made.database.transaction() as session:
        last = rows[-1].row
        assert last is not None
        cancel_contribution(session, last.number, date(2025, 5, 14), "doublon", made.treasurer)
    return made


def register(pool: Pool, asked: RegisterAsked) -> Document:
    with pool.database.reading() as session:
        return compose_contributions(session, asked, ISSUING, pool.treasurer)


def test_the_register_shows_members_and_what_the_guard_decided(pool: Pool) -> None:
    document = register(pool, RegisterAsked(YEAR))

    members, accepted, others = document.tables
    assert document.pool == "Groupement fictif"
    assert members.rows == (
        ("Aubépine", 3_000_00, 0, 0, 0, 0),
        ("Églantine", 0, 0, 0, 343_00, 0),
        ("Personnes physiques", 150_00, 0, 0, 0, 0),
    )
    assert [row[-1] for row in accepted.rows] == ["2025-0001", "2025-0003", "2025-0004"]
    assert [(row[2], row[5], row[6]) for row in others.rows] == [
        ("Églantine", 700_00, "À rendre"),
        ("Aubépine", 9_00, "Annulée"),
    ]


def test_no_natural_person_is_named(pool: Pool) -> None:
    shown = repr(register(pool, RegisterAsked(YEAR)))

    assert "Dupont" not in shown
    assert "Zoé" not in shown


def test_the_register_of_one_member_and_up_to_a_day(pool: Pool) -> None:
    document = register(pool, RegisterAsked(BooksAsked(2025, date(2025, 4, 5)), "E"))

    assert document.title == "0 contribution acceptée, dont 0,00\u00a0€ en argent"
    assert [row[5] for row in document.tables[-1].rows] == [700_00]
    assert document.audience == "Églantine et le groupement."


def test_a_member_reads_its_own_register_only(pool: Pool, make_actor: ActorFactory) -> None:
    rosa = make_actor(pool.database, "rosa", Role.MEMBER_TREASURER, member="E")

    with pool.database.reading() as session:
        assert compose_contributions(session, RegisterAsked(YEAR, "E"), ISSUING, rosa).tables
        with pytest.raises(ForeignMemberError):
            compose_contributions(session, RegisterAsked(YEAR, "A"), ISSUING, rosa)
