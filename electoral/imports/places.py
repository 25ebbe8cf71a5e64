"""Where a row stands: its constituency, or what it is when it is none (a total, a cut row)."""

import re
from collections.abc import Mapping, Sequence

from caisse.kernel.names import normalised
from electoral.imports.cells import Cells
from electoral.imports.layout import Field
from electoral.imports.tables import Row, Table
from electoral.reference.constituencies import canonical_code

_LONGEST_CODE = 10
_TOTAL = re.compile(r"(SOUS |GRAND )?TOTA(L|UX)\b|ENSEMBLE\b|FRANCE ENTIERE\b|TOUTES? LES?\b")


def read_code(row: Row, places: Mapping[Field, int], cells: Cells) -> str | None:
    """Read the canonical code of a row's constituency; None with an issue when there is none.

    Args:
        row: the row.
        places: index of each column; the department's may lack.
        cells: reader of the table.
    """
    if is_total(row, places):
        cells.findings.error("imports.total_row", row.line, cells.column(0))
        return None
    constituency = row.cell(places[Field.CONSTITUENCY])
    department = row.cell(places[Field.DEPARTMENT]) if Field.DEPARTMENT in places else None
    code = canonical_code(department, constituency) if len(constituency) <= _LONGEST_CODE else None
    if code is None:
        written = f"{department} {constituency}" if department else constituency
        cells.refuse("imports.constituency_unknown", row, places[Field.CONSTITUENCY], written)
    return code


def is_total(row: Row, places: Mapping[Field, int]) -> bool:
    """Say whether a row sums others: a word of total stands among the cells before its figures.

    Args:
        row: the row.
        places: index of each column.
    """
    until = places.get(Field.REGISTERED, places[Field.CONSTITUENCY] + 2)
    return any(_TOTAL.match(normalised(cell)) for cell in row.cells[:until])


def is_cut(table: Table, rows: Sequence[Row], period: int = 0) -> bool:
    """Say whether the last row of a text file was cut: its line has no end, and its length is no other's.

    Args:
        table: the table.
        rows: its rows under the header.
        period: width of a candidate's block where rows may be longer or shorter by whole blocks, else 0.
    """
    others = {len(row.cells) for row in rows[:-1]}
    if table.is_ended or not others:
        return False
    length = len(rows[-1].cells)
    if length in others:
        return False
    padded = any(not any(row.cells[-period:]) for row in rows[:-1])
    if period == 0 or padded:
        return length < max(others)
    return not any(length in range(other, length + 1, period) for other in others) and not any(
        length in range(other, -1, -period) for other in others
    )
