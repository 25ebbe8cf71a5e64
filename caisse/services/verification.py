"""Verify: everything is read and hashed again; three answers, and what they do not prove."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.issues import Issue, Severity
from caisse.models.documents import Document, DocumentChunk
from caisse.services.import_verification import check_originals, check_reference
from caisse.services.report_verification import check_reports
from caisse.services.sealed_events import REBUILDS
from caisse.services.sealed_objects import SEALED_WHEN_MADE
from caisse.services.text_verification import check_texts
from ledger.chain_verification import (
    HeadAnswer,
    check_chain,
    check_payloads,
    compare_head,
    head_now,
    read_head,
    sealed_objects,
    written_last,
)
from ledger.protection_verification import check_rights, check_triggers
from ledger.seals import Head
from ledger.verification import BOOKS, Check


@dataclass(frozen=True, slots=True)
class Verification:
    """What ``verify`` answers.

    Attributes:
        findings: faults (errors) and remarks (warnings), in the order of the checks.
        head: the head of the chain now.
        last_at: instant of its last event as written, or None.
        since: what became of the head that was given, or None when none was.
        checked: names of the checks that ran.
    """

    findings: tuple[Issue, ...]
    head: Head
    last_at: str | None
    since: HeadAnswer | None
    checked: tuple[str, ...]

    @property
    def faults(self) -> tuple[Issue, ...]:
        """The findings that are faults."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def is_coherent(self) -> bool:
        """Whether the books, the chain, the documents and the protection agree."""
        return not self.faults

    @property
    def passes(self) -> bool:
        """Whether nothing was found, and the head that was given is extended."""
        return self.is_coherent and (self.since is None or self.since.outcome == "extends")


def verify(session: Session, since: str | None, actor: Actor) -> Verification:
    """Read and hash everything again.

    Args:
        session: a reading session.
        since: a head kept elsewhere, ``N:ROOT`` or as printed, or None.
        actor: who asks.

    Raises:
        HeadUnreadableError: ``since`` is no head.
    """
    authorise(session, actor, Permission.VERIFY)
    known = None if since is None else read_head(since)
    findings = tuple(finding for name, check in CHECKS.items() for finding in _run(session, name, check))
    return Verification(
        findings=findings,
        head=head_now(session),
        last_at=written_last(session),
        since=None if known is None else compare_head(session, known),
        checked=tuple(CHECKS),
    )


def _run(session: Session, name: str, check: Check) -> Iterator[Issue]:
    try:
        yield from list(check(session))
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        # A row that cannot even be read was changed from outside: a fault like the others.
        yield Issue("verify.unreadable", params={"check": name, "error": type(error).__name__})


def check_sealed_payloads(session: Session) -> Iterable[Issue]:
    """What each event sealed is what the rows say now."""
    return check_payloads(session, REBUILDS)


def check_nothing_unsealed(session: Session) -> Iterator[Issue]:
    """Each row that is sealed when it is made has its event: grants, members, register, keys, imports."""
    for kind, keys in SEALED_WHEN_MADE.items():
        sealed = sealed_objects(session, kind)
        for key in keys(session):
            if key not in sealed:
                yield Issue("verify.not_sealed", params={"kind": kind, "object": key})


def check_documents(session: Session) -> Iterator[Issue]:
    """Each document's chunks hash to its digest and have its size."""
    for digest, size in session.execute(select(Document.digest, Document.size)):
        content, length = hashlib.sha256(), 0
        chunks = select(DocumentChunk.content).where(DocumentChunk.digest == digest)
        for chunk in session.scalars(chunks.order_by(DocumentChunk.position)):
            content.update(chunk)
            length += len(chunk)
        if (content.hexdigest(), length) != (digest, size):
            yield Issue("verify.document_changed", params={"digest": digest})


CHECKS: Final[dict[str, Check]] = {
    "chain": check_chain,
    "payloads": check_sealed_payloads,
    "unsealed": check_nothing_unsealed,
    **{check.__name__.removeprefix("check_"): check for check in BOOKS},
    "triggers": check_triggers,
    "rights": check_rights,
    "documents": check_documents,
    "originals": check_originals,
    "texts": check_texts,
    "reference": check_reference,
    "reports": check_reports,
}
"""Every check, in the order it runs."""
