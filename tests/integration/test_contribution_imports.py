"""Files of contributions in the database: previewed, blocked whole, committed once, by whom."""

from datetime import UTC, date, datetime

import pytest

from caisse.db import Database
from caisse.identity.actor import Actor, local_actor
from caisse.identity.authorise import NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.kernel.issues import Severity
from caisse.models.document_store import content_of
from caisse.services.contribution_imports import (
    ImportContributions,
    ImportedContributions,
    import_contributions,
)
from caisse.services.contributions import list_contributions
from ledger.fiscal_years import close_month, close_year
from ledger.models.contributions import Contribution, ContributionBatch, ContributionIssue
from ledger.models.entries import Entry
from ledger.posting import NobodyVouchedError
from tests.conftest import ActorFactory
from tests.integration.register_desk import Pool, make_pool

HEADER = (
    "date;membre;nature;montant;minutes;quantite;unite;valeur_unitaire;methode;"
    "compte;empreinte;nom;prenom;realise"
)
GOOD = "20/01/2025;A;argent;3 000,00;;;;;;;;;;"
UNLAWFUL = "02/04/2025;E;argent;700,00;;;;;;;;;;"


@pytest.fixture
def pool(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> Pool:
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    return make_pool(sqlite_database, make_actor)


def bring(
    pool: Pool, *lines: str, commit: bool = True, actor: Actor | None = None, member: str | None = None
) -> ImportedContributions:
    content = "\n".join([HEADER, *lines]).encode()
    with pool.database.transaction() as session:
        command = ImportContributions(content, "contributions.csv", commit, member)
        return import_contributions(session, command, actor or pool.treasurer)


def counted(pool: Pool) -> tuple[int, int, int, int]:
    """Count batches, issues, register lines and drafts."""
    with pool.database.reading() as session:
        tables = (ContributionBatch, ContributionIssue, Contribution, Entry)
        batches, issues, lines, entries = (session.query(table).count() for table in tables)
        return batches, issues, lines, entries


def test_a_preview_stages_and_writes_nothing_in_the_books(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    pool = make_pool(database, make_actor)
    first = bring(pool, GOOD, UNLAWFUL, commit=False)
    assert (first.state, first.rows, first.accepted, first.to_return) == ("staged", 2, 1, 1)
    assert counted(pool) == (1, 1, 2, 0)
    again = bring(pool, GOOD, UNLAWFUL, commit=False)
    assert (again.batch, again.issues) == (first.batch, first.issues)
    assert counted(pool) == (1, 1, 2, 0)
    with pool.database.reading() as session:
        assert list_contributions(session, pool.treasurer) == ()
    done = bring(pool, GOOD, UNLAWFUL)
    assert (done.batch, done.state, done.rows) == (first.batch, "committed", 2)
    assert counted(pool) == (1, 1, 2, 2)
    assert pool.post_all() == 2


def test_import_twice_is_import_once(database: Database, make_actor: ActorFactory, clock: FixedClock) -> None:
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    pool = make_pool(database, make_actor)
    first = bring(pool, GOOD, UNLAWFUL)
    before = counted(pool)
    again = bring(pool, GOOD, UNLAWFUL)
    assert counted(pool) == before
    assert (again.batch, again.digest, again.rows) == (first.batch, first.digest, first.rows)
    assert [issue.code for issue in again.issues] == ["guard.not_a_party", "contributions.batch_known"]
    assert again.issues[0] == first.issues[0]
    with pool.database.reading() as session:
        assert content_of(session, first.digest).startswith(b"date;membre")


def test_a_malformed_line_blocks_the_whole_file(
    database: Database, make_actor: ActorFactory, clock: FixedClock
) -> None:
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    pool = make_pool(database, make_actor)
    bring(pool, GOOD, UNLAWFUL, commit=False)
    bad = "20/01/2025;A;argent;12,345.678 euros;;;;;;;;;;"
    answer = bring(pool, GOOD, UNLAWFUL, bad)
    assert (answer.state, answer.rows, answer.accepted) == ("refused", None, None)
    assert answer.failed
    assert [(issue.code, issue.line) for issue in answer.issues] == [
        ("guard.not_a_party", 3),
        ("contributions.amount_three_decimals", 4),
    ]
    assert counted(pool) == (2, 3, 2, 0)  # the staged file is another batch
    assert bring(pool, GOOD, UNLAWFUL, bad, commit=False).batch == answer.batch


def test_an_empty_file_is_refused_without_a_batch(pool: Pool) -> None:
    with pool.database.transaction() as session:
        answer = import_contributions(session, ImportContributions(b"", "x.csv", True), pool.treasurer)
    assert (answer.batch, answer.failed) == (None, True)
    assert [issue.message() for issue in answer.issues] == ["Le fichier est vide."]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("2099-01-01;A;argent;5;;;;;;;;;;", "date_in_future", "date"),
        ("2026-01-01;A;argent;5;;;;;;;;;;", "date_in_future", "date"),
        ("2017-12-31;A;argent;5;;;;;;;;;;", "date_too_old", "date"),
        ("2018-01-01;A;argent;5;;;;;;;;;;", "no_fiscal_year", "date"),
        ("31/12/2024;A;argent;5;;;;;;;;;;", "no_fiscal_year", "date"),
        ("20/01/2025;Z;argent;5;;;;;;;;;;", "member_unknown", "membre"),
        ("20/01/2025;GROUPE;argent;5;;;;;;;;;;", "entity_is_pool", "membre"),
        ("20/01/2025;A;facture;5;;;;;;6999;;;;", "account_unknown", "compte"),
        (f"20/01/2025;A;argent;5;;;;;;;{'0' * 64};;;", "document_unknown", "empreinte"),
        ("20/01/2025;A;local;;;0,001;jour;1;tarif;;;;;", "value_zero", "montant"),
        ("20/01/2025;A;local;5;;1;jour;4;tarif;;;;;", "amount_differs", "montant"),
        ("20/01/2025;A;local;;;999999999;jour;999999999;tarif;;;;;", "amount_too_large", "montant"),
        ("20/01/2025;A;argent;5;;;;;;;;;;non", "not_done", "realise"),
    ],
)
def test_a_line_against_the_books_is_named(pool: Pool, line: str, code: str, column: str) -> None:
    answer = bring(pool, GOOD, line)
    found = [(issue.code, issue.line, issue.column) for issue in answer.issues]
    assert found == [(f"contributions.{code}", 3, column)]
    assert answer.issues[0].message()
    assert answer.issues[0].message("en")
    assert counted(pool) == (1, 1, 0, 0)


def test_a_contribution_of_today_is_taken(pool: Pool) -> None:
    assert bring(pool, "31/12/2025;A;argent;5;;;;;;;;;;").accepted == 1


def test_time_before_the_first_rate_is_refused(pool: Pool) -> None:
    answer = bring(pool, "31/12/2023;A;bénévolat;;90;;;;;;;;;")
    assert [issue.code for issue in answer.issues] == [
        "contributions.no_fiscal_year",
        "contributions.no_rate",
    ]


def test_a_contribution_in_a_closed_month_is_refused(pool: Pool) -> None:
    with pool.database.transaction() as session:
        close_month(
            session,
            date(2025, 1, 1),
            user_id=pool.second.user_id or 0,
            at=pool.second.clock.now(),
            salts=pool.second.salts,
        )
    answer = bring(pool, GOOD, "31/01/2025;A;argent;1;;;;;;;;;;", "01/02/2025;A;argent;1;;;;;;;;;;")
    assert [(issue.code, issue.line) for issue in answer.issues] == [
        ("contributions.month_closed", 2),
        ("contributions.month_closed", 3),
    ]
    assert "2025-01" in answer.issues[0].message()


def test_a_contribution_in_a_closed_year_is_refused(pool: Pool) -> None:
    with pool.database.transaction() as session:
        second = pool.second.user_id or 0
        for month in range(1, 13):
            day, at = date(2025, month, 1), pool.second.clock.now()
            close_month(session, day, user_id=second, at=at, salts=pool.second.salts)
        close_year(session, 2025, user_id=second, at=pool.second.clock.now(), salts=pool.second.salts)
    assert [issue.code for issue in bring(pool, GOOD).issues] == ["contributions.year_closed"]


def test_a_line_like_another_is_a_warning(pool: Pool) -> None:
    bring(pool, GOOD)
    answer = bring(pool, GOOD, "21/01/2025;A;argent;1;;;;;;;;;;", "21/01/2025;A;argent;1;;;;;;;;;;")
    assert [(issue.code, issue.severity, issue.line) for issue in answer.issues] == [
        ("contributions.already_there", Severity.WARNING, 2),
        ("contributions.twice_in_file", Severity.WARNING, 4),
    ]
    assert answer.accepted == 3


def test_imported_by_a_local_login_the_drafts_wait_for_two_named_persons(
    pool: Pool, clock: FixedClock
) -> None:
    answer = bring(pool, GOOD, actor=local_actor("marie", clock))
    assert answer.state == "committed"
    with pool.database.reading() as session:
        assert session.query(Entry).one().author_id is None
    with pytest.raises(NobodyVouchedError):
        pool.post_all()


def test_a_member_s_treasurer_imports_lines_of_that_member_only(pool: Pool, make_actor: ActorFactory) -> None:
    treasurer = make_actor(pool.database, "theo", Role.MEMBER_TREASURER, member="A")
    with pytest.raises(NotAllowedError):
        bring(pool, GOOD, actor=treasurer)
    answer = bring(pool, GOOD, UNLAWFUL, actor=treasurer, member="a")
    assert [(issue.code, issue.line) for issue in answer.issues] == [("contributions.member_unknown", 3)]
    assert answer.failed
    assert bring(pool, GOOD, actor=treasurer, member="A").accepted == 1


def test_many_faults_are_kept_up_to_a_thousand(pool: Pool) -> None:
    answer = bring(pool, *(["x;A;argent;5;;;;;;;;;;"] * 1_200))
    assert len(answer.issues) == 1_200
    assert counted(pool) == (1, 1_000, 0, 0)
