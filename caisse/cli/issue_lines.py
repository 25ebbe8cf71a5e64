"""Findings of a file as a person reads them: how much each weighs, where it stands, what it says."""

from collections.abc import Iterator, Sequence
from typing import Final

from caisse.kernel.issues import Issue
from caisse.kernel.messages import Language, text

SHOWN: Final = 50
"""Findings shown on a terminal; ``--json`` gives all of them."""


def issue_lines(issues: Sequence[Issue], lang: Language) -> Iterator[str]:
    """Say the findings of a file, the first ``SHOWN`` of them.

    Args:
        issues: the findings.
        lang: language of the sentences.
    """
    for issue in issues[:SHOWN]:
        place = [] if issue.line is None else [text("imports.at_line", {"at_line": issue.line}, lang)]
        place += [] if issue.column is None else [text("imports.at_column", {"column": issue.column}, lang)]
        start = text(f"imports.severity_{issue.severity.value}", {}, lang)
        where = f" ({', '.join(place)})" if place else ""
        params = {"start": start, "where": where, "message": issue.message(lang)}
        yield text("imports.issue_line", params, lang)
    if len(issues) > SHOWN:
        yield text("imports.more_lines", {"count": len(issues) - SHOWN}, lang)
