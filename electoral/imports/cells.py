"""Cells understood: counts, codes, names, sexes. What cannot be is an issue with its line and column."""

import re
from dataclasses import dataclass

from caisse.kernel.names import mixes_scripts, nfc, normalised, unsafe_characters
from electoral.imports.findings import Findings
from electoral.imports.layout import Header
from electoral.imports.tables import Row, Table, letters
from electoral.sexes import Sex

LARGEST_COUNT = 99_999_999
"""No constituency counts more: the whole country has 49 million registered voters."""
LONGEST_NAME = 120
LONGEST_TEXT = 200
LONGEST_NUANCE = 20

_QUOTED = 40
# Windows punctuation that Sciences Po's files carry as control characters: quotes and dashes, in labels only.
_WINDOWS_SIGNS = {code: bytes((code,)).decode("cp1252") for code in range(0x91, 0x98)}

_COUNT = re.compile(r"[0-9]+|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+")
_NEGATIVE = re.compile(r"[-\u2212][ ]?[0-9]+")
_SPACES = str.maketrans("", "", " \u00a0\u202f")
_SEXES = {
    "F": Sex.WOMAN, "FEMININ": Sex.WOMAN, "FEMME": Sex.WOMAN, "MME": Sex.WOMAN, "MLLE": Sex.WOMAN,
    "M": Sex.MAN, "MASCULIN": Sex.MAN, "HOMME": Sex.MAN, "H": Sex.MAN, "MR": Sex.MAN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads the cells of one table into values.

    Attributes:
        table: the table.
        header: row that names the columns, or None where the layout has none.
        findings: where issues go.
        by_letter: whether columns are also named by their letters: headings repeat, or there are none.
    """

    table: Table
    header: Row | None
    findings: Findings
    by_letter: bool

    def column(self, index: int) -> str:
        """Return a column's name as a person finds it: ``Voix (X)``, or ``X`` alone without a heading."""
        heading = "" if self.header is None else self.header.cell(index)[:80]
        if not heading:
            return letters(index)
        return f"{heading} ({letters(index)})" if self.by_letter else heading

    def count(self, row: Row, index: int) -> int | None:
        """Read a count of persons or votes, 0 or more; None with an issue when it is not one."""
        written = row.cell(index)
        if self._is_computed(row, index):
            return None
        if _COUNT.fullmatch(written):
            figures = written.translate(_SPACES).lstrip("0")
            if len(figures) <= len(str(LARGEST_COUNT)):
                return int(figures or "0")
            self._refuse("imports.count_too_large", row, index, largest=LARGEST_COUNT)
        elif not written:
            self._refuse("imports.count_missing", row, index)
        elif _NEGATIVE.fullmatch(written):
            self._refuse("imports.count_negative", row, index, found=_quoted(written))
        else:
            self._refuse("imports.count_not_integer", row, index, found=_quoted(written))
        return None

    def panel(self, row: Row, index: int) -> int | None:
        """Read a panel number, 1 or more; None with an issue when it is not one."""
        found = self.count(row, index)
        if found == 0:
            self._refuse("imports.panel_zero", row, index)
            return None
        return found

    def name(self, row: Row, index: int, *, required: bool = True, longest: int = LONGEST_NAME) -> str | None:
        """Read a name or a label (NFC); None with an issue when it may not be kept, ``""`` when it lacks."""
        written = nfc(row.cell(index))
        if self._is_computed(row, index):
            return None
        unsafe = unsafe_characters(written)
        if unsafe:
            self._refuse("imports.unsafe_character", row, index, found=", ".join(unsafe[:5]))
        elif "\ufffd" in written:
            self._refuse("imports.damaged_character", row, index, found=_quoted(written))
        elif len(written) > longest:
            self._refuse("imports.text_too_long", row, index, length=len(written), longest=longest)
        elif required and not normalised(written):
            self._refuse("imports.name_missing", row, index)
        else:
            if mixes_scripts(written):
                self.findings.warning(
                    "imports.mixed_scripts", row.line, self.column(index), found=_quoted(written)
                )
            return written
        return None

    def label(self, row: Row, index: int) -> str | None:
        """Read a declared label as :meth:`name` does, once its Windows punctuation is put right."""
        written = row.cell(index).translate(_WINDOWS_SIGNS)
        mended = Row(row.line, (*row.cells[:index], written))
        return self.name(mended, index, required=False, longest=LONGEST_TEXT)

    def sex(self, row: Row, index: int) -> Sex | None:
        """Read a sex; None when the cell is empty, or with an issue when it says something else."""
        written = row.cell(index)
        found = _SEXES.get(normalised(written))
        if found is None and written:
            self._refuse("imports.sex_unknown", row, index, found=_quoted(written))
        return found

    def refuse(self, code: str, row: Row, index: int, found: str) -> None:
        """Add an error about a cell, quoting it."""
        self._refuse(code, row, index, found=_quoted(found))

    def _refuse(self, code: str, row: Row, index: int, **params: str | int) -> None:
        self.findings.error(code, row.line, self.column(index), **params)

    def _is_computed(self, row: Row, index: int) -> bool:
        if (row.line, index) not in self.table.formulas:
            return False
        self._refuse("imports.computed_cell", row, index)
        return True


def cells_of(table: Table, header: Header | None, findings: Findings, *, by_letter: bool) -> Cells:
    """Return the reader of a table's cells."""
    return Cells(table, None if header is None else header.row, findings, by_letter)


def _quoted(written: str) -> str:
    """Return what a message may quote of a cell: short, and with nothing that could act on a screen."""
    safe = "".join("\ufffd" if unsafe_characters(character) else character for character in written)
    return safe if len(safe) <= _QUOTED else f"{safe[:_QUOTED]}…"
