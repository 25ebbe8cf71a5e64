"""Issues: what is wrong with one line of a file, as a code with parameters; the text is made at the door."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

from caisse.kernel.messages import Language, Parameter, text


class Severity(StrEnum):
    """How much an issue weighs: an error blocks the whole file, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class IssueRecord(TypedDict):
    """An issue as the command line and the API print it."""

    line: int | None
    column: str | None
    code: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding about an input.

    Attributes:
        code: dotted code, ``domain.name``; its text stands in ``catalogues/domain.{fr,en}.toml``.
        severity: error, warning or info.
        line: line of the file, counted from 1 as a person sees it, or None.
        column: name of the column as the file prints it, or its letter, or None.
        params: values that the message quotes: strings and integers only.
    """

    code: str
    severity: Severity = Severity.ERROR
    line: int | None = None
    column: str | None = None
    params: Mapping[str, Parameter] = field(default_factory=dict)

    def message(self, lang: Language = "fr") -> str:
        """Return the sentence a person reads."""
        return text(self.code, self.params, lang)

    def record(self, lang: Language = "fr") -> IssueRecord:
        """Return the issue as printed with ``--json``."""
        return {
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message(lang),
        }


def blocks(issues: Iterable[Issue]) -> bool:
    """Say whether at least one issue is an error."""
    return any(issue.severity is Severity.ERROR for issue in issues)
