"""The CSV rendering: UTF-8 with a byte-order mark, semicolons, the decimal mark of the language.

The file holds the document's tables one after the other: a line with the caption, the headers, the rows, the
totals, an empty line. Amounts are in euros with two decimals always, so their digits are the cents.
"""

import csv
import io
from collections.abc import Iterator

from caisse.kernel.format import Language
from reports.cells import field_names, fields, harmless
from reports.document import Document, Row, Table

_MARK = "\ufeff"


class UnknownTableError(LookupError):
    """The document holds no table of that name."""


def render_csv(document: Document, table: str | None = None) -> bytes:
    """Return the tables of a document as CSV.

    Args:
        document: the document.
        table: key of the only table wanted, without its caption: a plain rectangle.

    Raises:
        UnknownTableError: when the document has no such table.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    if table is None:
        writer.writerow([harmless(document.title)])
        for part in document.tables:
            writer.writerow([])
            writer.writerow([harmless(part.caption)])
            writer.writerows(_lines(part, document.language))
    else:
        wanted = [part for part in document.tables if part.key == table]
        if not wanted:
            raise UnknownTableError(table)
        writer.writerows(_lines(wanted[0], document.language))
    return (_MARK + out.getvalue()).encode("utf-8")


def _lines(table: Table, lang: Language) -> Iterator[list[str]]:
    yield [name for column in table.columns for name in field_names(column.kind, column.label, lang)]
    for row in (*table.rows, *table.totals):
        yield _line(table, row, lang)


def _line(table: Table, row: Row, lang: Language) -> list[str]:
    cells = zip(table.columns, row, strict=True)
    return [field for column, value in cells for field in fields(column.kind, value, lang)]
