"""A table as read from a file: rows of text with their line numbers, before anything is understood."""

from dataclasses import dataclass
from functools import cache
from itertools import product
from string import ascii_uppercase


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        line: line of the file or of the sheet, from 1, as a person sees it.
        cells: text of its cells, without spaces around; an absent cell is ``""``.
    """

    line: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """Return the text of a cell, ``""`` past the end."""
        return self.cells[index] if index < len(self.cells) else ""

    @property
    def is_blank(self) -> bool:
        """Whether every cell is empty."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or one text file.

    Attributes:
        rows: rows that hold something, in order.
        sheet: name of the sheet, or None for a text file.
        encoding: encoding of the text file, or None for a sheet.
        formulas: places of computed cells, as (line, column index).
        is_ended: whether the last line of a text file has its end; a file cut in a line has not.
    """

    rows: tuple[Row, ...]
    sheet: str | None = None
    encoding: str | None = None
    formulas: frozenset[tuple[int, int]] = frozenset()
    is_ended: bool = True

    @property
    def is_text(self) -> bool:
        """Whether it was read from a text file."""
        return self.sheet is None


def letters(index: int) -> str:
    """Return the letters of a spreadsheet's column: 0 is ``A``, 26 is ``AA``.

    Args:
        index: 0 to 18,277.
    """
    return _column_names()[index]


@cache
def _column_names() -> tuple[str, ...]:
    return tuple("".join(name) for size in (1, 2, 3) for name in product(ascii_uppercase, repeat=size))
