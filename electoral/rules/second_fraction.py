"""Second fraction of the public aid: equal amounts per member of Parliament (L88 art. 9, section 5)."""

from datetime import date
from fractions import Fraction

from caisse.kernel.dated import Dated, Since, Source, Verdict
from caisse.kernel.exact import Cents, half_up

FIRST_FRACTION_REQUIRED: Dated[bool] = Dated(
    "second_fraction_first_required",
    (
        Since(
            date(1990, 1, 15),
            True,  # noqa: FBT003 - the value of law is a yes
            Source(
                "L88 art. 9",
                "aux partis et groupements politiques éligibles à la première fraction (…) "
                "proportionnellement au "
                "nombre de membres du Parlement qui ont déclaré (…) au cours du mois de novembre (…) "
                "s’y inscrire "
                "ou s’y rattacher",
            ),
        ),
    ),
)
"""Whether only parties that obtained the first fraction take part in the second."""


def second_fraction_access(members_of_parliament: int, day: date, *, first_fraction: bool) -> Verdict:
    """Judge whether a party takes part in the second fraction.

    Args:
        members_of_parliament: those who declared attachment to the party in November.
        day: the day of the declaration.
        first_fraction: the party obtained the first fraction.

    Source: L88 art. 9.
    """
    required = FIRST_FRACTION_REQUIRED.on(day)
    holds = members_of_parliament > 0 and (first_fraction or not required.value)
    code = "rules.second_fraction_open" if holds else "rules.second_fraction_closed"
    return Verdict(holds, code, {"members": members_of_parliament}, (required.source,))


def second_fraction_cents(members_of_parliament: int, envelope_cents: int, all_members: int) -> Cents:
    """Return a party's second fraction, half up to the cent.

    Args:
        members_of_parliament: members attached to the party.
        envelope_cents: the whole second fraction.
        all_members: members attached to every party that takes part, more than 0.

    Source: L88 art. 9.
    """
    return Cents(half_up(Fraction(envelope_cents * members_of_parliament, all_members)))
