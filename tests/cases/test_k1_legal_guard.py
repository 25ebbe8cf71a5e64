"""K1: the legal guard over a year, to the cent, through the file of contributions."""

from datetime import UTC, date, datetime

import pytest

from caisse.db import Database
from caisse.kernel.clock import FixedClock
from caisse.services.contribution_imports import (
    ImportContributions,
    ImportedContributions,
    import_contributions,
)
from caisse.services.contributions import list_contributions, return_money
from ledger.balances import balances
from ledger.contribution_queries import (
    contributions_of_parties,
    in_kind_of_members,
    returned_cents,
    time_of_members,
)
from ledger.entries import EntryDraft, Line
from ledger.posting import draft_entry
from tests.conftest import ActorFactory
from tests.integration.register_desk import Pool, make_pool

K1 = """\
date;membre;nature;montant;minutes;quantite;unite;valeur_unitaire;methode;realise;especes;nom;prenom;francais;compte;piece;reprise
31/12/2024;D;argent;450,00;;;;;;;;;;;;virement;oui
02/01/2025;D;argent;450,00;;;;;;;;;;;;virement;
20/01/2025;A;argent;3 000,00;;;;;;;;;;;;virement;
14/03/2025;B;argent;500,00;;;;;;;;;;;;virement;
15/03/2025;B;argent;1 250,00;;;;;;;;;;;;virement;
18/03/2025;C;argent;800,00;;;;;;;;;;;;virement;
02/04/2025;E;argent;700,00;;;;;;;;;;;;virement;
05/04/2025;E;local;;;2;jour;150,00;tarif municipal;non;;;;;;devis;
06/04/2025;E;bénévolat;;1470;;;;;;;;;;;feuille de temps;
12/04/2025;A;local;;;3;jour;120,00;tarif municipal;;;;;;;convention;
15/04/2025;A;personnel;;;10;heure;32,00;coût salarial;;;;;;;convention;
15/04/2025;E;personnel;;;10;heure;32,00;coût salarial;non;;;;;;convention;
03/05/2025;A;facture;1 180,00;;;;;;;;;;;6236;facture de l’imprimeur;
12/06/2025;;don;150,00;;;;;;;oui;Fictive;Anne;oui;;bordereau;
30/06/2025;B;bénévolat;;90;;;;;;;;;;;feuille de temps;
01/07/2025;B;bénévolat;;90;;;;;;;;;;;feuille de temps;
02/07/2025;B;bénévolat;;50;;;;;;;;;;;feuille de temps;
"""

ANSWERS = [
    ("2024-12-31", "D", 45_000, "to_return", "guard.barred"),
    ("2025-01-02", "D", 45_000, "accepted", "guard.from_party"),
    ("2025-01-20", "A", 300_000, "accepted", "guard.from_party"),
    ("2025-03-14", "B", 50_000, "to_return", "guard.no_mandataire"),
    ("2025-03-15", "B", 125_000, "accepted", "guard.from_party"),
    ("2025-03-18", "C", 80_000, "accepted", "guard.from_party"),
    ("2025-04-02", "E", 70_000, "to_return", "guard.not_a_party"),
    ("2025-04-05", "E", 30_000, "refused", "guard.not_a_party"),
    ("2025-04-06", "E", 34_300, "accepted", "guard.volunteers"),
    ("2025-04-12", "A", 36_000, "accepted", "guard.from_party"),
    ("2025-04-15", "A", 32_000, "accepted", "guard.from_party"),
    ("2025-04-15", "E", 32_000, "refused", "guard.not_a_party"),
    ("2025-05-03", "A", 118_000, "accepted", "guard.from_party"),
    ("2025-06-12", None, 15_000, "accepted", "guard.gift"),
    ("2025-06-30", "B", 2_100, "accepted", "guard.volunteers"),
    ("2025-07-01", "B", 2_175, "accepted", "guard.volunteers"),
    ("2025-07-02", "B", 1_208, "accepted", "guard.volunteers"),
]

YEAR = (date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture
def pool(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Pool:
    clock.at = datetime(2025, 12, 31, 12, tzinfo=UTC)
    return make_pool(database, make_actor)


def bring(pool: Pool, content: str, *, commit: bool = True) -> ImportedContributions:
    with pool.database.transaction() as session:
        command = ImportContributions(content.encode(), "contributions.csv", commit)
        return import_contributions(session, command, pool.treasurer)


def opening(pool: Pool) -> None:
    """Draft the opening of 1 January 2025: what stands on the accounts."""
    lines = (
        Line("5121", 165_000),  # type: ignore[arg-type] # the figures of the case, in cents
        Line("4684", -45_000, "D"),  # type: ignore[arg-type] # idem
        Line("110", -120_000),  # type: ignore[arg-type] # idem
    )
    with pool.database.transaction() as session:
        draft = EntryDraft("AN", date(2025, 1, 1), "À-nouveaux", lines, "Balance 2024")
        draft_entry(session, draft, author_id=pool.treasurer.user_id, at=pool.treasurer.clock.now())


def test_k1_line_by_line(pool: Pool) -> None:
    answer = bring(pool, K1)
    assert (answer.rows, answer.accepted, answer.refused, answer.to_return, answer.to_invoice) == (
        17,
        12,
        2,
        3,
        0,
    )
    with pool.database.reading() as session:
        rows = list_contributions(session, pool.treasurer)
        assert [
            (row.day.isoformat(), row.entity, row.amount_cents, row.outcome.value, row.rule.code)
            for row in rows
        ] == ANSWERS
        assert [row.receipt for row in rows if row.person] == ["2025-0001"]
        assert all(row.rule.sources[0].quote for row in rows)


def test_k1_each_refusal_is_told_with_its_line(pool: Pool) -> None:
    answer = bring(pool, K1, commit=False)
    assert [(issue.line, issue.code) for issue in answer.issues] == [
        (2, "guard.barred"),
        (5, "guard.no_mandataire"),
        (8, "guard.not_a_party"),
        (9, "guard.not_a_party"),
        (13, "guard.not_a_party"),
        (14, "guard.outside_mandataire"),
    ]


def test_k1_totals_in_the_books(pool: Pool) -> None:
    opening(pool)
    bring(pool, K1)
    with pool.database.transaction() as session:
        return_money(session, "2024-0001", date(2025, 1, 3), "virement", pool.treasurer)
        return_money(session, "2025-0003", date(2025, 3, 20), "virement", pool.treasurer)
        return_money(session, "2025-0006", date(2025, 4, 10), "virement", pool.treasurer)
    pool.post_all()
    with pool.database.reading() as session:
        assert contributions_of_parties(session, *YEAR) == {
            "A": 300_000,
            "B": 125_000,
            "C": 80_000,
            "D": 45_000,
        }
        assert sum(contributions_of_parties(session, *YEAR).values()) == 550_000
        assert returned_cents(session, *YEAR) == 165_000
        assert in_kind_of_members(session, *YEAR) == {"A": 68_000}
        assert time_of_members(session, *YEAR) == {"B": 5_483, "E": 34_300}
        totals: dict[str, int] = {}
        for (account, _), cents in balances(session, 2025).items():
            totals[account] = totals.get(account, 0) + cents
        assert {account: cents for account, cents in totals.items() if cents} == {
            "110": -120_000,
            "4512": -118_000,
            "5121": 165_000 - 165_000 + 550_000 + 15_000 + 120_000,
            "6236": 118_000,
            "7541": -15_000,
            "75511": -550_000,
            "861": 36_000,
            "862": 32_000,
            "864": 39_783,
            "871": -68_000,
            "875": -39_783,
        }


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("line", "outcome", "rule"),
    [
        ("05/04/2025;E;local;;;2;jour;150,00;tarif;oui;;;;;;devis;", "to_invoice", "guard.not_a_party"),
        ("15/04/2025;E;personnel;;;10;heure;32,00;coût;oui;;;;;;devis;", "to_invoice", "guard.not_a_party"),
        ("12/06/2025;;don;150,01;;;;;;;oui;Fictive;Anne;oui;;b;", "to_return", "guard.too_much_cash"),
        ("12/06/2025;;don;150,01;;;;;;non;oui;Fictive;Anne;oui;;b;", "refused", "guard.too_much_cash"),
        ("12/06/2025;;don;7 500,00;;;;;;;;Fictive;Anne;oui;;b;", "accepted", "guard.gift"),
        ("12/06/2025;;don;7 500,01;;;;;;;;Fictive;Anne;oui;;b;", "to_return", "guard.cap_exceeded"),
        ("31/12/2024;D;argent;450,00;;;;;;non;;;;;;b;oui", "refused", "guard.barred"),
    ],
)
def test_k1_boundaries(pool: Pool, line: str, outcome: str, rule: str) -> None:
    header = K1.partition("\n")[0]
    bring(pool, f"{header}\n{line}\n")
    with pool.database.reading() as session:
        (row,) = list_contributions(session, pool.treasurer)
        assert (row.outcome.value, row.rule.code) == (outcome, rule)


def test_k1_a_used_room_of_a_non_party_is_invoiced(pool: Pool) -> None:
    header = K1.partition("\n")[0]
    bring(pool, f"{header}\n05/04/2025;E;local;;;2;jour;150,00;tarif;oui;;;;;;devis;\n")
    pool.post_all()
    with pool.database.reading() as session:
        assert balances(session, 2025) == {("6132", None): 30_000, ("401", None): -30_000}


def test_k1_the_cap_counts_every_gift_of_the_year(pool: Pool) -> None:
    header = K1.partition("\n")[0]
    first = "12/06/2025;;don;7 350,00;;;;;;;;Fictive;Anne;oui;;b1;"
    cash = "12/06/2025;;don;150,00;;;;;;;oui;FICTIVE;anne;oui;;b2;"
    cent = "13/06/2025;;don;0,01;;;;;;;;Fictive;Anne;oui;;b3;"
    assert bring(pool, f"{header}\n{first}\n{cash}\n{cent}\n").to_return == 1
    again = "31/12/2025;;don;0,01;;;;;;;;Fictive;Anne;oui;;b4;"
    assert bring(pool, f"{header}\n{again}\n").to_return == 1
