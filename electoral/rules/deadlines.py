"""Deadlines of an election and of a year (section 6)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from caisse.kernel.clock import PARIS
from caisse.kernel.dated import Dated, Since, Source

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class FridayRule:
    """A deadline that falls on a Friday counted from polling day.

    Attributes:
        rank: which Friday: -6 for the sixth before polling day, 10 for the tenth after.
        hour: the hour in Paris, or None for the end of the day.
    """

    rank: int
    hour: time


@dataclass(frozen=True, slots=True)
class YearRule:
    """A deadline that comes each year.

    Attributes:
        month: month of the year.
        day: day of the month.
    """

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline.

    Attributes:
        name: the rule's name; its text is ``rules.deadline_<name>``.
        at: the last instant, in Paris time.
        source: the clause.
    """

    name: str
    at: datetime
    source: Source


_SIX_PM = time(18, 0)

AID_LIST: Dated[FridayRule] = Dated(
    "aid_list",
    (
        Since(
            date(2003, 4, 11),
            FridayRule(-6, _SIX_PM),
            Source(
                "L88 art. 9",
                "au plus tard à dix-huit heures le sixième vendredi précédant le jour du scrutin",
            ),
        ),
    ),
)
BROADCAST_LIST: Dated[FridayRule] = Dated(
    "broadcast_list",
    (
        Since(
            date(2003, 4, 11),
            FridayRule(-5, _SIX_PM),
            Source(
                "CE R103-1",
                "au plus tard à dix-huit heures le cinquième vendredi précédant le jour du scrutin",
            ),
        ),
    ),
)
CANDIDATURES: Dated[FridayRule] = Dated(
    "candidatures",
    (
        Since(
            date(2003, 4, 11),
            FridayRule(-4, _SIX_PM),
            Source(
                "CE L157", "au plus tard à dix-huit heures le quatrième vendredi précédant le jour du scrutin"
            ),
        ),
    ),
)
CAMPAIGN_ACCOUNTS: Dated[FridayRule] = Dated(
    "campaign_accounts",
    (
        Since(
            date(2008, 1, 1),
            FridayRule(10, _SIX_PM),
            Source(
                "CE L52-12",
                "au plus tard avant 18 heures le dixième vendredi suivant le premier tour de scrutin",
            ),
        ),
    ),
)

RECEIPTS_ASKED: Dated[YearRule] = Dated(
    "receipts_asked",
    (
        Since(
            date(2018, 1, 1),
            YearRule(2, 15),
            Source("CNCCFP, calendrier annuel", "15 février : demande des reçus"),
        ),
    ),
)
INCOME_ON_PAPER: Dated[YearRule] = Dated(
    "income_on_paper",
    (
        Since(
            date(2018, 1, 1),
            YearRule(3, 15),
            Source("CNCCFP, calendrier annuel", "15 mars : justificatifs de recettes, sur papier"),
        ),
    ),
)
INCOME_ONLINE: Dated[YearRule] = Dated(
    "income_online",
    (
        Since(
            date(2018, 1, 1),
            YearRule(4, 15),
            Source(
                "CNCCFP, calendrier annuel",
                "15 avril : justificatifs de recettes par Fin’Pol, liste des donateurs",
            ),
        ),
    ),
)
ACCOUNTS_FILED: Dated[YearRule] = Dated(
    "accounts_filed",
    (
        Since(
            date(1990, 1, 15),
            YearRule(6, 30),
            Source(
                "L88 art. 11-7", "déposés dans le premier semestre de l’année suivant celle de l’exercice"
            ),
        ),
    ),
)
YEAR_CLOSED: Dated[YearRule] = Dated(
    "year_closed",
    (
        Since(
            date(1990, 1, 15),
            YearRule(12, 31),
            Source("L88 art. 11-7", "arrêtés chaque année"),
        ),
    ),
)

_OF_ELECTION = (AID_LIST, BROADCAST_LIST, CANDIDATURES, CAMPAIGN_ACCOUNTS)
_OF_YEAR = (RECEIPTS_ASKED, INCOME_ON_PAPER, INCOME_ONLINE, ACCOUNTS_FILED, YEAR_CLOSED)


def friday(polling_day: date, rank: int) -> date:
    """Return a Friday counted from polling day, which itself does not count.

    Args:
        polling_day: round one.
        rank: -1 for the Friday before, 1 for the Friday after, and so on; 0 is no Friday.

    Raises:
        ValueError: when ``rank`` is 0.
    """
    if rank == 0:
        raise ValueError("rank")
    step = timedelta(days=1 if rank > 0 else -1)
    day = polling_day + step
    while day.weekday() != _FRIDAY:
        day += step
    return day + 7 * step * (abs(rank) - 1)


def election_deadlines(polling_day: date) -> tuple[Deadline, ...]:
    """Return the deadlines of a general election, in order of time.

    Args:
        polling_day: round one. A decree of dissolution may shorten them.

    Source: L88 art. 9; CE L157, R103-1, L52-12.
    """
    return tuple(
        Deadline(
            rule.name,
            datetime.combine(friday(polling_day, step.value.rank), step.value.hour, tzinfo=PARIS),
            step.source,
        )
        for rule in _OF_ELECTION
        for step in (rule.on(polling_day),)
    )


def year_deadlines(year: int) -> tuple[Deadline, ...]:
    """Return the deadlines of a calendar year, in order of time.

    Args:
        year: calendar year.

    Source: L88 art. 11-7; calendar of the CNCCFP.
    """
    return tuple(
        Deadline(
            rule.name,
            datetime.combine(date(year, step.value.month, step.value.day), time.max, tzinfo=PARIS),
            step.source,
        )
        for rule in _OF_YEAR
        for step in (rule.on(date(year, 12, 31)),)
    )
