"""Journals of a pool: where an entry is kept."""

from enum import StrEnum
from typing import Final


class Journal(StrEnum):
    """A journal, by the two letters under which an entry is filed."""

    OPENING = "AN"
    PURCHASES = "AC"
    MANDATAIRE_BANK = "BM"
    PARTY_BANK = "BP"
    AID = "AP"
    MISCELLANEOUS = "OD"
    IN_KIND = "CV"
    CLOSING = "CL"


LABELS: Final[dict[Journal, str]] = {
    Journal.OPENING: "À-nouveaux",
    Journal.PURCHASES: "Achats",
    Journal.MANDATAIRE_BANK: "Banque du mandataire",
    Journal.PARTY_BANK: "Banque du parti",
    Journal.AID: "Aide publique et répartition",
    Journal.MISCELLANEOUS: "Opérations diverses",
    Journal.IN_KIND: "Contributions volontaires en nature",
    Journal.CLOSING: "Clôture",
}
"""Names of the journals, as printed and as written in the FEC."""
