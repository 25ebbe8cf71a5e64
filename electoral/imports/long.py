"""Results files with one row a candidate, the constituency's figures repeated on each."""

from dataclasses import dataclass, field

from electoral.imports.cells import Cells
from electoral.imports.checks import check_constituency
from electoral.imports.layout import Field, Header
from electoral.imports.parsed import ParsedCandidacy, ParsedConstituency
from electoral.imports.places import is_cut, read_code
from electoral.imports.tables import Row
from electoral.imports.wide import read_candidacy

_FIGURES = (Field.REGISTERED, Field.VOTED, Field.BLANK, Field.NULL, Field.EXPRESSED)


@dataclass(slots=True)
class _Gathered:
    """A constituency while its rows come in."""

    line: int
    figures: tuple[int, ...]
    candidacies: list[ParsedCandidacy] = field(default_factory=list)


def read_long(rows: tuple[Row, ...], header: Header, cells: Cells) -> tuple[ParsedConstituency, ...]:
    """Read the rows of a long table; a row with an error is left out, and said.

    Args:
        rows: the rows under the header.
        header: row that names the columns.
        cells: reader of the table.
    """
    gathered: dict[str, _Gathered] = {}
    cut = is_cut(cells.table, rows)
    for row in rows:
        if cut and row is rows[-1]:
            cells.findings.error("imports.row_cut", row.line)
            continue
        code = read_code(row, header.places, cells)
        if code is None:
            continue
        counts = tuple(cells.count(row, header.places[figure]) for figure in _FIGURES)
        candidacy = read_candidacy(row, header.places, cells)
        figures = tuple(count for count in counts if count is not None)
        if len(figures) < len(counts) or candidacy is None:
            continue
        constituency = gathered.setdefault(code, _Gathered(row.line, figures))
        if constituency.figures != figures:
            cells.findings.error(
                "imports.figures_differ", row.line, constituency=code, first_line=constituency.line
            )
        constituency.candidacies.append(candidacy)
    found = tuple(_finished(code, constituency) for code, constituency in gathered.items())
    for finished in found:
        check_constituency(finished, cells.findings)
    return found


def _finished(code: str, gathered: _Gathered) -> ParsedConstituency:
    registered, voted, blank, null, expressed = gathered.figures
    return ParsedConstituency(
        code, gathered.line, registered, voted, blank, null, expressed, tuple(gathered.candidacies)
    )
