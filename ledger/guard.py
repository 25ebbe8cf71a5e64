"""The legal guard: may this be taken, given, lent or paid on that day? Pure: facts in, judgement out.

The test covers the pool and the other side, money in and money out, at the date of the bank movement
(L88 art. 11 to 11-8; law.md, section 1). Every refusal shows the clause and the penalty.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caisse.kernel.dated import Source, Verdict
from caisse.kernel.format import Language
from caisse.kernel.messages import text
from ledger.funding_law import (
    CASH_CAP_CENTS,
    EEA,
    GIFT_CAP_CENTS,
    LENDERS,
    LOAN_YEARS,
    NATURAL_PERSON,
    ONLY_PARTIES,
    PARTIES_FUND_PARTIES,
    PENALTY,
    VOLUNTEERS,
)
from ledger.legal_status import LegalStatus, standing


class Outcome(StrEnum):
    """What becomes of an operation."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    """Register only: nothing was received or used."""
    TO_RETURN = "to_return"
    """Money already received: booked on 4684 the same day, then returned."""
    TO_INVOICE = "to_invoice"
    """An advantage already used: invoiced at the usual price and paid."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The guard's answer on one operation.

    Attributes:
        outcome: what becomes of it.
        rule: the verdict that decided, with its figures and clauses.
        penalty: clause of the penalty, shown in every refusal; None when accepted.
        warnings: what the persons must hear although the operation is lawful.
    """

    outcome: Outcome
    rule: Verdict
    penalty: Source | None = None
    warnings: tuple[Verdict, ...] = ()

    @property
    def is_lawful(self) -> bool:
        """Whether the operation may stand."""
        return self.outcome is Outcome.ACCEPTED

    def sentence(self, lang: Language = "fr") -> str:
        """Return the answer as a person reads it: the rule, then the penalty when refused."""
        parts = [self.rule.sentence(lang)]
        if self.penalty is not None:
            parts.append(
                text("guard.penalty", {"article": self.penalty.reference, "quote": self.penalty.quote}, lang)
            )
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Donor:
    """What the guard asks about a natural person.

    Attributes:
        is_french: whether the person declared French nationality.
        is_resident: whether the person declared residence in France.
        given_cents: gifts and dues of the calendar year already counted, over all parties, in cents.
    """

    is_french: bool
    is_resident: bool
    given_cents: int = 0


def judge_money(giver: LegalStatus, pool: LegalStatus, day: date, *, received: bool) -> Judgement:
    """Judge money of a legal person: only a party in order funds a party in order.

    Args:
        giver: who gives.
        pool: the pool's party.
        day: date of the bank movement.
        received: whether the money stands on the account already.
    """
    return _judge(_between(giver, pool, day), day, Outcome.TO_RETURN if received else Outcome.REFUSED)


def judge_in_kind(giver: LegalStatus, pool: LegalStatus, day: date, *, used: bool) -> Judgement:
    """Judge an advantage in kind of a legal person: free use, service, paid staff lent, goods, durable good.

    Args:
        giver: who gives.
        pool: the pool's party.
        day: first day of use.
        used: whether the pool has used it already.
    """
    return _judge(_between(giver, pool, day), day, Outcome.TO_INVOICE if used else Outcome.REFUSED)


def judge_time() -> Judgement:
    """Judge unpaid hours of natural persons: lawful whatever the collective they come through."""
    return Judgement(Outcome.ACCEPTED, Verdict(holds=True, code="guard.volunteers", sources=(VOLUNTEERS,)))


def judge_paid_invoice(payer: LegalStatus, pool: LegalStatus, day: date, *, paid: bool) -> Judgement:
    """Judge the payment, by another legal person, of an invoice addressed to the pool.

    Lawful from a party, with a warning: the expense did not pass through the mandataire.

    Args:
        payer: who paid.
        pool: the pool's party.
        day: date of the payment.
        paid: whether the payment has been made.
    """
    verdict = _between(payer, pool, day)
    warning = Verdict(holds=True, code="guard.outside_mandataire", params={"who": payer.code})
    return _judge(verdict, day, Outcome.TO_RETURN if paid else Outcome.REFUSED, (warning,))


def judge_waiver(creditor: LegalStatus, pool: LegalStatus, day: date) -> Judgement:
    """Judge the waiver of a claim or of a loan: a contribution on the deed's date. Refused, the debt stays.

    Args:
        creditor: who waives.
        pool: the pool's party.
        day: date of the deed.
    """
    return _judge(_between(creditor, pool, day), day, Outcome.REFUSED)


def judge_gift(
    donor: Donor, pool: LegalStatus, day: date, amount_cents: int, *, cash: bool, capped: bool, received: bool
) -> Judgement:
    """Judge a gift or dues of a natural person.

    Args:
        donor: nationality, residence, what was given this year.
        pool: the pool's party.
        day: date of the bank movement.
        amount_cents: the amount in cents.
        cash: whether it was given in cash.
        capped: whether the yearly cap counts it (dues of elected persons are not).
        received: whether the money stands on the account already.
    """
    refused = Outcome.TO_RETURN if received else Outcome.REFUSED
    return _judge(_gift(donor, pool, day, amount_cents, cash=cash, capped=capped), day, refused)


def judge_loan(lender: LegalStatus, pool: LegalStatus, day: date, *, received: bool) -> Judgement:
    """Judge a loan of a legal person: a party in order, or a bank with its seat in the EU or the EEA.

    Args:
        lender: who lends.
        pool: the pool's party.
        day: date of the bank movement.
        received: whether the money stands on the account already.
    """
    verdict = _bank(lender, pool, day) if lender.is_bank else _between(lender, pool, day, (LENDERS,))
    return _judge(verdict, day, Outcome.TO_RETURN if received else Outcome.REFUSED)


def judge_loan_of_person(pool: LegalStatus, day: date, ends_on: date, *, received: bool) -> Judgement:
    """Judge a loan of a natural person: five years at most.

    Args:
        pool: the pool's party.
        day: date of the bank movement.
        ends_on: date of the last repayment.
        received: whether the money stands on the account already.
    """
    verdict = standing(pool, day)
    if verdict.holds:
        rule = LOAN_YEARS.on(day)
        latest = _years_after(day, rule.value)
        verdict = Verdict(
            holds=ends_on <= latest,
            code="guard.loan_of_person" if ends_on <= latest else "guard.loan_too_long",
            params={"years": rule.value, "end_date": ends_on.isoformat(), "latest_date": latest.isoformat()},
            sources=(rule.source,),
        )
    return _judge(verdict, day, Outcome.TO_RETURN if received else Outcome.REFUSED)


def may_receive(member: LegalStatus, pool: LegalStatus, day: date) -> Verdict:
    """Say whether the pool may pay a share to a member on a day: both are parties in order.

    A share that may not be paid is consigned (4685), never lost.

    Args:
        member: who would receive.
        pool: the pool's party.
        day: date of the payment.
    """
    verdict = _between(member, pool, day)
    if not verdict.holds:
        return verdict
    return Verdict(holds=True, code="guard.may_receive", params={"who": member.code}, sources=verdict.sources)


def _between(
    other: LegalStatus, pool: LegalStatus, day: date, more: tuple[Source, ...] = (PARTIES_FUND_PARTIES,)
) -> Verdict:
    for side in (pool, other):
        verdict = standing(side, day)
        if not verdict.holds:
            return verdict
    return Verdict(
        holds=True,
        code="guard.from_party",
        params={"who": other.code},
        sources=(ONLY_PARTIES, *more),
    )


def _bank(lender: LegalStatus, pool: LegalStatus, day: date) -> Verdict:
    verdict = standing(pool, day)
    if not verdict.holds:
        return verdict
    code = "guard.from_bank" if lender.country in EEA else "guard.bank_outside_eea"
    params = {"who": lender.code, "country": lender.country}
    return Verdict(holds=lender.country in EEA, code=code, params=params, sources=(LENDERS,))


def _gift(
    donor: Donor, pool: LegalStatus, day: date, amount_cents: int, *, cash: bool, capped: bool
) -> Verdict:
    verdict = standing(pool, day)
    if not verdict.holds:
        return verdict
    if not (donor.is_french or donor.is_resident):
        return Verdict(holds=False, code="guard.donor_abroad", sources=(NATURAL_PERSON,))
    in_cash, in_year = CASH_CAP_CENTS.on(day), GIFT_CAP_CENTS.on(day)
    if cash and amount_cents > in_cash.value:
        params = {"cash_cents": amount_cents, "cap_cents": in_cash.value}
        return Verdict(holds=False, code="guard.too_much_cash", params=params, sources=(in_cash.source,))
    total = donor.given_cents + amount_cents
    if capped and total > in_year.value:
        params = {"total_cents": total, "cap_cents": in_year.value, "gift_year": day.year}
        return Verdict(holds=False, code="guard.cap_exceeded", params=params, sources=(in_year.source,))
    return Verdict(holds=True, code="guard.gift", sources=(NATURAL_PERSON, in_year.source))


def _judge(verdict: Verdict, day: date, refused: Outcome, warnings: tuple[Verdict, ...] = ()) -> Judgement:
    if verdict.holds:
        return Judgement(Outcome.ACCEPTED, verdict, warnings=warnings)
    return Judgement(refused, verdict, penalty=PENALTY.on(day).source)


def _years_after(day: date, years: int) -> date:
    """Return the same day some years later; 29 February gives 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
