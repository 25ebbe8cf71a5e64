"""The list of qualified parties that ``caisse aid`` reads: party, branch, votes, women, men."""

from collections.abc import Mapping
from dataclasses import dataclass

from caisse.kernel.issues import Issue, blocks
from caisse.kernel.names import normalised
from electoral.aid import QualifiedParty
from electoral.imports.cells import Cells
from electoral.imports.findings import Findings, UnreadableTableError
from electoral.imports.tables import Row
from electoral.imports.texts import read_text
from electoral.thresholds import Branch

COLUMNS = ("party", "branch", "votes", "women", "men")
"""Columns the file must have, in any order; others are left alone."""
_BRANCHES: Mapping[str, Branch] = {
    "GENERAL": Branch.GENERAL,
    "GENERALE": Branch.GENERAL,
    "OVERSEAS": Branch.OVERSEAS,
    "OUTRE MER": Branch.OVERSEAS,
}


@dataclass(frozen=True, slots=True)
class ParsedAidList:
    """A list of qualified parties, read.

    Attributes:
        parties: in the file's order; empty when an issue is an error.
        issues: every finding, in the file's order.
    """

    parties: tuple[QualifiedParty, ...]
    issues: tuple[Issue, ...]


def parse_aid_list(content: bytes) -> ParsedAidList:
    """Read a list of qualified parties.

    Args:
        content: the bytes of a text file with separated columns and a header.
    """
    findings = Findings()
    try:
        table = read_text(content)
    except UnreadableTableError as error:
        return ParsedAidList((), (error.issue,))
    header, *rows = table.rows
    places = {name: index for index, name in reversed(list(enumerate(_headings(header))))}
    for name in COLUMNS:
        if name not in places:
            findings.error("aid.column_missing", header.line, name)
    if not rows:
        findings.error("aid.no_party", header.line)
    parties: list[QualifiedParty] = []
    if not blocks(findings.issues):
        cells = Cells(table, header, findings, by_letter=False)
        lines: dict[str, int] = {}
        parties = [
            party for row in rows for party in (_party(cells, row, places, lines),) if party is not None
        ]
    issues = findings.sorted()
    return ParsedAidList(() if blocks(issues) else tuple(parties), issues)


def _headings(header: Row) -> list[str]:
    return [normalised(cell).lower() for cell in header.cells]


def _party(cells: Cells, row: Row, places: Mapping[str, int], lines: dict[str, int]) -> QualifiedParty | None:
    """Read one row; None, with its issues, when it is not a party."""
    name = cells.name(row, places["party"], longest=200)
    key = normalised(name or "")
    if key.split()[:1] == ["TOTAL"]:
        cells.findings.error("aid.total_row", row.line, cells.column(places["party"]))
        return None
    if key and key in lines:
        cells.findings.error(
            "aid.party_twice", row.line, cells.column(places["party"]), party=key, first_line=lines[key]
        )
    lines.setdefault(key, row.line)
    branch = _BRANCHES.get(normalised(row.cell(places["branch"])))
    if branch is None:
        cells.refuse("aid.branch_unknown", row, places["branch"], row.cell(places["branch"]))
    votes, women, men = (cells.count(row, places[column]) for column in ("votes", "women", "men"))
    if name is None or branch is None or votes is None or women is None or men is None:
        return None
    return QualifiedParty(name, branch, votes, women, men)
