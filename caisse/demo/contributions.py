"""The year of contributions: four files as a treasurer would write them, some of them unlawful."""

from datetime import date
from typing import Final

from caisse.demo.books import close_months, draft, import_file, post_drafts
from caisse.demo.stage import Stage
from caisse.kernel.exact import Cents
from caisse.services.contributions import list_contributions, return_money
from caisse.services.fiscal_years import draft_first_opening, open_fiscal_year
from caisse.services.hourly_rates import set_hourly_rate
from ledger.entries import Line
from ledger.guard import Outcome

YEAR: Final = 2025
HEADER: Final = (
    "date;nature;membre;montant;minutes;quantite;unite;valeur_unitaire;methode;realise;especes;nom;prenom;"
    "francais;resident;piece;libelle\n"
)

QUARTERS: Final = (
    (
        date(2025, 4, 3),
        "2025-t1.csv",
        """\
2025-01-14;argent;A;3 000,00;;;;;;;;;;;;R-001;Contribution de janvier
2025-01-21;argent;B;1 250,00;;;;;;;;;;;;R-002;Contribution de janvier
2025-02-04;argent;C;800,00;;;;;;;;;;;;R-003;Contribution de février
2025-02-11;argent;F;700,00;;;;;;;;;;;;R-004;Virement reçu d’une association
2025-02-18;local;A;;;3;jour;120,00;Tarif de la salle municipale;oui;;;;;;F-011;Salle de réunion
2025-03-05;bénévolat;D;;1470;;;;;;;;;;;T-001;Collage et permanence
2025-03-20;don;;150,00;;;;;;;oui;Martin-Fictif;Lou;oui;oui;D-001;Don en espèces versé au compte
""",
    ),
    (
        date(2025, 7, 3),
        "2025-t2.csv",
        """\
2025-04-08;argent;D;450,00;;;;;;;;;;;;R-005;Contribution d’avril
2025-04-15;argent;E;620,50;;;;;;;;;;;;R-006;Contribution d’avril
2025-05-06;local;F;;;2;jour;150,00;Tarif affiché;non;;;;;;P-001;Salle proposée
2025-05-13;personnel;B;;;10;heure;32,00;Salaire chargé;oui;;;;;;F-012;Salarié prêté
2025-05-20;bénévolat;F;;90;;;;;;;;;;;T-002;Rédaction, par l’association
2025-06-10;don;;7 500,00;;;;;;;;Durand-Fictif;Ali;oui;oui;D-002;Don au plafond de l’année
2025-06-12;don;;0,01;;;;;;;;Durand-Fictif;Ali;oui;oui;D-003;Un centime de trop
""",
    ),
    (
        date(2025, 10, 2),
        "2025-t3.csv",
        """\
2025-07-08;argent;A;1 200,00;;;;;;;;;;;;R-007;Contribution de juillet
2025-07-22;bénévolat;C;;50;;;;;;;;;;;T-003;Mise sous pli
2025-08-19;biens;E;;;12;ramette;4,15;Prix d’achat;oui;;;;;;F-013;Papier
2025-09-09;argent;B;980,00;;;;;;;;;;;;R-008;Contribution de septembre
""",
    ),
    (
        date(2025, 11, 28),
        "2025-t4.csv",
        """\
2025-10-07;argent;C;640,00;;;;;;;;;;;;R-009;Contribution d’octobre
2025-10-21;cotisation;D;100,00;;;;;;;;;;;;R-010;Cotisation annuelle
2025-11-04;argent;E;415,75;;;;;;;;;;;;R-011;Contribution de novembre
2025-11-18;bénévolat;A;;615;;;;;;;;;;;T-004;Tenue du stand
""",
    ),
)  # fmt: skip
"""Day of the import, name of the file, its lines."""


def open_books(stage: Stage) -> None:
    """Open the fiscal year with its balances, and say what an hour of unpaid time is worth."""
    stage.on(date(2025, 1, 2))
    fanny, theo = stage.people["fanny"], stage.people["theo"]
    with stage.database.transaction() as session:
        open_fiscal_year(session, YEAR, fanny)
        lines = (Line("5121", Cents(165_000)), Line("110", Cents(-165_000)))
        draft_first_opening(session, YEAR, lines, "Balance 2024 (fictive)", theo)
        set_hourly_rate(session, date(2025, 1, 1), 1400, "Salaire minimum chargé, arrondi (fictif)", theo)
        set_hourly_rate(session, date(2025, 7, 1), 1450, "Salaire minimum chargé, arrondi (fictif)", theo)
    post_drafts(stage, YEAR)


def contribute(stage: Stage, quarter: int) -> None:
    """Import one quarter's file, post what it drafted, give refused money back, close its months."""
    day, name, lines = QUARTERS[quarter]
    stage.on(day)
    done = import_file(stage, name, HEADER + lines)
    posted = post_drafts(stage, YEAR)
    stage.say(
        f"{name} : {done.rows} contributions (permises : {done.accepted}, interdites : {done.refused}, "
        f"à rendre : {done.to_return}, à facturer : {done.to_invoice}), {posted} écritures validées."
    )
    _give_back(stage, day)
    if quarter == 0:
        draft(
            stage,
            "BM",
            day,
            "Virement vers le compte du parti",
            "V-001",
            (("580", 200_000), ("5121", -200_000)),
        )
        draft(stage, "BP", day, "Virement du mandataire", "V-001", (("5122", 200_000), ("580", -200_000)))
    draft(
        stage,
        "BP",
        day,
        "Frais bancaires du trimestre",
        f"B-00{quarter + 1}",
        (("627", 1_830), ("5122", -1_830)),
    )
    post_drafts(stage, YEAR)
    close_months(stage, YEAR, range(3 * quarter + 1, min(3 * quarter + 4, 11)))


def _give_back(stage: Stage, day: date) -> None:
    theo = stage.people["theo"]
    with stage.database.transaction() as session:
        for row in list_contributions(session, theo):
            if row.outcome is Outcome.TO_RETURN and row.returned_on is None:
                return_money(session, row.number, day, f"Rendu {row.number}", theo)
