"""Thresholds of one candidate: campaign account, reimbursement, second round, ceiling (section 6)."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from caisse.kernel.dated import Dated, Since, Source, Verdict
from caisse.kernel.exact import Cents, at_least, cents_half_up

_MAY_STAND = 2

CAMPAIGN_ACCOUNT: Dated[Fraction] = Dated(
    "campaign_account_share",
    (
        Since(
            date(2011, 4, 14),
            Fraction(1, 100),
            Source(
                "CE L52-12",
                "lorsqu’il a obtenu au moins 1 % des suffrages exprimés ou s’il a bénéficié de dons "
                "de personnes "
                "physiques",
            ),
        ),
    ),
)
"""The share of votes expressed from which a candidate owes a campaign account."""

REIMBURSEMENT: Dated[Fraction] = Dated(
    "reimbursement_share",
    (
        Since(
            date(1995, 1, 19),
            Fraction(5, 100),
            Source(
                "CE L52-11-1",
                "n’est pas versé aux candidats ayant obtenu moins de 5 % des suffrages exprimés au "
                "premier tour",
            ),
        ),
    ),
)
"""The share of votes expressed from which the State reimburses the campaign and the printing costs."""

REIMBURSEMENT_CEILING: Dated[Fraction] = Dated(
    "reimbursement_ceiling_share",
    (
        Since(
            date(2011, 4, 14),
            Fraction(475, 1000),
            Source(
                "CE L52-11-1", "un remboursement forfaitaire (…) égal à 47,5 % de leur plafond de dépenses"
            ),
        ),
    ),
)
"""The greatest reimbursement, as a share of the spending ceiling."""

SECOND_ROUND: Dated[Fraction] = Dated(
    "second_round_share",
    (
        Since(
            date(1976, 7, 19),
            Fraction(125, 1000),
            Source(
                "CE L162",
                "un nombre de suffrages égal au moins à 12,5 % du nombre des électeurs inscrits",
            ),
        ),
    ),
)
"""The share of registered voters from which a candidate may stand in the second round."""

_CEILING = Source(
    "CE L52-11", "38 000 euros par candidat (…) majoré de 0,15 euro par habitant de la circonscription"
)
_COEFFICIENT = Source("CE L52-11, décret n° 2008-1300", "multiplié par le coefficient de 1,26")

CEILING_BASE_EUROS: Dated[int] = Dated("ceiling_base", (Since(date(2009, 1, 1), 38_000, _CEILING),))
"""The fixed part of the spending ceiling, in euros."""

CEILING_PER_INHABITANT: Dated[Fraction] = Dated(
    "ceiling_per_inhabitant", (Since(date(2009, 1, 1), Fraction(15, 100), _CEILING),)
)
"""The part of the spending ceiling per inhabitant, in euros."""

CEILING_COEFFICIENT: Dated[Fraction] = Dated(
    "ceiling_coefficient", (Since(date(2009, 1, 1), Fraction(126, 100), _COEFFICIENT),)
)
"""What multiplies the spending ceiling."""


def campaign_account(votes: int, expressed: int, polling_day: date, *, gifts: bool) -> Verdict:
    """Judge whether a candidate owes a campaign account: 1 % of votes expressed, or any gift.

    Args:
        votes: votes of round one.
        expressed: votes expressed in the constituency.
        polling_day: round one.
        gifts: the candidate received at least one gift of a natural person.

    Source: CE L52-12.
    """
    share = CAMPAIGN_ACCOUNT.on(polling_day)
    holds = gifts or _reaches(votes, expressed, share.value)
    code = "rules.campaign_account_owed" if holds else "rules.campaign_account_not_owed"
    return Verdict(holds, code, {"votes": votes, "expressed": expressed}, (share.source,))


def reimbursement(votes: int, expressed: int, polling_day: date) -> Verdict:
    """Judge whether the State reimburses the campaign: 5 % of votes expressed.

    Args:
        votes: votes of round one.
        expressed: votes expressed in the constituency.
        polling_day: round one.

    Source: CE L52-11-1.
    """
    share = REIMBURSEMENT.on(polling_day)
    holds = _reaches(votes, expressed, share.value)
    code = "rules.reimbursement_open" if holds else "rules.reimbursement_closed"
    return Verdict(holds, code, {"votes": votes, "expressed": expressed}, (share.source,))


def second_round(votes: int, registered: int, polling_day: date) -> Verdict:
    """Judge whether a candidate reaches 12.5 % of registered voters; the fallback is in ``may_stand_again``.

    Args:
        votes: votes of round one.
        registered: registered voters of the constituency.
        polling_day: round one.

    Source: CE L162.
    """
    share = SECOND_ROUND.on(polling_day)
    holds = _reaches(votes, registered, share.value)
    code = "rules.second_round_open" if holds else "rules.second_round_closed"
    return Verdict(holds, code, {"votes": votes, "registered": registered}, (share.source,))


def may_stand_again(votes: Mapping[str, int], registered: int, polling_day: date) -> frozenset[str]:
    """Return the candidates who may stand in the second round, with the fallback to the first two.

    Args:
        votes: votes of round one by candidate, in a constituency where nobody was elected.
        registered: registered voters of the constituency.
        polling_day: round one.

    Returns:
        Those at 12.5 % of registered voters; when fewer than two are, the first two, and whoever ties with
        the second.

    Source: CE L162.
    """
    passing = frozenset(
        name for name, count in votes.items() if second_round(count, registered, polling_day).holds
    )
    if len(passing) >= _MAY_STAND or len(votes) < _MAY_STAND:
        return passing or frozenset(votes)
    bar = sorted(votes.values(), reverse=True)[_MAY_STAND - 1]
    return frozenset(name for name, count in votes.items() if count >= bar)


def spending_ceiling_cents(inhabitants: int, polling_day: date) -> Cents:
    """Return a candidate's spending ceiling, rounded half up to the cent.

    Args:
        inhabitants: population of the constituency.
        polling_day: round one.

    Source: CE L52-11, décret n° 2008-1300.
    """
    base = CEILING_BASE_EUROS.on(polling_day).value
    each = CEILING_PER_INHABITANT.on(polling_day).value
    return cents_half_up((base + each * inhabitants) * CEILING_COEFFICIENT.on(polling_day).value)


def reimbursement_ceiling_cents(inhabitants: int, polling_day: date) -> Cents:
    """Return the greatest reimbursement of a candidate, half up to the cent: 47.5 % of the ceiling.

    Args:
        inhabitants: population of the constituency.
        polling_day: round one.

    Source: CE L52-11-1.
    """
    share = REIMBURSEMENT_CEILING.on(polling_day).value
    return cents_half_up(Fraction(spending_ceiling_cents(inhabitants, polling_day), 100) * share)


def _reaches(votes: int, whole: int, share: Fraction) -> bool:
    """Say whether votes reach a share; nobody reaches a share of nothing."""
    return whole > 0 and at_least(votes, whole, share)
