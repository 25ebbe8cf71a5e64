"""What a confirmation is about: its kind, the present state of an object and who made it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from caisse.identity.permissions import Permission


class Confirmed(StrEnum):
    """Kinds of objects that serve a plan only once a second person confirmed them."""

    VERSION = "version"
    MATCHES = "matches"
    DESIGNATIONS = "designations"
    ADOPTION = "adoption"


@dataclass(frozen=True, slots=True)
class Confirmable:
    """The present state of an object.

    Attributes:
        object_key: the object's code, the same however a person names it.
        digest: SHA-256 of its state: another state is not confirmed by it.
        authors: accounts that created, edited, imported or attached it; None stands for ``local:<login>``.
    """

    object_key: str
    digest: str
    authors: frozenset[int | None]


FindConfirmable = Callable[[Session, str], Confirmable | None]
"""(session, what a person names it by) -> its present state, or None."""


PERMISSIONS: Mapping[Confirmed, Permission] = {
    Confirmed.VERSION: Permission.CONFIRM_COUNT,
    Confirmed.MATCHES: Permission.CONFIRM_COUNT,
    Confirmed.DESIGNATIONS: Permission.CONFIRM_COUNT,
    Confirmed.ADOPTION: Permission.ADOPT,
}
"""What confirming each kind asks for."""
