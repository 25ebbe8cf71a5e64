"""Embargo: no result to the public before the last polling station of the métropole closes (CE L52-2)."""

from datetime import date, datetime, time

from caisse.kernel.clock import PARIS
from caisse.kernel.dated import Dated, Since, Source, Verdict

LIFTED_AT: Dated[time] = Dated(
    "embargo_lifted_at",
    (
        Since(
            date(1985, 12, 30),
            time(20, 0),
            Source(
                "CE L52-2",
                "aucun résultat d’élection, partiel ou définitif, ne peut être communiqué au public "
                "(…) avant la "
                "fermeture du dernier bureau de vote sur le territoire métropolitain",
            ),
        ),
    ),
)
"""The hour in Paris that binds overseas and abroad too: the last polling station of the métropole closes."""


def embargo_ends(polling_day: date) -> datetime:
    """Return the instant from which results may be shown to the public, in Paris time.

    Args:
        polling_day: the day of the round.

    Source: CE L52-2.
    """
    return datetime.combine(polling_day, LIFTED_AT.on(polling_day).value, tzinfo=PARIS)


def publication(moment: datetime, polling_day: date) -> Verdict:
    """Judge whether a result may be shown to the public: page, feed, webhook, mail.

    Args:
        moment: an instant with its time zone.
        polling_day: the day of the round.

    Source: CE L52-2.
    """
    holds = moment >= embargo_ends(polling_day)
    code = "rules.embargo_lifted" if holds else "rules.embargo_holds"
    return Verdict(
        holds, code, {"polling_date": polling_day.isoformat()}, (LIFTED_AT.on(polling_day).source,)
    )
