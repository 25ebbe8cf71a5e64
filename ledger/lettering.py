"""Lettering: posted lines of one account that answer each other; and which payment pays which debt."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caisse.kernel.exact import Cents
from caisse.kernel.refusals import RefusalError
from ledger.models.entries import LetteredPosting, Lettering, PaymentLink, PostedEntry, Posting
from ledger.seals import lock_chain


class LetteringRefusedError(RefusalError):
    """The lines are not posted lines of one account and member that sum to zero, or are lettered already."""

    code = "ledger.lettering_refused"


class PaymentLinkRefusedError(RefusalError):
    """A payment is linked between two posted entries, for a positive amount."""

    code = "ledger.payment_link_refused"


def letter(session: Session, posting_ids: Sequence[int], *, user_id: int, at: datetime) -> str:
    """Letter lines that answer each other, and return their letters.

    Args:
        session: a writing transaction.
        posting_ids: rows of posted lines: one account, one member or none, sum zero.
        user_id: who letters.
        at: when.

    Raises:
        LetteringRefusedError: the lines do not answer each other.
    """
    lock_chain(session)
    wanted = set(posting_ids)
    query = (
        select(Posting)
        .join(PostedEntry, PostedEntry.entry_id == Posting.entry_id)
        .outerjoin(LetteredPosting, LetteredPosting.posting_id == Posting.id)
        .where(Posting.id.in_(wanted), LetteredPosting.posting_id.is_(None))
    )
    lines = session.scalars(query).all()
    owners = {(line.account_id, line.member_id) for line in lines}
    if len(lines) != len(wanted) or len(owners) != 1 or sum(line.amount_cents for line in lines) != 0:
        raise LetteringRefusedError
    account_id = lines[0].account_id
    given = select(Lettering.code).where(Lettering.account_id == account_id).order_by(Lettering.id.desc())
    last = session.scalar(given.limit(1))
    lettering = Lettering(account_id=account_id, code=following(last or ""), user_id=user_id, at=at)
    session.add(lettering)
    session.flush()
    session.add_all(LetteredPosting(posting_id=line.id, lettering_id=lettering.id) for line in lines)
    session.flush()
    return lettering.code


def following(code: str) -> str:
    """Return the letters after some: A after none, B after A, AA after Z.

    Args:
        code: the last letters given on the account, empty for the first.
    """
    if not code:
        return "A"
    if code.endswith("Z"):
        return following(code[:-1]) + "A"
    return code[:-1] + chr(ord(code[-1]) + 1)


def link_payment(session: Session, *, payment_id: int, owed_id: int, amount_cents: Cents) -> None:
    """Record that a posted entry of a bank pays what an earlier posted entry owes.

    Args:
        session: a writing transaction.
        payment_id: the entry of the bank.
        owed_id: the entry that made the debt.
        amount_cents: how much of it, positive.

    Raises:
        PaymentLinkRefusedError: an entry is not posted, or the amount is not positive.
    """
    posted = select(func.count()).where(PostedEntry.entry_id.in_({payment_id, owed_id}))
    if session.scalar(posted) != len((payment_id, owed_id)) or amount_cents <= 0:
        raise PaymentLinkRefusedError
    session.add(PaymentLink(payment_id=payment_id, owed_id=owed_id, amount_cents=amount_cents))
    session.flush()
