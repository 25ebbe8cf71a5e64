"""What each kind of sealed event says, rebuilt from the rows, so that ``verify`` compares rows and chain.

Each owner of a kind adds a line: the kind, and a function that rebuilds the payload from the object's key.
A rebuild returns None when the rows are gone: a fault.
"""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from caisse.services import sealed_grants

Rebuild = Callable[[Session, str], Mapping[str, Canonical] | None]
"""(session, object key) -> the payload as the rows say it now, or None when there are no such rows."""

REBUILDS: dict[str, Rebuild] = {
    "grant": sealed_grants.rebuild_grant,
    "grant_end": sealed_grants.rebuild_grant_end,
}
