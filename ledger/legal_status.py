"""The standing of a legal person under L88 on a given day. Pure: facts in, verdict out."""

from dataclasses import dataclass
from datetime import date

from caisse.kernel.dated import Verdict
from ledger.funding_law import ACCOUNTS_DUE, ALL_THROUGH_MANDATAIRE, BAR, FOREIGN, ONLY_PARTIES, PARTY

HOME = "FR"


@dataclass(frozen=True, slots=True)
class Term:
    """A period of days, both included; without ``until`` it runs on."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether the day is in the period."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Filing:
    """The accounts of one year, filed with the CNCCFP on a day."""

    year: int
    filed_on: date


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """What is known of a legal person, as dated facts.

    Attributes:
        code: code of the legal entity, quoted by the sentences.
        country: ISO code of the law it is under.
        mandataires: periods in which a mandataire is in force (approved or declared).
        filings: accounts filed.
        bars: periods in which the CNCCFP deprives it.
        first_year: first year of a new party; None for an older one.
        is_bank: whether it is a bank, which may lend.
    """

    code: str
    country: str = HOME
    mandataires: tuple[Term, ...] = ()
    filings: tuple[Filing, ...] = ()
    bars: tuple[Term, ...] = ()
    first_year: int | None = None
    is_bank: bool = False


def latest_due_year(day: date) -> int:
    """Return the latest year whose accounts were due before a day: due on 30 June N+1, late the day after."""
    month, last = ACCOUNTS_DUE.on(day).value
    return day.year - 1 if day > date(day.year, month, last) else day.year - 2


def due_date(year: int, day: date) -> date:
    """Return the last day to file the accounts of a year, by the law of a day."""
    month, last = ACCOUNTS_DUE.on(day).value
    return date(year + 1, month, last)


def standing(status: LegalStatus, day: date) -> Verdict:
    """Say whether a legal person is a party in order on a day (law.md, section 1).

    A mandataire in force on that day, no bar that covers it, and the accounts of the latest due year filed by
    then; a new party has none due before 30 June of the year after its first.

    Args:
        status: the facts.
        day: the date of the bank movement, Europe/Paris.

    Returns:
        A verdict whose sources are the clauses applied.
    """
    who = status.code
    if status.country != HOME:
        return Verdict(holds=False, code="guard.foreign", params={"who": who}, sources=(FOREIGN,))
    if not status.mandataires:
        return Verdict(
            holds=False, code="guard.not_a_party", params={"who": who}, sources=(ONLY_PARTIES, PARTY)
        )
    for bar in status.bars:
        if bar.covers(day):
            return Verdict(
                holds=False, code=_bar_code(bar), params=_bar_params(who, bar), sources=(BAR, ONLY_PARTIES)
            )
    if not any(term.covers(day) for term in status.mandataires):
        return Verdict(
            holds=False,
            code="guard.no_mandataire",
            params={"who": who, "day_date": day.isoformat()},
            sources=(ALL_THROUGH_MANDATAIRE.on(day).source, PARTY, ONLY_PARTIES),
        )
    return _accounts(status, day)


def _bar_code(bar: Term) -> str:
    return "guard.barred" if bar.until else "guard.barred_without_end"


def _bar_params(who: str, bar: Term) -> dict[str, str]:
    params = {"who": who, "since_date": bar.since.isoformat()}
    return params | {"until_date": bar.until.isoformat()} if bar.until else params


def _accounts(status: LegalStatus, day: date) -> Verdict:
    rule = ACCOUNTS_DUE.on(day).source
    year = latest_due_year(day)
    if status.first_year is not None and year < status.first_year:
        return Verdict(
            holds=True,
            code="guard.in_order_new",
            params={"who": status.code, "until_date": due_date(status.first_year, day).isoformat()},
            sources=(rule, PARTY),
        )
    if any(filing.year == year and filing.filed_on <= day for filing in status.filings):
        return Verdict(
            holds=True,
            code="guard.in_order",
            params={"who": status.code, "accounts_year": year},
            sources=(rule, PARTY),
        )
    return Verdict(
        holds=False,
        code="guard.accounts_missing",
        params={"who": status.code, "accounts_year": year, "due_date": due_date(year, day).isoformat()},
        sources=(rule, PARTY, ONLY_PARTIES),
    )
