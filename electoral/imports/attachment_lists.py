"""Attachment lists: one row an attached candidate. Two parties on one name are a double, not an error."""

from caisse.kernel.names import normalised
from electoral.imports.cells import LONGEST_TEXT, Cells, cells_of
from electoral.imports.findings import Findings, UnreadableTableError
from electoral.imports.formats.attachment_list import LAYOUT
from electoral.imports.layout import Field, Header
from electoral.imports.lists import find_list, list_rows
from electoral.imports.parsed import ParsedAttachment, ParsedAttachments
from electoral.imports.places import read_code
from electoral.imports.tables import Row

_NO = frozenset({"NON", "NO", "FAUX", "FALSE", "N"})


def parse_attachments(content: bytes) -> ParsedAttachments:
    """Read an attachment list.

    Args:
        content: the bytes of the file.

    Returns:
        The rows read and every issue; never an exception on bad content.
    """
    findings = Findings()
    try:
        table, header = find_list(content, LAYOUT)
    except UnreadableTableError as error:
        return ParsedAttachments(LAYOUT.id, None, (), (error.issue,))
    cells = cells_of(table, header, findings, by_letter=False)
    read = (_read_row(row, header, cells) for row in list_rows(table, header, cells))
    rows = tuple(row for row in read if row is not None)
    _check_repeats(rows, findings)
    return ParsedAttachments(LAYOUT.id, table.encoding, rows, findings.sorted())


def _read_row(row: Row, header: Header, cells: Cells) -> ParsedAttachment | None:
    places = header.places
    code = read_code(row, places, cells)
    before = cells.findings.blocking_count
    sex = cells.sex(row, places[Field.SEX])
    surname = cells.name(row, places[Field.SURNAME])
    first_name = cells.name(row, places[Field.FIRST_NAME], required=False)
    party = cells.name(row, places[Field.PARTY], longest=LONGEST_TEXT)
    if cells.findings.blocking_count > before:
        return None
    if code is None or surname is None or first_name is None or party is None:
        return None
    if sex is None:
        cells.findings.warning("imports.sex_missing", row.line, cells.column(places[Field.SEX]))
    answer = row.cell(places[Field.RECOGNISED]) if Field.RECOGNISED in places else ""
    recognised = normalised(answer) not in _NO
    return ParsedAttachment(row.line, code, sex, surname, first_name, party, recognised)


def _check_repeats(rows: tuple[ParsedAttachment, ...], findings: Findings) -> None:
    """Refuse the same person attached twice to the same party in one constituency."""
    lines: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = row.constituency, normalised(f"{row.surname} {row.first_name}"), normalised(row.party)
        first = lines.setdefault(key, row.line)
        if first != row.line:
            findings.error(
                "imports.attachment_twice",
                row.line,
                constituency=row.constituency,
                name=f"{row.surname} {row.first_name}".strip(),
                party=row.party,
                first_line=first,
            )
