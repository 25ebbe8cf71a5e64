"""The chart of accounts: read by those who may, changed before the first posted entry."""

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from ledger import chart
from ledger.accounts import ChartAccount


def list_accounts(session: Session, actor: Actor) -> tuple[ChartAccount, ...]:
    """Return the chart in force, in order of the numbers; empty before the first fiscal year."""
    authorise(session, actor, Permission.READ_LEDGER)
    return chart.chart(session)


def add_account(session: Session, account: ChartAccount, actor: Actor) -> None:
    """Add an account, at any time.

    Raises:
        AccountNumberRefusedError, AccountExistsError: it cannot be added.
    """
    authorise(session, actor, Permission.MANAGE_PERIODS)
    chart.ensure_chart(session)
    chart.add_account(session, account)


def change_account(session: Session, number: str, account: ChartAccount, actor: Actor) -> None:
    """Change an account, before the first posted entry.

    Raises:
        ChartFrozenError, AccountInUseError, AccountExistsError, UnknownAccountError: it cannot be changed.
    """
    authorise(session, actor, Permission.MANAGE_PERIODS)
    chart.ensure_chart(session)
    chart.change_account(session, number, account)


def remove_account(session: Session, number: str, actor: Actor) -> None:
    """Remove an account, before the first posted entry.

    Raises:
        ChartFrozenError, AccountInUseError, UnknownAccountError: it cannot be removed.
    """
    authorise(session, actor, Permission.MANAGE_PERIODS)
    chart.ensure_chart(session)
    chart.remove_account(session, number)
