"""Parity: what the first fraction loses when women and men are not as many (L88 art. 9-1, section 4)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from caisse.kernel.dated import Dated, Since, Source, Verdict

TOLERANCE: Dated[Fraction] = Dated(
    "parity_tolerance",
    (
        Since(
            date(2000, 6, 6),
            Fraction(2, 100),
            Source("L88 art. 9-1", "dépasse 2 % du nombre total de ces candidats"),
        ),
    ),
)
"""The gap, as a share of all attached candidates, up to which nothing is lost."""

FACTOR: Dated[Fraction] = Dated(
    "parity_factor",
    (
        Since(
            date(2000, 6, 6),
            Fraction(1, 2),
            Source(
                "L88 art. 9-1, rédaction de la loi n° 2000-493 du 6 juin 2000",
                "diminué d’un pourcentage égal à la moitié de cet écart rapporté au nombre total de "
                "ces candidats",
            ),
        ),
        Since(
            date(2008, 1, 1),
            Fraction(3, 4),
            Source(
                "L88 art. 9-1, rédaction de la loi n° 2007-128 du 31 janvier 2007",
                "diminué d’un pourcentage égal aux trois quarts de cet écart rapporté au nombre "
                "total de ces candidats",
            ),
        ),
        Since(
            date(2014, 8, 4),
            Fraction(3, 2),
            Source(
                "L88 art. 9-1, rédaction de la loi n° 2014-873 du 4 août 2014",
                "diminué d’un pourcentage égal à 150 % de cet écart rapporté au nombre total de ces "
                "candidats",
            ),
        ),
    ),
)
"""What multiplies the gap, by date of the general renewal."""

CAP: Dated[Fraction] = Dated(
    "parity_cap",
    (
        Since(
            date(2000, 6, 6),
            Fraction(1),
            Source(
                "L88 art. 9-1",
                "sans que cette diminution puisse excéder le montant total de la première fraction",
            ),
        ),
    ),
)
"""The greatest share of the first fraction that can be lost."""

OVERSEAS_GAP: Dated[int] = Dated(
    "parity_overseas_gap",
    (
        Since(
            date(2000, 6, 6),
            1,
            Source(
                "L88 art. 9-1",
                "n’est pas applicable aux partis (…) ayant présenté des candidats exclusivement "
                "outre-mer lorsque "
                "l’écart (…) n’est pas supérieur à un",
            ),
        ),
    ),
)
"""The gap, in candidates, forgiven to a party standing nowhere but overseas."""


@dataclass(frozen=True, slots=True)
class Parity:
    """What parity costs.

    Attributes:
        verdict: holds when nothing is lost.
        gap: difference between women and men, in candidates.
        share: exact share of the first fraction that is lost, from 0 to 1.
    """

    verdict: Verdict
    gap: int
    share: Fraction


def parity(women: int, men: int, polling_day: date, *, overseas_only: bool) -> Parity:
    """Judge the gap between women and men attached at the general renewal.

    Args:
        women: women attached, all of them.
        men: men attached, all of them.
        polling_day: first round of the general renewal.
        overseas_only: the party stands nowhere but overseas.

    Source: L88 art. 9-1.
    """
    total = women + men
    gap = abs(women - men)
    tolerance = TOLERANCE.on(polling_day)
    within = gap * tolerance.value.denominator <= total * tolerance.value.numerator
    if within:
        return _answer("rules.parity_within", women, men, Fraction(0), (tolerance.source,))
    exempt = OVERSEAS_GAP.on(polling_day)
    if overseas_only and gap <= exempt.value:
        return _answer("rules.parity_overseas", women, men, Fraction(0), (exempt.source,))
    factor, cap = FACTOR.on(polling_day), CAP.on(polling_day)
    share = min(Fraction(factor.value.numerator * gap, factor.value.denominator * total), cap.value)
    return _answer("rules.parity_lost", women, men, share, (tolerance.source, factor.source, cap.source))


def _answer(code: str, women: int, men: int, share: Fraction, sources: tuple[Source, ...]) -> Parity:
    params: dict[str, str | int] = {"women": women, "men": men, "gap": abs(women - men), "share": str(share)}
    return Parity(Verdict(share == 0, code, params, sources), abs(women - men), share)
