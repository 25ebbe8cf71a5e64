"""Who plays in the demonstration: a pool and six collectives that do not exist."""

from dataclasses import dataclass
from datetime import date
from typing import Final

ELECTION: Final = "legislatives-2024"
PARTY: Final = "LE BIEF COMMUN"
AID_YEAR: Final = 2025


@dataclass(frozen=True, slots=True)
class Collective:
    """A legal entity of the demonstration.

    Attributes:
        code: its code in the books.
        name: its name.
        rna: its number in the register of associations, fictional.
        iban: account of its mandataire, of a bank that does not exist; empty for a plain association.
    """

    code: str
    name: str
    rna: str
    iban: str

    @property
    def is_party(self) -> bool:
        """Whether it is a party: it has a mandataire, and files accounts."""
        return bool(self.iban)


POOL: Final = Collective("BIEF", "Le Bief commun (fictif)", "W999000001", "FR7699999000010000000000115")
POOL_AGENT: Final = Collective(
    "BIEF-AF", "Association de financement du Bief commun (fictive)", "W999000002", ""
)
COLLECTIVES: Final = (
    Collective("A", "Les Alevins d’Aval (fictif)", "W999000011", "FR7699999000010000000000212"),
    Collective("B", "Brochets et Berges (fictif)", "W999000012", "FR7699999000010000000000309"),
    Collective("C", "Collectif des Crues (fictif)", "W999000013", "FR7699999000010000000000406"),
    Collective("D", "La Digue ouverte (fictive)", "W999000014", "FR7699999000010000000000503"),
    Collective("E", "Écluses citoyennes (fictif)", "W999000015", "FR7699999000010000000000697"),
    Collective("F", "Les Fontaines, association (fictive)", "W999000016", ""),
)
"""Five parties, and a plain association so that the guard is seen at work."""

FOUNDERS: Final = (
    ("administrator", "Ana Amont", "ana@bief.example"),
    ("administrator", "Bilal Berge", "bilal@bief.example"),
    ("facilitator", "Fanny Fossé", "fanny@bief.example"),
    ("pool_treasurer", "Théo Talus", "theo@bief.example"),
    ("volunteer", "Vera Vanne", "vera@bief.example"),
)
"""Role, name and address of the first persons; none invited another."""

PASSWORD: Final = "le bief n’existe pas"  # noqa: S105 - of accounts that do not exist
"""Password of every account of the demonstration; it is printed, and opens nothing else."""

FOUNDED: Final = date(2024, 4, 2)
SINCE: Final = date(2021, 1, 15)
PARTY_IBAN: Final = "FR7699999000010000000000794"
"""Account of the pool itself, beside its mandataire's."""
