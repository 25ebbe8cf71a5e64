"""A process that imports and stops inside its transaction: ``python -m tests.import_writer URL FILE``."""

import sys
import time
from pathlib import Path

from caisse.db import Database, open_engine
from caisse.identity.actor import local_actor
from caisse.services.import_batches import ReceivedFile
from caisse.services.result_imports import ImportResults, import_results
from electoral.models import ResultStatus


def main(url: str, path: str) -> None:
    """Import a results file, say so, and never commit."""
    command = ImportResults(
        ReceivedFile(Path(path).read_bytes(), "r.xlsx"),
        "legislatives-2017",
        ResultStatus.DEFINITIVE,
        commit=True,
    )
    with Database(open_engine(url)).transaction() as session:
        import_results(session, command, local_actor("writer"))
        print("inside", flush=True)  # noqa: T201 - what the test waits for
        time.sleep(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
