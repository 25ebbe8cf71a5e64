"""Where a row stands: its constituency, or what it is when it is none (a total, a cut row)."""

import re
from collections.abc import Collection, Mapping

from caisse.kernel.names import normalised
from electoral.imports.cells import Cells
from electoral.imports.layout import Field
from electoral.imports.tables import Row
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


def is_cut(row: Row, others: Collection[int], period: int) -> bool:
    """Say whether the last row of a text file was cut: its length is no other row's, by whole blocks.

    Args:
        row: the last row.
        others: lengths of the other rows.
        period: width of a block; 0 where there is none.
    """
    length = len(row.cells)
    if not others or length in others:
        return False
    if len(others) == 1 or period == 0:
        return length < max(others)
    low, high = min(*others, length), max(*others, length)
    return not any(length in _steps(other, period, low, high) for other in others)


def _steps(start: int, period: int, low: int, high: int) -> Collection[int]:
    return {*range(start, low - 1, -period), *range(start, high + 1, period)}
