"""Values of the law on who may fund a party, with their dates and the clauses themselves.

Source of each: loi n° 88-227 du 11 mars 1988 (L88), articles 11 to 11-7, and the decision of the Conseil
d’État that says what a party is. Nobody of the house has read a clause at its source yet (``checked_on``).
"""

from datetime import date
from typing import Final

from caisse.kernel.dated import Dated, Since, Source

PARTY = Source(
    "CE, Ass., 30 octobre 1996, Fos-sur-Mer, n° 177927",
    "une personne morale de droit privé qui s’est assigné un but politique ne peut être regardée comme un "
    "« parti ou groupement politique » au sens de l’article L. 52-8 du code électoral que si elle relève "
    "des articles 8, 9 et 9-1 de la loi du 11 mars 1988 […] ou s’est soumise aux règles fixées par les "
    "articles 11 à 11-7 de la même loi",
)
ONLY_PARTIES = Source(
    "L88 art. 11-4, al. 3",
    "Les personnes morales à l’exception des partis ou groupements politiques ne peuvent contribuer au "
    "financement des partis ou groupements politiques, ni en consentant des dons, sous quelque forme que "
    "ce soit, à leurs associations de financement ou à leurs mandataires financiers, ni en leur "
    "fournissant des biens, services ou autres avantages directs ou indirects à des prix inférieurs à "
    "ceux qui sont habituellement pratiqués.",
)
LENDERS = Source(
    "L88 art. 11-4, al. 3",
    "Les personnes morales, à l’exception des partis et groupements politiques ainsi que des "
    "établissements de crédit et sociétés de financement ayant leur siège social dans un Etat membre de "
    "l’Union européenne ou partie à l’accord sur l’Espace économique européen, ne peuvent ni consentir "
    "des prêts aux partis et groupements politiques ni apporter leur garantie aux prêts octroyés aux "
    "partis et groupements politiques.",
)
FOREIGN = Source(
    "L88 art. 11-4",
    "Aucune association de financement ou aucun mandataire financier d’un parti ou groupement politique "
    "ne peut recevoir, directement ou indirectement, des contributions ou aides matérielles d’un Etat "
    "étranger ou d’une personne morale de droit étranger.",
)
NATURAL_PERSON = Source(
    "L88 art. 11-4, al. 1",
    "Une personne physique peut verser un don à un parti ou groupement politique si elle est de "
    "nationalité française ou si elle réside en France.",
)
PARTIES_FUND_PARTIES = Source(
    "QE AN 13-1470",
    "un parti politique soumis à la loi du 11 mars 1988 peut librement verser des contributions "
    "financières à un autre parti politique dont il est adhérent",
)
VOLUNTEERS = Source(
    "L88 art. 11-4 (a contrario)",
    "Le temps non rémunéré d’une personne physique n’est pas un avantage fourni par une personne morale.",
)
"""Our reading: unchecked, as the standard of the house says."""

BAR = Source(
    "L88 art. 11-7",
    "Si la commission constate un manquement aux obligations prévues au présent article, elle peut "
    "priver, pour une durée maximale de trois ans, un parti ou groupement politique du bénéfice des "
    "dispositions des articles 8 à 10 de la présente loi",
)

_MANDATAIRE = Source(
    "L88 art. 11",
    "Les partis politiques […] recueillent l’ensemble de leurs ressources, y compris les aides prévues à "
    "l’article 8, par l’intermédiaire d’un mandataire nommément désigné par eux, qui est soit une "
    "association de financement, soit une personne physique.",
)
_ACCOUNTS = Source(
    "L88 art. 11-7, II",
    "Les comptes sont déposés dans le premier semestre de l’année suivant celle de l’exercice à la "
    "Commission nationale des comptes de campagne et des financements politiques",
)
_PENALTY = Source(
    "L88 art. 11-5",
    "Ceux qui ont versé des dons ou consenti des prêts à un ou plusieurs partis ou groupements politiques "
    "en violation des articles 11-3-1 et 11-4 sont punis de trois ans d’emprisonnement et de 45 000 € "
    "d’amende.",
)
_GIFT_CAP = Source(
    "L88 art. 11-4, al. 1",
    "Les dons consentis et les cotisations versées en qualité d’adhérent d’un ou de plusieurs partis ou "
    "groupements politiques par une personne physique dûment identifiée […] ne peuvent annuellement "
    "excéder 7 500 euros.",
)
_CASH = Source(
    "L88 art. 11-4",
    "Tout don de plus de 150 euros consenti à une association de financement ou à un mandataire financier "
    "d’un parti ou d’un groupement politique doit être versé, à titre définitif et sans contrepartie, "
    "soit par chèque, soit par virement, prélèvement automatique ou carte bancaire.",
)
_LOAN_TERM = Source(
    "L88 art. 11-3-1",
    "Les personnes physiques peuvent consentir des prêts aux partis ou groupements politiques dès lors "
    "que ces prêts ne sont pas effectués à titre habituel. La durée de ces prêts ne peut excéder cinq "
    "ans.",
)

IN_FORCE: Final = date(2018, 1, 1)
"""The guard judges no operation before this day: the law of 15 September 2017 is whole from then on."""

ALL_THROUGH_MANDATAIRE: Final = Dated(
    "all resources pass through the mandataire", (Since(IN_FORCE, "mandataire", _MANDATAIRE),)
)
"""Through whom a party collects all its resources, and a pool too."""

ACCOUNTS_DUE: Final = Dated("last day to file the accounts", (Since(date(1990, 1, 17), (6, 30), _ACCOUNTS),))
"""Month and day, in the year after the accounts'."""

PENALTY: Final = Dated("penalty of art. 11-5", (Since(date(2017, 9, 17), (3, 4_500_000), _PENALTY),))
"""Years of prison, and fine in cents."""

GIFT_CAP_CENTS: Final = Dated(
    "gifts and dues of a natural person", (Since(date(2013, 10, 13), 750_000, _GIFT_CAP),)
)
"""Cents a natural person and calendar year, over all parties."""

CASH_CAP_CENTS: Final = Dated("gift in cash", (Since(date(2002, 1, 1), 15_000, _CASH),))
"""Cents of one gift in cash; one cent more needs a cheque, a transfer or a card."""

LOAN_YEARS: Final = Dated("loan of a natural person", (Since(date(2018, 1, 1), 5, _LOAN_TERM),))
"""Years that a natural person's loan may last at most."""

EEA: Final = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
        "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    }
)  # fmt: skip
"""ISO codes of the States of the EU and the EEA, where a bank that lends must have its seat."""
