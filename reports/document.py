"""One frozen document: what every rendering of a report is made from."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from caisse.kernel.format import NBSP, Language
from reports.cells import NUMBERS, UNITS, Kind, Value, check
from reports.manifest import Manifest

Row = tuple[Value, ...]

Tone = Literal["ok", "warn", "bad"]


class Status(StrEnum):
    """Whether the figures can still change."""

    DEFINITIVE = "definitive"
    PROVISIONAL = "provisional"


class ShapeError(ValueError):
    """A row does not have the columns of its table: a defect of a builder."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: its name in the JSON rendering.
        label: its header, without the unit.
        kind: what it counts.
        minor: not the answer: hidden on a phone.
        strong: the answer: set in semibold.
        header: the row's own name: a header cell for assistive technology.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    minor: bool = False
    strong: bool = False
    header: bool = False

    @property
    def number(self) -> bool:
        """Whether the column stands on the right."""
        return self.kind in NUMBERS

    @property
    def heading(self) -> str:
        """The header with its unit."""
        unit = UNITS.get(self.kind)
        return f"{self.label}{NBSP}({unit})" if unit else self.label


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that must not be missed; its first words say what kind it is."""

    text: str
    tone: Tone = "warn"


@dataclass(frozen=True, slots=True)
class Item:
    """A named figure.

    Attributes:
        key: its name in the JSON rendering.
        label: what a person reads.
        kind: what it counts.
        value: the value.
    """

    key: str
    label: str
    kind: Kind
    value: Value

    def __post_init__(self) -> None:
        check(self.kind, self.value)


@dataclass(frozen=True, slots=True)
class Definitions:
    """Named figures, one a line."""

    key: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A derivation in numbered sentences."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of typed cells.

    Attributes:
        key: its name in the JSON rendering.
        caption: a noun or a question.
        columns: the columns.
        rows: one tuple a row, one value a column.
        totals: rows under the 2 px rule; text is allowed in any of their cells.
        empty: what is said when there is no row.
        aligned: whether its columns keep the same widths as in the tables beside it.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...] = ()
    empty: str = ""
    aligned: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            self._fit(row)
            for column, value in zip(self.columns, row, strict=True):
                check(column.kind, value)
        for row in self.totals:
            self._fit(row)
            for column, value in zip(self.columns, row, strict=True):
                check(Kind.TEXT if isinstance(value, str) else column.kind, value)

    def _fit(self, row: Row) -> None:
        if len(row) != len(self.columns):
            raise ShapeError(f"{self.key}: {len(row)} != {len(self.columns)}")


Block = Paragraph | Note | Definitions | Steps | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part.

    Attributes:
        key: its name in the JSON rendering and its anchor.
        title: a noun, or a sentence with its figure.
        blocks: what it holds, in order.
        wide: printed on landscape pages.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The one figure of the report.

    Attributes:
        item: the figure and its name.
        complement: what follows it in small (``sur 50``).
        reached: filled ticks, where the figure is a count out of a count.
        required: how many ticks there are; 0 for none.
    """

    item: Item
    complement: str = ""
    reached: int = 0
    required: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A report, complete: renderers see nothing else.

    Attributes:
        kind: name of the report (``threshold``).
        language: language of every text in it.
        pool: name of the pool.
        title: the one thing the report says, as a sentence.
        as_of: what the figures are about: election and version, or fiscal year.
        status: definitive or provisional.
        status_label: the status in words.
        figure: the one figure.
        lead: blocks under the figure, on the first page.
        sections: the body.
        manifest: provenance.
        issued_on: legal date of issue.
        issued_by: who issued it.
        audience: who may read it, in one sentence.
        number: the report's number; empty until it is issued.
    """

    kind: str
    language: Language
    pool: str
    title: str
    as_of: str
    status: Status
    status_label: str
    figure: KeyFigure
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    manifest: Manifest
    issued_on: date
    issued_by: str
    audience: str
    number: str = ""

    @property
    def provisional(self) -> bool:
        """Whether the figures can still change."""
        return self.status is Status.PROVISIONAL

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in order."""
        blocks = (*self.lead, *(block for section in self.sections for block in section.blocks))
        return tuple(block for block in blocks if isinstance(block, Table))

    def numbered(self, number: str) -> "Document":
        """Return the document with its number."""
        return replace(self, number=number)
