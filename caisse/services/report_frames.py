"""What every issue of a report starts from: pool, head of the chain, date, issuer. Called once authorised."""

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.kernel.clock import paris_date
from caisse.kernel.messages import Language, text
from ledger.models.members import LegalEntity, Pool
from ledger.models.seals import ChainHead
from ledger.seals import head_of
from reports.frame import Frame
from reports.manifest import Head, Input, KeyVersion


@dataclass(frozen=True, slots=True)
class Issuing:
    """How a report is issued.

    Attributes:
        lang: its language.
        issued_on: its date; the day of the clock in Paris when None. The same date gives the same bytes.
    """

    lang: Language = "fr"
    issued_on: date | None = None


def frame_of(
    session: Session,
    issuing: Issuing,
    actor: Actor,
    inputs: tuple[Input, ...] = (),
    key: KeyVersion | None = None,
) -> Frame:
    """Return the frame of a report issued now by this actor.

    Args:
        session: any session.
        issuing: language and date.
        actor: who issues it, already authorised.
        inputs: what the report read.
        key: the key it applied.
    """
    return Frame(
        pool=_pool_name(session) or text("reports.pool_unnamed", {}, issuing.lang),
        language=issuing.lang,
        issued_on=issuing.issued_on or paris_date(actor.clock.now()),
        issued_by=actor.label,
        head=_head(session),
        program=version("caisse"),
        inputs=inputs,
        key=key,
    )


def _pool_name(session: Session) -> str | None:
    return session.scalar(select(LegalEntity.name).join(Pool, Pool.party_id == LegalEntity.id))


def _head(session: Session) -> Head:
    """Return the head; nobody outside is known to hold one until the service has witnesses."""
    head = head_of(session)
    last_at = session.scalars(select(ChainHead.last_at)).one()
    return Head(head.count, head.root, None if last_at is None else paris_date(last_at), anchored=0)
