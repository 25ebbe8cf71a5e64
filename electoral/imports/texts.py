"""Text files with separated columns, read as a table."""

import csv
import io

from electoral.imports.encodings import decode
from electoral.imports.findings import UnreadableTableError
from electoral.imports.tables import Row, Table

_SEPARATORS = (";", ",", "\t")


def read_text(content: bytes) -> Table:
    """Read a text file; the separator is the one that cuts its first full lines into most columns.

    Args:
        content: the bytes of the file.

    Raises:
        UnreadableTableError: when it is not text, or a quote is never closed.
    """
    decoded = decode(content)
    reader = csv.reader(
        io.StringIO(decoded.text, newline=""), delimiter=_separator(decoded.text), strict=True
    )
    rows = []
    line = 1
    try:
        for cells in reader:
            row = Row(line, tuple(cell.strip() for cell in cells))
            line = reader.line_num + 1
            if not row.is_blank:
                rows.append(row)
    except csv.Error as error:
        raise UnreadableTableError("imports.quotes_damaged", line=line) from error
    if not rows:
        raise UnreadableTableError("imports.empty_file")
    return Table(tuple(rows), encoding=decoded.encoding, is_ended=decoded.text.endswith(("\n", "\r")))


def _separator(content: str) -> str:
    head = [line for line in content[:100_000].splitlines() if line.strip()][:20]
    return max(_SEPARATORS, key=lambda separator: sum(line.count(separator) for line in head))
