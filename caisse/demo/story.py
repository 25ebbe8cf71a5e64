"""The whole road of the demonstration, from the founding to the reports and the verification."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caisse.demo.cast import FOUNDED
from caisse.demo.contributions import contribute, open_books
from caisse.demo.election import count_votes, prepare_vote
from caisse.demo.founding import file_accounts, found_installation, found_pool
from caisse.demo.printing import print_reports
from caisse.demo.sharing import close_november, receive_aid, share_aid
from caisse.demo.stage import set_stage
from caisse.services.verification import Verification, verify


@dataclass(frozen=True, slots=True)
class Played:
    """What the demonstration left behind.

    Attributes:
        folder: its folder, with the database, the files that were imported and the reports.
        reports: the reports.
        verification: what ``verify`` found.
    """

    folder: Path
    reports: tuple[Path, ...]
    verification: Verification


def play(folder: Path, say: Callable[[str], None]) -> Played:
    """Play the demonstration in its own folder, remade each time.

    Args:
        folder: the folder.
        say: prints one line for the reader.

    Raises:
        NotADemoFolderError: when the folder holds anything else.
    """
    stage = set_stage(folder, say, first_day=FOUNDED)
    found_installation(stage)
    found_pool(stage)
    prepare_vote(stage)
    file_accounts(stage, 2023, date(2024, 6, 18))
    count = count_votes(stage)
    open_books(stage)
    contribute(stage, 0)
    file_accounts(stage, 2024, date(2025, 6, 24))
    for quarter in (1, 2):
        contribute(stage, quarter)
    receipt = receive_aid(stage, count)
    plan = share_aid(stage, count, receipt)
    contribute(stage, 3)
    close_november(stage)
    with stage.database.reading() as session:
        verification = verify(session, None, stage.nobody())
    reports = print_reports(stage, plan)
    stage.database.close()
    return Played(folder, reports, verification)
