"""Columns of a file of contributions, declared as data: parser, help and guide read them from here."""

from dataclasses import dataclass
from typing import Final

from caisse.kernel.names import normalised

FORMAT: Final = "contributions-csv-1"
"""Id of the format: with the digest of the bytes, the key of a batch."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: its French header, as help and guide print it.
        other: its English header, read as well.
        meaning: what stands in it, in French, for the help.
        meaning_en: the same in English.
    """

    name: str
    other: str
    meaning: str
    meaning_en: str


COLUMNS: Final[tuple[Column, ...]] = (
    Column(
        "date",
        "date",
        "jour de l’opération, 2025-03-14 ou 14/03/2025",
        "day of the operation, 2025-03-14 or 14/03/2025",
    ),
    Column(
        "nature",
        "kind",
        "argent, cotisation, local, prestation, personnel, biens, bénévolat, facture, bien durable, abandon, "
        "don, cotisation adhérent, cotisation élu",
        "money, dues, room, service, staff, goods, time, invoice, durable_good, waiver, gift, person_dues, "
        "elected_dues",
    ),
    Column(
        "membre",
        "member",
        "code de la personne morale qui donne ou par qui l’on vient ; vide pour un don",
        "code of the legal entity it comes from or through; empty for a gift",
    ),
    Column("montant", "amount", "montant en euros, 1 234,56", "amount in euros, 1234.56"),
    Column(
        "minutes",
        "minutes",
        "minutes de bénévolat, un nombre entier",
        "minutes of unpaid time, an integer",
    ),
    Column("quantite", "quantity", "quantité en nature, 3 ou 2,5", "quantity in kind, 3 or 2.5"),
    Column("unite", "unit", "unité de la quantité : jour, heure, ramette…", "unit: day, hour, ream…"),
    Column("valeur_unitaire", "unit_value", "valeur d’une unité, en euros", "value of one unit, in euros"),
    Column(
        "methode",
        "method",
        "méthode d’évaluation, obligatoire en nature",
        "method of valuation, required in kind",
    ),
    Column(
        "realise",
        "done",
        "oui si c’est déjà reçu ou utilisé (par défaut), non si ce n’est que proposé",
        "yes when received or used already (the default), no when only offered",
    ),
    Column("especes", "cash", "oui si le don est en espèces", "yes when the gift is in cash"),
    Column("nom", "surname", "nom du donateur", "surname of the donor"),
    Column("prenom", "first_name", "prénom du donateur", "first name of the donor"),
    Column("francais", "french", "oui si le donateur est français", "yes when the donor is French"),
    Column(
        "resident",
        "resident",
        "oui si le donateur réside en France",
        "yes when the donor lives in France",
    ),
    Column(
        "dons_ailleurs",
        "given_elsewhere",
        "déjà donné cette année à d’autres partis, en euros, selon le donateur",
        "given to other parties this year, in euros, as the donor says",
    ),
    Column(
        "compte",
        "account",
        "compte de charge, obligatoire pour une facture",
        "account of the expense, required for an invoice",
    ),
    Column("piece", "document", "référence de la pièce justificative", "reference of the document"),
    Column(
        "empreinte",
        "digest",
        "empreinte de la pièce gardée dans la base (caisse document add)",
        "digest of the document kept in the database (caisse document add)",
    ),
    Column("libelle", "label", "ce que c’est, en quelques mots", "what it is, in a few words"),
    Column(
        "reprise",
        "carried",
        "oui si l’écriture est déjà dans les à-nouveaux : rien n’est écrit au journal",
        "yes when the opening entry holds it already: nothing is drafted",
    ),
)
"""In the order in which help and guide show them; a file may order them as it likes."""

REQUIRED: Final = ("date", "nature", "membre")
"""Columns whose header must be there."""

BY_HEADER: Final = {
    normalised(header): column for column in COLUMNS for header in (column.name, column.other)
}
"""Columns by normalised header, French or English."""


def column_named(header: str) -> Column | None:
    """Return the column that a header names, or None: case, accents, spaces and hyphens do not matter."""
    return BY_HEADER.get(normalised(header))
