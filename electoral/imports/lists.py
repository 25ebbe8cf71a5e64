"""Lists with one header and one row a line: attachments and decisions."""

from collections.abc import Iterator

from electoral.imports.cells import Cells
from electoral.imports.findings import UnreadableTableError
from electoral.imports.layout import Header, LongLayout, find_header
from electoral.imports.places import is_cut
from electoral.imports.sources import read_tables
from electoral.imports.tables import Row, Table


def find_list(content: bytes, layout: LongLayout) -> tuple[Table, Header]:
    """Find the table of a file that has the columns of a list.

    Args:
        content: the bytes of the file.
        layout: the columns.

    Raises:
        UnreadableTableError: when the file is no table, or lacks columns; the first one missing is named.
    """
    found = [(table, find_header(table, layout.columns)) for table in read_tables(content)]
    best, header = max(found, key=lambda pair: 0 if pair[1] is None else len(pair[1].places))
    if header is None:
        raise UnreadableTableError(
            "imports.list_unknown", headings=", ".join(column.headings[0] for column in layout.columns)
        )
    if not header.is_complete:
        missing = ", ".join(column.headings[0] for column in header.missing)
        raise UnreadableTableError("imports.columns_missing", line=header.row.line, headings=missing)
    return best, header


def list_rows(table: Table, header: Header, cells: Cells) -> Iterator[Row]:
    """Give the rows under the header; a last row that was cut is said and left out."""
    rows = [row for row in table.rows if row.line > header.row.line]
    if not rows:
        cells.findings.error("imports.no_row")
    cut = is_cut(table, rows)
    for row in rows:
        if cut and row is rows[-1]:
            cells.findings.error("imports.row_cut", row.line)
        else:
            yield row
