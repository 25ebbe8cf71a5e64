"""Whether a results file speaks of all the constituencies that a file of its status must have."""

from collections.abc import Iterable, Sequence
from datetime import date

from caisse.kernel.issues import Issue, Severity
from electoral.imports.parsed import ParsedConstituency
from electoral.models.results import ResultStatus
from electoral.reference.constituencies import constituencies

MAP_OF_2010 = date(2010, 7, 29)
"""Since this day elections follow the map of ordonnance n° 2009-935, the one of the reference."""
_FINAL = frozenset({ResultStatus.DEFINITIVE, ResultStatus.CORRECTED, ResultStatus.DECREE})
_NAMED = 5


def check_coverage(
    found: Iterable[ParsedConstituency], status: ResultStatus, election_round: int
) -> tuple[Issue, ...]:
    """Say which constituencies a first-round file lacks.

    A final file that has most of the country but not all of it was cut: an error. A file of a few
    constituencies (a department, one's own tally) is partial, and so is a provisional one: a warning.

    Args:
        found: what the file gives.
        status: where its figures come from.
        election_round: 1 or 2; a second round is held only where it is needed.
    """
    present = {constituency.code for constituency in found}
    missing = [code for code in constituencies() if code not in present]
    if election_round != 1 or not missing or not present:
        return ()
    cut = status in _FINAL and len(present) > len(missing)
    examples = ", ".join(missing[:_NAMED]) + ("…" if len(missing) > _NAMED else "")
    return (
        Issue(
            "imports.file_cut" if cut else "imports.constituencies_missing",
            Severity.ERROR if cut else Severity.WARNING,
            params={"count": len(missing), "present": len(present), "examples": examples},
        ),
    )


def check_map(issues: Sequence[Issue], polling_day: date) -> tuple[Issue, ...]:
    """Explain unknown constituencies of an election that was held on the map of 1986.

    Args:
        issues: what was found in the file.
        polling_day: first round of the election.
    """
    unknown = any(issue.code == "imports.constituency_unknown" for issue in issues)
    return (Issue("imports.older_map"),) if unknown and polling_day < MAP_OF_2010 else ()
