"""What each kind of sealed event says, rebuilt from the rows, so that ``verify`` compares rows and chain.

Each owner of a kind adds a line: the kind, and a function that rebuilds the payload from the object's key.
A rebuild returns None when the rows are gone: a fault.
"""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from caisse.kernel.canonical import Canonical
from caisse.services import sealed_confirmations, sealed_grants, sealed_imports, sealed_members
from caisse.services.adoption_records import rebuild_adoption
from caisse.services.designation_sets import rebuild_designations
from caisse.services.key_records import rebuild_key
from ledger import sealed_contributions, sealed_loans, sealed_plans
from ledger.sealed_entries import rebuild_entry
from ledger.sealed_periods import rebuild_closing, rebuild_event

Rebuild = Callable[[Session, str], Mapping[str, Canonical] | None]
"""(session, object key) -> the payload as the rows say it now, or None when there are no such rows."""

REBUILDS: dict[str, Rebuild] = {
    "grant": sealed_grants.rebuild_grant,
    "grant_end": sealed_grants.rebuild_grant_end,
    "confirmation": sealed_confirmations.rebuild_confirmation,
    "entry": rebuild_entry,
    "period": rebuild_event,
    "fiscal_year_closing": rebuild_closing,
    "legal_entity": sealed_members.rebuild_entity,
    "pool": sealed_members.rebuild_pool,
    "membership": sealed_members.rebuild_membership,
    "legal_fact": sealed_members.rebuild_fact,
    "representative": sealed_members.rebuild_representative,
    "bank_details": sealed_members.rebuild_bank_details,
    "bank_confirmation": sealed_members.rebuild_bank_confirmation,
    "bank_release": sealed_members.rebuild_bank_release,
    "key": rebuild_key,
    "adoption": rebuild_adoption,
    "designations": rebuild_designations,
    **sealed_contributions.REBUILDS,
    **sealed_loans.REBUILDS,
    **sealed_plans.REBUILDS,
    **sealed_imports.REBUILDS,
}
