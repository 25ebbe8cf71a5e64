"""General elections of the Assemblée nationale, with the dates of their rounds in metropolitan France."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class GeneralElection:
    """One general election.

    Attributes:
        slug: ``legislatives-2017``.
        first_round: first round in metropolitan France.
        second_round: second round.
        after_dissolution: whether it followed a dissolution.
    """

    slug: str
    first_round: date
    second_round: date
    after_dissolution: bool = False

    @property
    def year(self) -> int:
        """Year of the election."""
        return self.first_round.year


GENERAL_ELECTIONS: tuple[GeneralElection, ...] = (
    GeneralElection("legislatives-2002", date(2002, 6, 9), date(2002, 6, 16)),
    GeneralElection("legislatives-2007", date(2007, 6, 10), date(2007, 6, 17)),
    GeneralElection("legislatives-2012", date(2012, 6, 10), date(2012, 6, 17)),
    GeneralElection("legislatives-2017", date(2017, 6, 11), date(2017, 6, 18)),
    GeneralElection("legislatives-2022", date(2022, 6, 12), date(2022, 6, 19)),
    GeneralElection("legislatives-2024", date(2024, 6, 30), date(2024, 7, 7), after_dissolution=True),
)
"""In order of their dates."""


def general_election(slug: str) -> GeneralElection | None:
    """Return the election of a slug, or None."""
    return next((election for election in GENERAL_ELECTIONS if election.slug == slug), None)


def last_general_election(day: date) -> GeneralElection | None:
    """Return the last general election whose first round is not after a day, or None before the first."""
    past = [election for election in GENERAL_ELECTIONS if election.first_round <= day]
    return past[-1] if past else None
