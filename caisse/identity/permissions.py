"""What may be done: one permission an act, and the acts that anyone at the machine may do."""

from enum import StrEnum


class Permission(StrEnum):
    """One act, or one kind of reading."""

    READ_ELECTIONS = "read_elections"
    READ_ATTACHMENTS = "read_attachments"
    IMPORT_ELECTIONS = "import_elections"
    DECIDE_MATCHES = "decide_matches"
    CONFIRM_COUNT = "confirm_count"
    READ_LEDGER = "read_ledger"
    READ_MEMBER_LINES = "read_member_lines"
    DRAFT_ENTRIES = "draft_entries"
    POST_ENTRIES = "post_entries"
    MANAGE_PERIODS = "manage_periods"
    READ_MEMBERS = "read_members"
    MANAGE_MEMBERS = "manage_members"
    CONFIRM_BANK_DETAILS = "confirm_bank_details"
    ENTER_CONTRIBUTIONS = "enter_contributions"
    IMPORT_CONTRIBUTIONS = "import_contributions"
    ADD_DOCUMENTS = "add_documents"
    READ_DOCUMENTS = "read_documents"
    IMPORT_DESIGNATIONS = "import_designations"
    MANAGE_KEYS = "manage_keys"
    ADOPT = "adopt"
    PLAN = "plan"
    POST_PLAN = "post_plan"
    PAY = "pay"
    READ_REPORTS = "read_reports"
    VERIFY = "verify"
    MANAGE_USERS = "manage_users"
    GRANT = "grant"
    UPGRADE_DATABASE = "upgrade_database"
    SIGN_IN = "sign_in"


LOCAL: frozenset[Permission] = frozenset(
    {
        Permission.READ_ELECTIONS,
        Permission.READ_ATTACHMENTS,
        Permission.IMPORT_ELECTIONS,
        Permission.DECIDE_MATCHES,
        Permission.READ_LEDGER,
        Permission.READ_MEMBER_LINES,
        Permission.READ_MEMBERS,
        Permission.IMPORT_CONTRIBUTIONS,
        Permission.IMPORT_DESIGNATIONS,
        Permission.READ_DOCUMENTS,
        Permission.READ_REPORTS,
        Permission.VERIFY,
        Permission.UPGRADE_DATABASE,
        Permission.SIGN_IN,
    }
)
"""What ``local:<login>`` may: imports, previews and reads on the machine that holds the database."""
