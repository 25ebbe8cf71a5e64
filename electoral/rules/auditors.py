"""How many auditors certify a party's accounts (L88 art. 11-7, section 1)."""

from datetime import date

from caisse.kernel.dated import Dated, Since, Source, Verdict
from caisse.kernel.exact import Cents

ONE_AUDITOR_UP_TO: Dated[Cents] = Dated(
    "one_auditor_up_to_cents",
    (
        Since(
            date(2017, 9, 16),
            Cents(23_000_000),
            Source(
                "L88 art. 11-7",
                "par deux commissaires aux comptes si les ressources annuelles du parti ou du "
                "groupement dépassent "
                "230 000 euros et par un commissaire aux comptes dans les autres cas",
            ),
        ),
    ),
)
"""Annual resources up to which one auditor is enough, in cents; above them, two."""


def auditors(annual_resources_cents: int, closing_day: date) -> Verdict:
    """Judge whether one auditor is enough; ``params['auditors']`` is their number.

    Args:
        annual_resources_cents: resources of the fiscal year, in cents.
        closing_day: last day of the fiscal year.

    Source: L88 art. 11-7.
    """
    limit = ONE_AUDITOR_UP_TO.on(closing_day)
    one = annual_resources_cents <= limit.value
    return Verdict(
        holds=one,
        code="rules.auditors_one" if one else "rules.auditors_two",
        params={
            "resources_cents": annual_resources_cents,
            "limit_cents": limit.value,
            "auditors": 1 if one else 2,
        },
        sources=(limit.source,),
    )
