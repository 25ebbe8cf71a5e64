"""A file's content as tables: what it is is found from its bytes, never from its name."""

from electoral.imports.findings import UnreadableTableError
from electoral.imports.tables import Table
from electoral.imports.texts import read_text
from electoral.imports.workbooks import is_workbook, read_workbook

LIMIT_MEBIBYTES = 50
"""Largest file that is read, as large as the largest document that is kept."""

_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"{\\rtf", "RTF"),
    (b"<?xml", "XML"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
)


def read_tables(content: bytes) -> tuple[Table, ...]:
    """Read a file's content as one table or more.

    Args:
        content: the bytes of the file.

    Raises:
        UnreadableTableError: when it is empty, too large, damaged, or no table.
    """
    if not content.strip():
        raise UnreadableTableError("imports.empty_file")
    if len(content) > LIMIT_MEBIBYTES * 1_048_576:
        raise UnreadableTableError("imports.file_too_large", mebibytes=LIMIT_MEBIBYTES)
    for beginning, kind in _OTHER_KINDS:
        if content.startswith(beginning):
            raise UnreadableTableError("imports.wrong_file_type", kind=kind)
    return read_workbook(content) if is_workbook(content) else (read_text(content),)
