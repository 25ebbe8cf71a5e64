"""Write the declared protection into the frozen files of a revision: ``python -m migrations.triggers.freeze``.

Only for a revision that is not released yet. A released file never changes: raise ``REVISION`` with the next
migration, which removes the earlier protection and installs its own.
"""

from ledger.protection import installation, removal
from migrations.triggers import FOLDER, SEPARATOR

REVISION = "0008"


def freeze(revision: str = REVISION) -> None:
    """Write the four files of a revision."""
    for dialect in ("sqlite", "postgresql"):
        for word, made in (("install", installation(dialect)), ("remove", removal(dialect))):
            path = FOLDER.joinpath(f"{revision}_{word}_{dialect}.sql")
            path.write_text(SEPARATOR.join(made) + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze()
