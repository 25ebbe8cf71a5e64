"""Layouts: which column says what, declared as data by the modules of ``electoral.imports.formats``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caisse.kernel.names import normalised
from electoral.imports.tables import Row, Table


class Field(StrEnum):
    """What a column can say."""

    DEPARTMENT = "department"
    CONSTITUENCY = "constituency"
    ENTRY_STATE = "entry_state"
    REGISTERED = "registered"
    VOTED = "voted"
    BLANK = "blank"
    NULL = "null"
    BLANK_AND_NULL = "blank_and_null"
    EXPRESSED = "expressed"
    PANEL = "panel"
    SEX = "sex"
    SURNAME = "surname"
    FIRST_NAME = "first_name"
    NUANCE = "nuance"
    LABEL = "label"
    VOTES = "votes"
    PARTY = "party"
    RECOGNISED = "recognised"
    LIST_NAME = "list_name"
    RESULT_NAME = "result_name"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a layout.

    Attributes:
        field: what it says.
        headings: its headings, normalised: capital letters without accents, signs or figures.
        required: whether the layout is not recognised without it.
    """

    field: Field
    headings: tuple[str, ...]
    required: bool = True


def column(field: Field, *headings: str, required: bool = True) -> Column:
    """Declare a column by its headings as the files print them."""
    return Column(field, tuple(normalised(heading) for heading in headings), required)


@dataclass(frozen=True, slots=True)
class WideLayout:
    """One row a constituency; the candidates follow in blocks of columns.

    Attributes:
        id: id of the format, part of a batch's key.
        fixed: columns that speak of the constituency.
        block: columns that repeat for each candidate.
    """

    id: str
    fixed: tuple[Column, ...]
    block: tuple[Column, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns."""
        return self.fixed + self.block


@dataclass(frozen=True, slots=True)
class LongLayout:
    """One row a candidate, an attachment or a decision.

    Attributes:
        id: id of the format, part of a batch's key.
        columns: its columns.
    """

    id: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns of a table.

    Attributes:
        row: the row.
        places: index of the first column that says each field.
        missing: fields that the layout requires and no heading names.
    """

    row: Row
    places: Mapping[Field, int]
    missing: tuple[Column, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every required column is there."""
        return not self.missing


HEADER_ROWS = 30
"""How many rows are searched for a header: official sheets begin with a title."""


def find_header(table: Table, columns: Sequence[Column]) -> Header | None:
    """Find the row of a table that names most of a layout's columns.

    Args:
        table: the table.
        columns: the columns looked for.

    Returns:
        The first row with the most of them, or None when no row names any.
    """
    headers = [_read_header(row, columns) for row in table.rows[:HEADER_ROWS]]
    best = max(headers, key=lambda header: len(header.places))
    return best if best.places else None


def _read_header(row: Row, columns: Sequence[Column]) -> Header:
    headings = heading_families(row)
    places = {
        wanted.field: min(headings.index(heading) for heading in wanted.headings if heading in headings)
        for wanted in columns
        if any(heading in headings for heading in wanted.headings)
    }
    missing = tuple(wanted for wanted in columns if wanted.required and wanted.field not in places)
    return Header(row, places, missing)


def heading_families(row: Row) -> tuple[str, ...]:
    """Return a row's headings without accents, signs or figures: ``Nom candidat 19`` is ``NOM CANDIDAT``."""
    return tuple(normalised(cell) for cell in row.cells)
