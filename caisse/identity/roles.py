"""Roles, and the permissions each one gives."""

from collections.abc import Mapping
from enum import StrEnum

from caisse.identity.permissions import Permission


class Role(StrEnum):
    """A role that a grant gives."""

    FACILITATOR = "facilitator"
    POOL_TREASURER = "pool_treasurer"
    MEMBER_TREASURER = "member_treasurer"
    REPRESENTATIVE = "representative"
    AUDITOR = "auditor"
    ACCOUNTANT = "accountant"
    ADMINISTRATOR = "administrator"
    VOLUNTEER = "volunteer"


MEMBER_ROLES: frozenset[Role] = frozenset({Role.MEMBER_TREASURER, Role.REPRESENTATIVE})
"""Roles that are always limited to one member."""

_READS = frozenset(
    {
        Permission.READ_ELECTIONS,
        Permission.READ_ATTACHMENTS,
        Permission.READ_LEDGER,
        Permission.READ_MEMBER_LINES,
        Permission.READ_MEMBERS,
        Permission.READ_DOCUMENTS,
        Permission.READ_REPORTS,
        Permission.VERIFY,
    }
)
_COUNT = frozenset(
    {
        Permission.IMPORT_ELECTIONS,
        Permission.DECIDE_MATCHES,
        Permission.READ_ELECTIONS,
        Permission.READ_ATTACHMENTS,
    }
)

PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.FACILITATOR: _READS
    | _COUNT
    | {
        Permission.CONFIRM_COUNT,
        Permission.POST_ENTRIES,
        Permission.MANAGE_PERIODS,
        Permission.MANAGE_MEMBERS,
        Permission.CONFIRM_BANK_DETAILS,
        Permission.ADD_DOCUMENTS,
        Permission.IMPORT_DESIGNATIONS,
        Permission.MANAGE_KEYS,
        Permission.ADOPT,
        Permission.PLAN,
        Permission.POST_PLAN,
    },
    Role.POOL_TREASURER: _READS
    | {
        Permission.DRAFT_ENTRIES,
        Permission.POST_ENTRIES,
        Permission.MANAGE_PERIODS,
        Permission.ENTER_CONTRIBUTIONS,
        Permission.IMPORT_CONTRIBUTIONS,
        Permission.ADD_DOCUMENTS,
        Permission.CONFIRM_COUNT,
        Permission.MANAGE_KEYS,
        Permission.ADOPT,
        Permission.PLAN,
        Permission.POST_PLAN,
        Permission.PAY,
        Permission.CONFIRM_BANK_DETAILS,
    },
    Role.MEMBER_TREASURER: frozenset(
        {
            Permission.ENTER_CONTRIBUTIONS,
            Permission.IMPORT_CONTRIBUTIONS,
            Permission.ADD_DOCUMENTS,
            Permission.READ_MEMBER_LINES,
            Permission.READ_MEMBERS,
            Permission.READ_ELECTIONS,
        }
    ),
    Role.REPRESENTATIVE: frozenset(
        {Permission.READ_MEMBER_LINES, Permission.READ_MEMBERS, Permission.READ_ELECTIONS}
    ),
    Role.AUDITOR: _READS,
    Role.ACCOUNTANT: frozenset({Permission.READ_ELECTIONS}),
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_USERS, Permission.GRANT}),
    Role.VOLUNTEER: _COUNT,
}
"""What each role may do. A role limited to a member gives these for that member only."""
