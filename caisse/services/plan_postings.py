"""Posting a plan: a second person writes what is owed; what cannot be paid lawfully is consigned."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import NamedAccountRequiredError, authorise
from caisse.identity.permissions import Permission
from caisse.kernel.exact import Cents
from caisse.kernel.refusals import RefusalError
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import confirmation_state
from caisse.services.plan_views import PlanView, view_of
from caisse.services.redistributions import PlanPostedError, plan_of
from ledger.entries import EntryDraft, Line, Origin
from ledger.four_eyes import check_second_person
from ledger.journals import Journal
from ledger.models.entries import Reversal
from ledger.models.members import LegalEntity
from ledger.models.redistribution import Plan, PlanPosting
from ledger.posting import draft_entry, post_entries
from ledger.sealed_plans import POSTING_KIND, plan_digest, posting_payload
from ledger.seals import lock_chain, seal

TO_PARTIES = "65711"
TO_OTHERS = "65718"
OWED = "4511"
CONSIGNED = "4685"
SHOWN_DIGITS = 16


class PlanReplacedError(RefusalError):
    """Another plan replaced it."""

    code = "redistribution.plan_replaced"


class PlanChangedError(RefusalError):
    """What was shown is not what the plan says."""

    code = "redistribution.plan_changed"


class BasisChangedError(RefusalError):
    """Matches or designations changed since the plan, or its receipt was reversed: make a new plan."""

    code = "redistribution.basis_changed"


def post_plan(session: Session, code: str, shown_digest: str, actor: Actor) -> PlanView:
    """Post a plan: D 65711 and 65718, C 4511 per member; then D 4511 C 4685 for what is consigned.

    Args:
        session: a writing transaction.
        code: the plan.
        shown_digest: digest of what the person was shown, 16 digits of it at least.
        actor: the second person.

    Raises:
        PlanUnknownError, PlanPostedError, PlanReplacedError: nothing to post.
        PlanChangedError, BasisChangedError: it is no longer what was shown.
        SamePersonError, InvitedByAuthorError: no second person.
        MonthClosedError, FutureDateError: the plan's date cannot be posted.
    """
    authorise(session, actor, Permission.POST_PLAN)
    if actor.user_id is None:
        raise NamedAccountRequiredError
    lock_chain(session)
    plan = plan_of(session, code)
    _check(session, plan, shown_digest)
    check_second_person(session, actor.user_id, (plan.author_id,))
    members = {row.id: row.code for row in session.scalars(select(LegalEntity))}
    owed = _owed(plan, members)
    consigned = _consigned(plan, members)
    at = actor.clock.now()
    drafts = [
        draft_entry(session, draft, author_id=plan.author_id, at=at)
        for draft in (owed, consigned)
        if draft is not None
    ]
    displayed = [(draft.id, draft.digest) for draft in drafts]
    post_entries(session, displayed, poster_id=actor.user_id, at=actor.clock.now(), salts=actor.salts)
    posting = PlanPosting(
        plan_id=plan.id,
        owed_id=drafts[0].id,
        consigned_id=drafts[1].id if consigned is not None else None,
        user_id=actor.user_id,
        at=actor.clock.now(),
    )
    session.add(posting)
    session.flush()
    payload = posting_payload(session, plan, posting)
    seal(session, kind=POSTING_KIND, object_key=plan.code, payload=payload, at=posting.at, salts=actor.salts)
    return view_of(session, plan)


def _check(session: Session, plan: Plan, shown_digest: str) -> None:
    if session.get(PlanPosting, plan.id) is not None:
        raise PlanPostedError(plan=plan.code)
    replaced_by = session.scalar(select(Plan.code).where(Plan.replaces_id == plan.id))
    if replaced_by is not None:
        raise PlanReplacedError(plan=plan.code, replaced_by=replaced_by)
    digest = plan_digest(session, plan)
    shown = shown_digest.strip().replace(" ", "").lower()
    if len(shown) < SHOWN_DIGITS or not digest.startswith(shown) or digest != plan.digest:
        raise PlanChangedError(plan=plan.code)
    if session.get(Reversal, plan.receipt_id) is not None:
        raise BasisChangedError(plan=plan.code)
    bases = ((Confirmed.MATCHES, plan.matches_digest), (Confirmed.DESIGNATIONS, plan.designations_digest))
    for kind, kept in bases:
        if kept and confirmation_state(session, kind, plan.election).digest != kept:
            raise BasisChangedError(plan=plan.code)


def _owed(plan: Plan, members: dict[int, str]) -> EntryDraft:
    lines = []
    for account, is_party in ((TO_PARTIES, True), (TO_OTHERS, False)):
        whole = sum(line.net_cents for line in plan.lines if line.is_party is is_party)
        if whole:
            lines.append(Line(account, Cents(whole)))
    lines += [
        Line(OWED, Cents(-line.net_cents), members[line.member_id]) for line in plan.lines if line.net_cents
    ]
    return _draft(plan, plan.day, f"Répartition {plan.code} : quotes-parts dues", lines)


def _consigned(plan: Plan, members: dict[int, str]) -> EntryDraft | None:
    held = [line for line in plan.lines if line.consigned is not None and line.net_cents]
    if not held:
        return None
    lines = [Line(OWED, Cents(line.net_cents), members[line.member_id]) for line in held]
    lines += [Line(CONSIGNED, Cents(-line.net_cents), members[line.member_id]) for line in held]
    return _draft(plan, plan.day, f"Répartition {plan.code} : quotes-parts consignées", lines)


def _draft(plan: Plan, day: date, label: str, lines: list[Line]) -> EntryDraft:
    return EntryDraft(Journal.AID, day, label, tuple(lines), f"Plan {plan.code}", None, Origin.REDISTRIBUTION)
