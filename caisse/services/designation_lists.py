"""The designations file: ``constituency,candidate,panel,member,share``, read with every finding."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from caisse.kernel.issues import Issue
from caisse.kernel.names import nfc, normalised, unsafe_characters
from electoral.imports.findings import Findings, UnreadableTableError
from electoral.imports.tables import Row
from electoral.imports.texts import read_text
from electoral.reference.constituencies import canonical_code

COLUMNS: Final = ("constituency", "candidate", "panel", "member", "share")
_NEEDED: Final = ("constituency", "member")
_NAME_LENGTH: Final = 300
_LARGEST_PANEL: Final = 9_999
_LARGEST_PART: Final = 10_000
_PERCENT: Final = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?[ \u00a0\u202f]?%?", re.ASCII)
_PARTS: Final = re.compile(r"(\d{1,5}) ?/ ?(\d{1,5})", re.ASCII)
WHOLE: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class DesignationRow:
    """One well-formed row.

    Attributes:
        line: line of the file.
        constituency: canonical code.
        panel: panel number, or None.
        name: the candidate as printed, or None.
        member: code of the member, in capitals.
        share: exact share of the candidacy's votes, above 0, 1 at most.
    """

    line: int
    constituency: str
    panel: int | None
    name: str | None
    member: str
    share: Fraction

    @property
    def normalised(self) -> str | None:
        """The candidate's name in the form that is compared."""
        return None if self.name is None else normalised(self.name)

    @property
    def names(self) -> str:
        """The candidacy as a person reads it."""
        shown = self.name if self.name is not None else f"n° {self.panel}"
        return f"{self.constituency} {shown}"


@dataclass(frozen=True, slots=True)
class DesignationList:
    """A file once read.

    Attributes:
        rows: the well-formed rows, in the file's order.
        issues: what is wrong.
    """

    rows: tuple[DesignationRow, ...]
    issues: tuple[Issue, ...]


def read_designations(content: bytes) -> DesignationList:
    """Read a designations file.

    Args:
        content: the bytes of the file.
    """
    try:
        table = read_text(content)
    except UnreadableTableError as error:
        return DesignationList((), (error.issue,))
    findings = Findings()
    header, *body = table.rows
    places = _places(header, findings)
    if findings.blocking_count:
        return DesignationList((), findings.sorted())
    rows = [row for cells in body if (row := _row(cells, places, findings)) is not None]
    if not body:
        findings.error("designations.no_row")
    _check_repeated(rows, findings)
    return DesignationList(tuple(rows), findings.sorted())


def check_shares(rows: Iterable[tuple[DesignationRow, object]], findings: Findings) -> None:
    """Find the candidacies whose shares do not sum to 100 %.

    Args:
        rows: each row with what identifies its candidacy.
        findings: where issues are added.
    """
    sums: dict[object, Fraction] = {}
    last: dict[object, DesignationRow] = {}
    for row, candidacy in rows:
        sums[candidacy] = sums.get(candidacy, Fraction(0)) + row.share
        last[candidacy] = row
    for candidacy, total in sums.items():
        if total != WHOLE:
            row = last[candidacy]
            findings.error(
                "designations.shares_not_whole",
                row.line,
                "share",
                candidacy=row.names,
                found=written_share(total),
            )


def written_share(share: Fraction) -> str:
    """Return a share as a person reads it: in percent when two decimals are exact, else as a fraction."""
    hundredths = share * _LARGEST_PART
    if hundredths.denominator != 1:
        return f"{share.numerator}/{share.denominator}"
    digits = f"{hundredths.numerator:03d}"
    decimals = digits[-2:].rstrip("0")
    return f"{digits[:-2]}{',' if decimals else ''}{decimals}\u00a0%"


def _places(header: Row, findings: Findings) -> Mapping[str, int]:
    named = [nfc(cell).lower() for cell in header.cells]
    places: dict[str, int] = {}
    for place, name in enumerate(named):
        if name not in COLUMNS:
            findings.error("designations.column_unknown", header.line, name or str(place + 1), found=name)
        elif name in places:
            findings.error("designations.column_repeated", header.line, name, found=name)
        places[name] = place
    for name in _NEEDED:
        if name not in places:
            findings.error("designations.column_missing", header.line, name, wanted=name)
    if "candidate" not in places and "panel" not in places:
        findings.error("designations.column_missing", header.line, "candidate", wanted="candidate")
    return places


def _row(cells: Row, places: Mapping[str, int], findings: Findings) -> DesignationRow | None:
    before = findings.blocking_count
    if len(cells.cells) > len(places):
        findings.error("designations.too_many_cells", cells.line)
        return None
    said = {name: nfc(cells.cell(place)) for name, place in places.items()}
    for name, written in said.items():
        hidden = unsafe_characters(written)
        if hidden:
            findings.error("designations.unsafe_text", cells.line, name, found=", ".join(hidden))
    constituency = canonical_code(None, said["constituency"])
    if constituency is None:
        findings.error(
            "designations.constituency_unknown", cells.line, "constituency", found=said["constituency"]
        )
    panel = _panel(said.get("panel", ""), cells.line, findings)
    name = said.get("candidate", "")
    if not normalised(name) and panel is None and findings.blocking_count == before:
        findings.error("designations.candidate_missing", cells.line, "candidate")
    if len(name) > _NAME_LENGTH:
        findings.error("designations.name_too_long", cells.line, "candidate")
    if not said["member"]:
        findings.error("designations.member_missing", cells.line, "member")
    share = _share(said.get("share", ""), cells.line, findings)
    if findings.blocking_count > before or constituency is None or share is None:
        return None
    return DesignationRow(cells.line, constituency, panel, name or None, said["member"].upper(), share)


def _panel(written: str, line: int, findings: Findings) -> int | None:
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and 0 < int(written) <= _LARGEST_PANEL):
        findings.error("designations.panel_refused", line, "panel", found=written)
        return None
    return int(written)


def _share(written: str, line: int, findings: Findings) -> Fraction | None:
    """Read ``50``, ``33,34 %`` or ``1/3``; nothing is the whole."""
    share: Fraction | None = WHOLE if not written else None
    if percent := _PERCENT.fullmatch(written):
        hundredths = int(percent[1]) * 100 + int((percent[2] or "0").ljust(2, "0"))
        share = Fraction(hundredths, _LARGEST_PART)
    elif (parts := _PARTS.fullmatch(written)) and 0 < int(parts[2]) <= _LARGEST_PART:
        share = Fraction(int(parts[1]), int(parts[2]))
    if share is None or not 0 < share <= WHOLE:
        findings.error("designations.share_refused", line, "share", found=written)
        return None
    return share


def _check_repeated(rows: Sequence[DesignationRow], findings: Findings) -> None:
    first: dict[tuple[str, int | None, str | None, str], int] = {}
    for row in rows:
        same = (row.constituency, row.panel, row.normalised, row.member)
        if same in first:
            findings.error(
                "designations.repeated", row.line, "member", member=row.member, first_line=first[same]
            )
        first.setdefault(same, row.line)
