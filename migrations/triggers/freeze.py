"""Write the protection as declared into the frozen files of a revision: ``python -m migrations.triggers.freeze 0008``.

Run it for a revision that is not released yet; a released file never changes: a later revision gets its own.
"""

import sys

from ledger.protection import installation, removal
from migrations.triggers import FOLDER, SEPARATOR


def freeze(revision: str) -> None:
    """Write the four files of a revision."""
    for dialect in ("sqlite", "postgresql"):
        for word, made in (("install", installation(dialect)), ("remove", removal(dialect))):
            path = FOLDER.joinpath(f"{revision}_{word}_{dialect}.sql")
            path.write_text(SEPARATOR.join(made) + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze(sys.argv[1])
