"""Results files with one row a constituency and the candidates in blocks of columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caisse.kernel.names import normalised
from electoral.imports.cells import LONGEST_NUANCE, Cells
from electoral.imports.checks import check_constituency
from electoral.imports.layout import Field, Header, WideLayout, heading_families
from electoral.imports.parsed import ParsedCandidacy, ParsedConstituency
from electoral.imports.places import is_cut, read_code
from electoral.imports.tables import Row


@dataclass(frozen=True, slots=True)
class WideShape:
    """Where the columns of a wide table stand.

    Attributes:
        places: index of each column; for those of a block, in the first block.
        start: index of the first column of the first block.
        period: width of a block.
    """

    places: Mapping[Field, int]
    start: int
    period: int


_IN_BLOCK = (
    Field.PANEL, Field.SEX, Field.SURNAME, Field.FIRST_NAME, Field.NUANCE, Field.LABEL, Field.VOTES,
)  # fmt: skip


def shape_of(header: Header, layout: WideLayout) -> WideShape:
    """Find the blocks: from the first heading of the block to where it comes again, or to the last heading.

    Args:
        header: the row that names the columns.
        layout: the layout it was recognised by.
    """
    families = heading_families(header.row)
    start = min(header.places[wanted.field] for wanted in layout.block if wanted.field in header.places)
    named = [index for index, family in enumerate(families) if family]
    again = [index for index in named if index > start and families[index] == families[start]]
    end = again[0] if again else named[-1] + 1
    return WideShape(header.places, start, end - start)


def read_wide(rows: tuple[Row, ...], shape: WideShape, cells: Cells) -> tuple[ParsedConstituency, ...]:
    """Read the rows of a wide table; a row with an error is left out, and said.

    Args:
        rows: the rows under the header.
        shape: where the columns stand.
        cells: reader of the table.
    """
    lines: dict[str, int] = {}
    found = []
    cut = is_cut(cells.table, rows, shape.period)
    for row in rows:
        if cut and row is rows[-1]:
            cells.findings.error("imports.row_cut", row.line)
            continue
        code = read_code(row, shape.places, cells)
        if code is None:
            continue
        if code in lines:
            cells.findings.error(
                "imports.constituency_twice", row.line, constituency=code, first_line=lines[code]
            )
            continue
        lines[code] = row.line
        constituency = _read_constituency(row, code, shape, cells)
        if constituency is not None:
            check_constituency(constituency, cells.findings)
            found.append(constituency)
    return tuple(found)


def _read_constituency(row: Row, code: str, shape: WideShape, cells: Cells) -> ParsedConstituency | None:
    places = shape.places
    before = cells.findings.blocking_count
    _check_entry_state(row, shape, cells)
    registered = cells.count(row, places[Field.REGISTERED])
    voted = cells.count(row, places[Field.VOTED])
    expressed = cells.count(row, places[Field.EXPRESSED])
    blank = cells.count(row, places[Field.BLANK]) if Field.BLANK in places else None
    null = cells.count(row, places[Field.NULL]) if Field.NULL in places else None
    candidacies = tuple(_read_candidacies(row, shape, cells))
    if cells.findings.blocking_count > before or registered is None or voted is None or expressed is None:
        return None
    _check_lumped(row, shape, cells, voted=voted, expressed=expressed)
    kept = tuple(candidacy for candidacy in candidacies if candidacy is not None)
    return ParsedConstituency(code, row.line, registered, voted, blank, null, expressed, kept)


def _check_entry_state(row: Row, shape: WideShape, cells: Cells) -> None:
    index = shape.places.get(Field.ENTRY_STATE)
    state = "" if index is None else row.cell(index)
    if index is not None and state and not normalised(state).startswith(("COMPLET", "DEFINITI")):
        cells.findings.warning("imports.entry_incomplete", row.line, cells.column(index), found=state[:40])


def _check_lumped(row: Row, shape: WideShape, cells: Cells, *, voted: int, expressed: int) -> None:
    """Warn when ballots lumped as blank and null do not make up the voters."""
    index = shape.places.get(Field.BLANK_AND_NULL)
    lumped = None if index is None else cells.count(row, index)
    if lumped is not None and expressed + lumped != voted:
        cells.findings.warning(
            "imports.lumped_do_not_add_up", row.line, ballots=expressed + lumped, voted=voted
        )


def _read_candidacies(row: Row, shape: WideShape, cells: Cells) -> Iterator[ParsedCandidacy | None]:
    fields = [field for field in _IN_BLOCK if field in shape.places]
    for base in range(0, len(row.cells) - shape.start, shape.period):
        places = {field: shape.places[field] + base for field in fields}
        if any(row.cell(index) for index in places.values()):
            yield read_candidacy(row, places, cells)


def read_candidacy(row: Row, places: Mapping[Field, int], cells: Cells) -> ParsedCandidacy | None:
    """Read one candidate; None, with issues, when a cell cannot be kept.

    Args:
        row: the row.
        places: index of each column of the candidate.
        cells: reader of the table.
    """
    before = cells.findings.blocking_count
    panel = cells.panel(row, places[Field.PANEL]) if Field.PANEL in places else None
    surname = cells.name(row, places[Field.SURNAME])
    first_name = cells.name(row, places[Field.FIRST_NAME], required=False)
    sex = cells.sex(row, places[Field.SEX]) if Field.SEX in places else None
    nuance = (
        cells.name(row, places[Field.NUANCE], required=False, longest=LONGEST_NUANCE)
        if Field.NUANCE in places
        else None
    )
    label = cells.label(row, places[Field.LABEL]) if Field.LABEL in places else None
    votes = cells.count(row, places[Field.VOTES])
    if surname is None or first_name is None or votes is None or cells.findings.blocking_count > before:
        return None
    return ParsedCandidacy(
        panel=panel,
        surname=surname,
        first_name=first_name,
        sex=sex,
        nuance=nuance or None,
        label=label or None,
        votes=votes,
        line=row.line,
        column=cells.column(places[Field.VOTES]),
    )
