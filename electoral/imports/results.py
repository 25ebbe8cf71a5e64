"""Results files: the layout is recognised from the content, every row read, every issue collected."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caisse.kernel.names import normalised
from electoral.imports.cells import cells_of
from electoral.imports.findings import Findings, UnreadableTableError
from electoral.imports.formats import (
    cdsp,
    interieur_2017,
    interieur_2017_noheader,
    interieur_2022,
    interieur_2024,
    interieur_2024_long,
)
from electoral.imports.layout import Header, LongLayout, WideLayout, find_header
from electoral.imports.long import read_long
from electoral.imports.parsed import ParsedConstituency, ParsedResults
from electoral.imports.sources import read_tables
from electoral.imports.tables import Row, Table
from electoral.imports.wide import WideShape, read_wide, shape_of
from electoral.reference.constituencies import canonical_code

UNKNOWN_FORMAT = "unknown"
LAYOUTS: tuple[WideLayout | LongLayout, ...] = (
    interieur_2022.LAYOUT,
    interieur_2017.LAYOUT,
    interieur_2024.LAYOUT,
    cdsp.LAYOUT,
    interieur_2024_long.LAYOUT,
)
"""Tried in this order; the first that finds all its columns reads the file."""

_LOOKED_AT = 20
_ENOUGH_COLUMNS = 6
_POLLING_STATION = frozenset(
    {"CODE DU B VOTE", "CODE BV", "CODE BUREAU DE VOTE", "BUREAU DE VOTE", "CODE B VOTE"}
)
_ROUND = re.compile(r"(?:\bT|\bTOUR )([12])\b")


@dataclass(frozen=True, slots=True)
class _Recognised:
    """A table with the layout that fits it."""

    table: Table
    layout: WideLayout | LongLayout
    header: Header


def parse_results(content: bytes, election_round: int = 1) -> ParsedResults:
    """Read a results file.

    Args:
        content: the bytes of the file.
        election_round: the round looked for, 1 or 2: a workbook may hold a sheet for each.

    Returns:
        The constituencies read and every issue; never an exception on bad content.
    """
    findings = Findings()
    try:
        tables = read_tables(content)
    except UnreadableTableError as error:
        return ParsedResults(UNKNOWN_FORMAT, None, None, (), (error.issue,))
    recognised = [found for table in tables for found in _recognise(table)]
    complete = [found for found in recognised if found.header.is_complete]
    if complete:
        return _read(_of_round(complete, election_round, findings), findings)
    headless = next((table for table in tables if _is_headless(table)), None)
    if headless is not None:
        return _read_headless(headless, findings)
    _explain(tables, recognised, findings)
    return ParsedResults(UNKNOWN_FORMAT, tables[0].encoding, None, (), findings.sorted())


def _recognise(table: Table) -> Iterator[_Recognised]:
    """Give the layouts that fit a table: the first that is complete, or all that are nearly so."""
    nearly = []
    for layout in LAYOUTS:
        header = find_header(table, layout.columns)
        if header is not None and header.is_complete:
            yield _Recognised(table, layout, header)
            return
        if header is not None and len(header.places) >= _ENOUGH_COLUMNS:
            nearly.append(_Recognised(table, layout, header))
    yield from nearly


def _of_round(found: list[_Recognised], election_round: int, findings: Findings) -> _Recognised:
    """Choose the sheet of a round among those that were recognised, by its name."""
    said = [_ROUND.search((one.table.sheet or "").upper().replace("_", " ")) for one in found]
    wanted = [
        one for one, match in zip(found, said, strict=True) if match and match[1] == str(election_round)
    ]
    silent = [one for one, match in zip(found, said, strict=True) if match is None]
    if not wanted and not silent:
        findings.error("imports.other_round", sheet=found[0].table.sheet or "", round_number=election_round)
    return (wanted or silent or found)[0]


def _read(found: _Recognised, findings: Findings) -> ParsedResults:
    layout, table = found.layout, found.table
    rows = tuple(row for row in table.rows if row.line > found.header.row.line)
    cells = cells_of(table, found.header, findings, by_letter=isinstance(layout, WideLayout))
    if not rows:
        findings.error("imports.no_row")
    if isinstance(layout, WideLayout):
        constituencies = read_wide(rows, shape_of(found.header, layout), cells)
    else:
        constituencies = read_long(rows, found.header, cells)
    return _parsed(layout.id, table, constituencies, findings)


def _is_headless(table: Table) -> bool:
    """Say whether most of a text's first rows are constituencies of the 2017 columns without a header."""
    if not table.is_text:
        return False
    rows = table.rows[:_LOOKED_AT]
    fitting = [row for row in rows if _fits_headless(row)]
    return 2 * len(fitting) > len(rows)


def _fits_headless(row: Row) -> bool:
    places = interieur_2017_noheader.PLACES
    figures = [row.cell(places[field]) for field in list(places)[2:8]]
    return (
        len(row.cells) > max(places.values())
        and canonical_code(row.cell(0), row.cell(2)) is not None
        and sum(figure.isascii() and figure.isdigit() for figure in figures) >= len(figures) - 1
    )


def _read_headless(table: Table, findings: Findings) -> ParsedResults:
    layout = interieur_2017_noheader
    shape = WideShape(layout.PLACES, layout.BLOCK_START, layout.BLOCK_WIDTH)
    cells = cells_of(table, None, findings, by_letter=True)
    return _parsed(layout.ID, table, read_wide(table.rows, shape, cells), findings)


def _parsed(
    format_id: str, table: Table, constituencies: tuple[ParsedConstituency, ...], findings: Findings
) -> ParsedResults:
    return ParsedResults(format_id, table.encoding, table.sheet, constituencies, findings.sorted())


def _explain(tables: tuple[Table, ...], nearly: list[_Recognised], findings: Findings) -> None:
    """Say what a file that no layout fits seems to be, or what it lacks."""
    headings = {normalised(cell) for table in tables for row in table.rows[:1] for cell in row.cells}
    if headings & _POLLING_STATION:
        findings.error("imports.polling_stations")
        return
    if not nearly:
        findings.error("imports.format_unknown")
        return
    best = min(nearly, key=lambda found: len(found.header.missing))
    for missing in best.header.missing:
        findings.error(
            "imports.column_missing", best.header.row.line, heading=missing.headings[0], format=best.layout.id
        )
