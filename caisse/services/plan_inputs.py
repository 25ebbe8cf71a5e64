"""What a plan stands on: confirmed, adopted, received. Anything less refuses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.refusals import RefusalError
from caisse.services.adoptions import adoption_in_force, key_in_force
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import NothingToConfirmError, confirmation_state
from caisse.services.designation_sets import beneficiaries, current_set
from caisse.services.plan_figures import Ballots, count_ballots
from caisse.services.verdicts import NoResultsError, VersionUnknownError
from electoral.models import Election
from electoral.queries import current_matching, find_version
from ledger.drafting import said_by
from ledger.journals import Journal
from ledger.key import Base, Key, ParityBorne
from ledger.models.entries import Entry, Reversal
from ledger.models.redistribution import Plan, PlanCarry, PlanItem, PlanSettlement
from ledger.queries import entry_id_of

RECEIVED_ON = "5121"
AID_ACCOUNTS = frozenset({"441", "4419", "7301", "7302"})
_BY_BALLOTS = frozenset({Base.VOTES, Base.CONSTITUENCIES, Base.CANDIDACIES})


class NotConfirmedError(RefusalError):
    """What the plan stands on was not confirmed by a second person."""

    code = "redistribution.not_confirmed"


class NotAReceiptError(RefusalError):
    """The entry is no posted receipt of public aid."""

    code = "redistribution.not_a_receipt"


@dataclass(frozen=True, slots=True)
class PlanInputs:
    """What a plan stands on.

    Attributes:
        version: code of the confirmed result version.
        matches_digest: SHA-256 of the confirmed matches.
        designations_digest: SHA-256 of the confirmed designations, empty where the key needs none.
        key: the adopted key.
        key_id: its row.
        adoption_id: row of the adoption in force.
        ballots: what the ballots give each member.
    """

    version: str
    matches_digest: str
    designations_digest: str
    key: Key
    key_id: int
    adoption_id: int
    ballots: Ballots


def inputs_of(
    session: Session,
    election: Election,
    wanted: str | None,
    key_version: str,
    day: date,
    deduction_cents: int,
) -> PlanInputs:
    """Return what a plan stands on.

    Args:
        session: any session.
        election: the election.
        wanted: code or status of the result version; the default one when None.
        key_version: version of the key.
        day: the plan's date.
        deduction_cents: the parity deduction: its causes are found by designations.

    Raises:
        NoResultsError, VersionUnknownError: no such version.
        NotConfirmedError: version, matches or designations are not confirmed.
        RefusalError: no such key, or no adoption in force on that day.
    """
    document, key = key_in_force(session, key_version)
    adoption = adoption_in_force(session, document.digest, day)
    version = find_version(session, election.id, wanted)
    if version is None and wanted is None:
        raise NoResultsError(election=election.slug)
    if version is None or version.code is None:
        raise VersionUnknownError(version=wanted or "", election=election.slug)
    _confirmed(session, Confirmed.VERSION, version.code)
    matches = _confirmed(session, Confirmed.MATCHES, election.slug)
    designations, ballots = "", Ballots()
    matching = current_matching(session, election.id)
    if matching is not None and _needs_designations(key, deduction_cents):
        designations = _confirmed(session, Confirmed.DESIGNATIONS, election.slug)
        found = current_set(session, election.id)
        if found is not None:
            ballots = count_ballots(
                session, election, (matching, version), beneficiaries(session, found), key.undesignated
            )
    return PlanInputs(version.code, matches, designations, key, document.id, adoption.id, ballots)


def _needs_designations(key: Key, deduction_cents: int) -> bool:
    weighs = any(part.base in _BY_BALLOTS for part in key.parts)
    return weighs or (key.parity is ParityBorne.BY_CAUSES and deduction_cents > 0)


def _confirmed(session: Session, kind: Confirmed, key: str) -> str:
    try:
        state = confirmation_state(session, kind, key)
    except NothingToConfirmError:
        raise NotConfirmedError(kind=kind.value, object=key, missing=1) from None
    if not state.confirmed:
        raise NotConfirmedError(kind=kind.value, object=key, missing=state.missing)
    return state.digest


def receipt_of(session: Session, number: str) -> tuple[int, int]:
    """Return the entry of a posted receipt of public aid, and what the bank received, in cents.

    Raises:
        NotAReceiptError: no such posted entry, reversed, or not D 5121 against the accounts of the aid.
    """
    entry_id = entry_id_of(session, number.strip())
    if entry_id is None or session.get(Reversal, entry_id) is not None:
        raise NotAReceiptError(receipt=number)
    said = said_by(session, session.get_one(Entry, entry_id))
    received = sum(line.amount_cents for line in said.lines if line.account == RECEIVED_ON)
    others = {line.account for line in said.lines} - {RECEIVED_ON}
    if said.journal != Journal.MANDATAIRE_BANK or received <= 0 or not others or not others <= AID_ACCOUNTS:
        raise NotAReceiptError(receipt=number)
    return entry_id, received


def carried_settlements(session: Session, replaced: Plan | None) -> Sequence[tuple[PlanSettlement, int]]:
    """Return the settled items whose gap no live plan took up yet, with the gap in cents.

    Args:
        session: any session.
        replaced: the plan that is about to be replaced, or None: it gives back what it took up, and what
            became of its own items no longer counts.
    """
    over = set(session.scalars(select(Plan.replaces_id).where(Plan.replaces_id.is_not(None))))
    if replaced is not None:
        over.add(replaced.id)
    taken = select(PlanCarry.settlement_id).where(PlanCarry.plan_id.not_in(over))
    query = (
        select(PlanSettlement, PlanItem.cents)
        .join(
            PlanItem,
            (PlanItem.plan_id == PlanSettlement.plan_id) & (PlanItem.position == PlanSettlement.position),
        )
        .where(PlanSettlement.id.not_in(taken), PlanSettlement.plan_id.not_in(over))
        .order_by(PlanSettlement.id)
    )
    return [(row, earmarked - row.invoiced_cents) for row, earmarked in session.execute(query)]
