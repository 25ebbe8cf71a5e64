"""Decisions files: what a person decided about rows of an attachment list."""

from electoral.decisions import Decision
from electoral.imports.cells import LONGEST_TEXT, Cells, cells_of
from electoral.imports.findings import Findings, UnreadableTableError
from electoral.imports.formats.decision_list import LAYOUT
from electoral.imports.layout import Field, Header
from electoral.imports.lists import find_list, list_rows
from electoral.imports.parsed import ParsedDecision, ParsedDecisions
from electoral.imports.places import read_code
from electoral.imports.tables import Row

LONGEST_FULL_NAME = 250


def parse_decisions(content: bytes) -> ParsedDecisions:
    """Read a decisions file.

    Args:
        content: the bytes of the file.

    Returns:
        The rows read and every issue; never an exception on bad content.
    """
    findings = Findings()
    try:
        table, header = find_list(content, LAYOUT)
    except UnreadableTableError as error:
        return ParsedDecisions(LAYOUT.id, None, (), (error.issue,))
    cells = cells_of(table, header, findings, by_letter=False)
    read = (_read_row(row, header, cells) for row in list_rows(table, header, cells))
    rows = tuple(row for row in read if row is not None)
    return ParsedDecisions(LAYOUT.id, table.encoding, rows, findings.sorted())


def _read_row(row: Row, header: Header, cells: Cells) -> ParsedDecision | None:
    places = header.places
    before = cells.findings.blocking_count
    code = read_code(row, places, cells)
    decision = _read_decision(row, header, cells)
    list_name = cells.name(row, places[Field.LIST_NAME], longest=LONGEST_FULL_NAME)
    result_name = cells.name(
        row,
        places[Field.RESULT_NAME],
        required=decision is not Decision.SET_ASIDE,
        longest=LONGEST_FULL_NAME,
    )
    party = _optional(row, header, Field.PARTY, cells)
    panel = _read_panel(row, header, cells)
    if code is None or decision is None or list_name is None or cells.findings.blocking_count > before:
        return None
    return ParsedDecision(row.line, code, list_name, result_name or None, party or None, panel, decision)


def _read_decision(row: Row, header: Header, cells: Cells) -> Decision | None:
    index = header.places.get(Field.DECISION)
    written = "" if index is None else row.cell(index).lower()
    if not written or index is None:
        return Decision.MATCH
    if written in {decision.value for decision in Decision}:
        return Decision(written)
    cells.refuse("imports.decision_unknown", row, index, written)
    return None


def _read_panel(row: Row, header: Header, cells: Cells) -> int | None:
    index = header.places.get(Field.PANEL)
    return None if index is None or not row.cell(index) else cells.panel(row, index)


def _optional(row: Row, header: Header, field: Field, cells: Cells) -> str | None:
    index = header.places.get(field)
    return None if index is None else cells.name(row, index, required=False, longest=LONGEST_TEXT)
