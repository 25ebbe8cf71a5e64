"""Natural persons: a pseudonym and a salted digest for what is hashed, names in one restricted table."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from caisse.kernel.canonical import digest_of
from caisse.kernel.names import nfc, normalised, unsafe_characters
from caisse.kernel.refusals import RefusalError
from caisse.kernel.salts import Salts
from ledger.models.members import Person


class NameRefusedError(RefusalError):
    """A name is missing, or holds characters that hide or turn what is read."""

    code = "members.name_refused"
    status = 422


class UnknownPersonError(RefusalError):
    """No person has this code."""

    code = "members.unknown_person"
    status = 404


def checked_name(written: str) -> str:
    """Return a name in its composed form, one space between words.

    Raises:
        NameRefusedError: empty, or with control or bidirectional characters.
    """
    hidden = unsafe_characters(written.strip())
    name = nfc(" ".join(written.split()))
    if hidden or not name:
        raise NameRefusedError(reason=", ".join(hidden) or "—")
    return name


def name_key(surname: str, first_name: str) -> tuple[str, str]:
    """Return what tells two names apart: normalised surname and first name."""
    return normalised(surname), normalised(first_name)


def person_keys(session: Session) -> dict[tuple[str, str], Person]:
    """Return the persons who have a name, by their names; the first recorded one when two share it."""
    keys: dict[tuple[str, str], Person] = {}
    query = select(Person).where(Person.erased_at.is_(None)).order_by(Person.id)
    for person in session.scalars(query):
        keys.setdefault(name_key(person.surname or "", person.first_name or ""), person)
    return keys


def person_by_code(session: Session, code: str) -> Person:
    """Return a person by pseudonym.

    Raises:
        UnknownPersonError: when no person has this code.
    """
    found = session.scalar(select(Person).where(Person.code == code.strip().upper()))
    if found is None:
        raise UnknownPersonError(person=code)
    return found


def new_person(surname: str, first_name: str, salts: Salts) -> Person:
    """Return a person not yet recorded, with pseudonym, salt and digest.

    Raises:
        NameRefusedError: when a name is refused.
    """
    surname, first_name = checked_name(surname), checked_name(first_name)
    salt = salts.next()
    return Person(
        code=f"P{salts.next()[:10].upper()}",
        surname=surname,
        first_name=first_name,
        email=None,
        is_french=None,
        is_resident=None,
        salt=salt,
        digest=digest_of([salt, *name_key(surname, first_name)]),
        erased_at=None,
    )


def erase_person(person: Person, at: datetime) -> None:
    """Empty what names a person; pseudonym and digest stay, so that the chain holds."""
    person.surname = person.first_name = person.email = None
    person.is_french = person.is_resident = None
    person.salt = ""
    person.erased_at = at
