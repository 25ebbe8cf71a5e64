"""Findings of one reading: every issue is collected, none stops the others."""

from dataclasses import dataclass, field

from caisse.kernel.issues import Issue, Severity, blocks
from caisse.kernel.messages import Parameter

LIMIT = 1_000
"""Findings that are kept in full; a file with more is not the file one thinks."""


class UnreadableTableError(Exception):
    """Nothing of the content can be read as a table.

    Attributes:
        issue: why, for the person who brought the file.
    """

    def __init__(self, code: str, line: int | None = None, **params: Parameter) -> None:
        super().__init__(code)
        self.issue = Issue(code, line=line, params=params)


@dataclass(slots=True)
class Findings:
    """Issues in the order they were found.

    Attributes:
        issues: the first ``LIMIT`` of them.
        left_out: how many more there were.
        blocking_count: how many of all were errors.
    """

    issues: list[Issue] = field(default_factory=list)
    left_out: int = 0
    blocking_count: int = 0

    def error(
        self, code: str, line: int | None = None, column: str | None = None, **params: Parameter
    ) -> None:
        """Add what refuses the whole file."""
        self.add(Issue(code, Severity.ERROR, line, column, params))

    def warning(
        self, code: str, line: int | None = None, column: str | None = None, **params: Parameter
    ) -> None:
        """Add what a person should look at."""
        self.add(Issue(code, Severity.WARNING, line, column, params))

    def add(self, issue: Issue) -> None:
        """Add one issue."""
        self.blocking_count += 1 if blocks((issue,)) else 0
        if len(self.issues) < LIMIT:
            self.issues.append(issue)
        else:
            self.left_out += 1

    def sorted(self) -> tuple[Issue, ...]:
        """Return the issues in the file's order; those of the whole file come first."""
        ordered = sorted(self.issues, key=lambda issue: issue.line or 0)
        if self.left_out:
            severity = Severity.ERROR if self.blocking_count else Severity.WARNING
            ordered.append(Issue("imports.more_findings", severity, params={"count": self.left_out}))
        return tuple(ordered)
