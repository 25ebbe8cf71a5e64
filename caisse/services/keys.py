"""Keys of the pool: each version is a TOML text kept under its digest; members adopt it elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import NamedAccountRequiredError, authorise
from caisse.identity.permissions import Permission
from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.issues import Issue, blocks
from caisse.models.document_store import content_of, keep_document
from caisse.schemas.keys import read_key
from caisse.services.adoptions import AdoptionAnswer, list_adoptions
from caisse.services.key_records import KIND, key_in_force, key_payload
from ledger.key import Key
from ledger.members import memberships_in_force
from ledger.models.members import LegalEntity
from ledger.models.redistribution import KeyDocument
from ledger.seals import seal, sealing_instant


@dataclass(frozen=True, slots=True)
class AddKey:
    """A key document to keep.

    Attributes:
        content: bytes of the TOML file.
        file_name: the name it came under.
    """

    content: bytes
    file_name: str


@dataclass(frozen=True, slots=True)
class KeyAnswer:
    """What became of a key document.

    Attributes:
        version: its version, None when the document has an error.
        title: its title, None with an error.
        digest: SHA-256 of the text: what members adopt.
        already_there: whether the same text was kept before.
        issues: what is wrong, each with its line or the path of its field.
    """

    version: str | None
    title: str | None
    digest: str
    already_there: bool
    issues: tuple[Issue, ...]

    @property
    def failed(self) -> bool:
        """Whether an error kept the document out."""
        return blocks(self.issues)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One version of the key, as the list shows it.

    Attributes:
        version: its version.
        title: its title.
        digest: SHA-256 of its text.
        at: when it was entered.
        adoptions: adoptions of its text, in the order they were entered.
    """

    version: str
    title: str
    digest: str
    at: datetime
    adoptions: tuple[AdoptionAnswer, ...]


@dataclass(frozen=True, slots=True)
class KeyView:
    """One version of the key with what it says."""

    row: KeyRow
    key: Key
    text: str


def add_key(session: Session, command: AddKey, actor: Actor) -> KeyAnswer:
    """Keep a version of the key. The same text again changes nothing; a version never changes its text."""
    authorise(session, actor, Permission.MANAGE_KEYS)
    if actor.user_id is None:
        raise NamedAccountRequiredError
    at = sealing_instant(session, actor.clock)
    digest = digest_of_bytes(command.content)
    before = session.scalar(select(KeyDocument).where(KeyDocument.digest == digest))
    if before is not None:
        return KeyAnswer(before.version, before.title, digest, already_there=True, issues=())
    read = read_key(command.content)
    issues = list(read.issues)
    if read.key is not None:
        issues += _against_the_books(session, read.key)
    if read.key is None or blocks(issues):
        return KeyAnswer(None, None, digest, already_there=False, issues=tuple(issues))
    keep_document(session, command.content, command.file_name, at=at, stored_by_id=actor.user_id)
    row = KeyDocument(
        version=read.key.version, title=read.title, digest=digest, author_id=actor.user_id, at=at
    )
    session.add(row)
    session.flush()
    seal(session, kind=KIND, object_key=row.version, payload=key_payload(row), at=at, salts=actor.salts)
    return KeyAnswer(row.version, row.title, digest, already_there=False, issues=tuple(issues))


def list_keys(session: Session, actor: Actor) -> tuple[KeyRow, ...]:
    """Return every version of the key with its adoptions, in the order they were entered."""
    authorise(session, actor, Permission.READ_MEMBERS)
    adoptions = list_adoptions(session, actor)
    rows = session.scalars(select(KeyDocument).order_by(KeyDocument.id))
    return tuple(_row(row, adoptions) for row in rows)


def show_key(session: Session, version: str, actor: Actor) -> KeyView:
    """Return one version of the key, with what it says.

    Raises:
        KeyUnknownError: no key has this version.
        KeyUnreadableError: its text was changed.
    """
    authorise(session, actor, Permission.READ_MEMBERS)
    row, key = key_in_force(session, version)
    text = content_of(session, row.digest).decode("utf-8-sig")
    return KeyView(_row(row, list_adoptions(session, actor)), key, text)


def _row(row: KeyDocument, adoptions: tuple[AdoptionAnswer, ...]) -> KeyRow:
    of_text = tuple(one for one in adoptions if one.text_digest == row.digest)
    return KeyRow(row.version, row.title, row.digest, row.at, of_text)


def _against_the_books(session: Session, key: Key) -> Iterator[Issue]:
    """Compare a key with what is known: its version is new, its fixed shares name members."""
    if session.scalar(select(KeyDocument.id).where(KeyDocument.version == key.version)) is not None:
        yield Issue("keys.version_taken", column="version", params={"version": key.version})
    ids = {row.entity_id for row in memberships_in_force(session)}
    members = set(session.scalars(select(LegalEntity.code).where(LegalEntity.id.in_(ids))))
    for number, part in enumerate(key.parts, start=1):
        for code in part.shares:
            if code not in members:
                path = f"parts[{number}].shares.{code}"
                yield Issue("keys.not_a_member", column=path, params={"path": path, "member": code})
