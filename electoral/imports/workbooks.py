"""Workbooks (.xlsx), weighed before they are opened, read as one table a sheet."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from python_calamine import CalamineError, CalamineWorkbook

from electoral.imports.findings import UnreadableTableError
from electoral.imports.tables import Row, Table

LIMIT_UNPACKED_MEBIBYTES = 256
"""What a workbook may weigh once unpacked; the heaviest official one weighs 7 MB."""
LIMIT_PARTS = 500
LIMIT_CELLS = 8_000_000
"""Cells of the smallest rectangle that holds what a sheet says."""

_PIECE = 1_048_576
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
# Only cells that hold a value or a formula count: a trimmed sheet may declare and style 1,048,576 rows.
_CELL = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>\s*<(?:\w+:)?(f|v|is)\b"
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")


@dataclass(frozen=True, slots=True)
class _Extent:
    """What a sheet really holds: the number of cells of its rectangle, and its computed cells."""

    cells: int
    formulas: frozenset[tuple[int, int]]


def is_workbook(content: bytes) -> bool:
    """Say whether the bytes begin as a zip archive does."""
    return content.startswith(b"PK")


def read_workbook(content: bytes) -> tuple[Table, ...]:
    """Read every sheet of a workbook that holds something, in the workbook's order.

    Args:
        content: the bytes of the file.

    Raises:
        UnreadableTableError: when it is damaged, no workbook, or would not fit in memory once unpacked.
    """
    extents = _weigh(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        tables = tuple(_tables(workbook, extents))
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableTableError("imports.workbook_damaged") from error
    if not tables:
        raise UnreadableTableError("imports.empty_file")
    return tables


def _tables(workbook: CalamineWorkbook, extents: Mapping[str, _Extent]) -> Iterator[Table]:
    for name in workbook.sheet_names:
        if name not in extents:
            continue
        sheet = workbook.get_sheet_by_name(name)
        first = sheet.start[0] if sheet.start is not None else 0
        left = ("",) * (sheet.start[1] if sheet.start is not None else 0)
        rows = (
            Row(number, left + tuple(_text(cell) for cell in cells))
            for number, cells in enumerate(sheet.to_python(skip_empty_area=True), start=first + 1)
        )
        kept = tuple(row for row in rows if not row.is_blank)
        if kept:
            yield Table(kept, sheet=name, formulas=extents[name].formulas)


def _text(cell: object) -> str:
    """Return a cell as text. Spreadsheets turn the surname FAUX into FALSE, and 01 into 1.0."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "VRAI" if cell else "FAUX"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _weigh(content: bytes) -> Mapping[str, _Extent]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _unpack(archive)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnreadableTableError("imports.workbook_damaged") from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise UnreadableTableError("imports.workbook_damaged") from error
        raise
    if _WORKBOOK not in parts:
        raise UnreadableTableError("imports.not_a_workbook")
    return {name: _extent(name, parts[path]) for name, path in _sheet_paths(parts).items() if path in parts}


def _unpack(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Unpack what is read, and weigh the rest, so that no size written in the archive is believed."""
    entries = archive.infolist()
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > LIMIT_PARTS or declared > LIMIT_UNPACKED_MEBIBYTES * _PIECE:
        raise UnreadableTableError("imports.workbook_too_large", mebibytes=LIMIT_UNPACKED_MEBIBYTES)
    parts: dict[str, bytes] = {}
    for entry in entries:
        kept = entry.filename.endswith((".xml", ".rels"))
        pieces = []
        with archive.open(entry) as stream:
            while piece := stream.read(_PIECE):
                if kept:
                    pieces.append(piece)
        if kept:
            parts[entry.filename] = b"".join(pieces)
            if b"<!DOCTYPE" in parts[entry.filename] or b"<!ENTITY" in parts[entry.filename]:
                raise UnreadableTableError("imports.workbook_damaged")
    return parts


def _attributes(element: bytes) -> dict[str, str]:
    return {
        name.decode("utf-8").rsplit(":", 1)[-1].lower(): _unescaped(value.decode("utf-8", errors="replace"))
        for name, value in _ATTRIBUTE.findall(element)
    }


def _unescaped(value: str) -> str:
    for escaped, character in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ):
        value = value.replace(escaped, character)
    return value


def _sheet_paths(parts: Mapping[str, bytes]) -> dict[str, str]:
    targets = {
        found.get("id", ""): found.get("target", "")
        for found in map(_attributes, _RELATION.findall(parts.get(_RELATIONS, b"")))
    }
    sheets = map(_attributes, _SHEET.findall(parts[_WORKBOOK]))
    return {
        sheet.get("name", ""): _absolute(targets[sheet["id"]])
        for sheet in sheets
        if sheet.get("id", "") in targets
    }


def _absolute(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _extent(name: str, sheet: bytes) -> _Extent:
    lines, columns, formulas = [0], [0], []
    for column, line, what in _CELL.findall(sheet):
        place = int(line), _index(column)
        lines.append(place[0])
        columns.append(place[1] + 1)
        if what == b"f":
            formulas.append(place)
    extent = _Extent(max(lines) * max(columns), frozenset(formulas))
    if extent.cells > LIMIT_CELLS:
        raise UnreadableTableError("imports.sheet_too_large", sheet=name, cells=extent.cells)
    return extent


@cache
def _index(column: bytes) -> int:
    """Return the index of a spreadsheet's column: ``A`` is 0, ``AA`` is 26."""
    found = 0
    for letter in column:
        found = found * 26 + letter - ord("A") + 1
    return found - 1
