"""A process killed with -9 in the middle of an import: nothing lost, nothing half done, on both databases."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from caisse.db import Database
from caisse.identity.actor import local_actor
from caisse.kernel.clock import FixedClock
from caisse.kernel.metadata import metadata
from caisse.services.import_batches import ReceivedFile
from caisse.services.result_imports import ImportResults, import_results
from caisse.services.verification import verify
from electoral.models import ResultStatus
from tests.conftest import ROOT
from tests.official_files import AIN, text_2017, workbook_2017

TABLES = (
    "import_batches",
    "candidacies",
    "result_versions",
    "constituency_results",
    "votes",
    "documents",
    "seals",
)


def rows(database: Database) -> dict[str, int]:
    with database.reading() as session:
        tables = metadata.tables
        return {
            name: session.execute(select(func.count()).select_from(tables[name])).scalar_one()
            for name in TABLES
        }


def test_an_import_killed_before_its_commit_leaves_nothing_and_can_be_done_again(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    actor = local_actor("anne", clock)
    kept = ReceivedFile(text_2017([AIN]), "p.csv")
    first = ImportResults(kept, "legislatives-2017", ResultStatus.PROVISIONAL, commit=True)
    database.run(lambda session: import_results(session, first, actor))
    before = rows(database)
    path = tmp_path.joinpath("definitive.xlsx")
    path.write_bytes(workbook_2017([AIN]))
    url = database.engine.url.render_as_string(hide_password=False)

    with subprocess.Popen(
        [sys.executable, "-m", "tests.import_writer", url, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "inside\n"
        writer.kill()

    assert rows(database) == before
    with database.reading() as session:
        assert verify(session, None, actor).faults == ()
    second = ImportResults(
        ReceivedFile(path.read_bytes(), "d.xlsx"), "legislatives-2017", ResultStatus.DEFINITIVE, commit=True
    )
    answer = database.run(lambda session: import_results(session, second, actor))
    assert answer.version == "legislatives-2017-t1-definitive-1"
    with database.reading() as session:
        assert verify(session, None, actor).faults == ()
