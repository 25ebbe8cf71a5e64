"""The protection as each revision installs it: frozen statements, one file per revision and engine."""

from pathlib import Path

SEPARATOR = "\n-- next\n"
FOLDER = Path(__file__).parent


def statements(name: str) -> tuple[str, ...]:
    """Return the statements of one frozen file.

    Args:
        name: ``0008_install_sqlite``, without the extension.
    """
    text = FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8")
    return tuple(statement.strip() for statement in text.split(SEPARATOR.strip("\n")) if statement.strip())
