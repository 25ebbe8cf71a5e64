"""The chart in force: loaded on the first fiscal year, editable until the first entry is posted."""

from collections.abc import Iterable, Mapping

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from caisse.kernel.refusals import RefusalError
from ledger.accounts import ChartAccount, check_number, default_chart
from ledger.models.accounts import Account
from ledger.models.entries import PostedEntry, Posting


class UnknownAccountError(RefusalError):
    """The chart has no such account."""

    code = "ledger.unknown_account"


class AccountExistsError(RefusalError):
    """The chart has this account already."""

    code = "ledger.account_exists"


class ChartFrozenError(RefusalError):
    """An entry is posted: accounts are added, never changed nor removed."""

    code = "ledger.chart_frozen"


class AccountInUseError(RefusalError):
    """A draft names the account: its number stays, and it is not removed."""

    code = "ledger.account_in_use"


def ensure_chart(session: Session) -> None:
    """Load the default chart where there is none yet."""
    if session.scalar(select(Account.id).limit(1)) is None:
        for account in default_chart():
            add_account(session, account)


def chart(session: Session) -> tuple[ChartAccount, ...]:
    """Return the chart in force, in order of the numbers."""
    return tuple(
        ChartAccount(row.number, row.label, row.root, row.heading, row.needs_member)
        for row in session.scalars(select(Account).order_by(Account.number))
    )


def accounts_by_number(session: Session, numbers: Iterable[str]) -> Mapping[str, Account]:
    """Return the rows of accounts by number.

    Raises:
        UnknownAccountError: naming the first number the chart does not have.
    """
    wanted = set(numbers)
    found = {row.number: row for row in session.scalars(select(Account).where(Account.number.in_(wanted)))}
    for number in sorted(wanted - found.keys()):
        raise UnknownAccountError(account=number)
    return found


def add_account(session: Session, account: ChartAccount) -> None:
    """Add an account, at any time.

    Raises:
        AccountNumberRefusedError: a number no account may bear.
        AccountExistsError: the chart has it.
    """
    check_number(account.number)
    if session.scalar(select(exists().where(Account.number == account.number))):
        raise AccountExistsError(account=account.number)
    session.add(
        Account(
            number=account.number,
            label=account.label,
            root=account.root,
            heading=account.heading,
            needs_member=account.needs_member,
        )
    )
    session.flush()


def change_account(session: Session, number: str, account: ChartAccount) -> None:
    """Change an account, before the first posted entry.

    Args:
        session: a writing transaction.
        number: the account's number until now.
        account: what it becomes.

    Raises:
        ChartFrozenError: an entry is posted.
        AccountInUseError: the number would change under a draft.
        AccountExistsError: another account has the new number.
    """
    _check_editable(session)
    row = accounts_by_number(session, (number,))[number]
    if account.number != number:
        check_number(account.number)
        _check_unused(session, row)
        if session.scalar(select(exists().where(Account.number == account.number))):
            raise AccountExistsError(account=account.number)
    row.number, row.label, row.root = account.number, account.label, account.root
    row.heading, row.needs_member = account.heading, account.needs_member
    session.flush()


def remove_account(session: Session, number: str) -> None:
    """Remove an account, before the first posted entry and while no draft names it.

    Raises:
        ChartFrozenError: an entry is posted.
        AccountInUseError: a draft names it.
    """
    _check_editable(session)
    row = accounts_by_number(session, (number,))[number]
    _check_unused(session, row)
    session.delete(row)
    session.flush()


def _check_editable(session: Session) -> None:
    if session.scalar(select(PostedEntry.entry_id).limit(1)) is not None:
        raise ChartFrozenError


def _check_unused(session: Session, account: Account) -> None:
    if session.scalar(select(exists().where(Posting.account_id == account.id))):
        raise AccountInUseError(account=account.number)
