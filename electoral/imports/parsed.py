"""What a parser hands over: frozen rows and issues, the same for every format."""

from dataclasses import dataclass

from caisse.kernel.issues import Issue
from electoral.decisions import Decision
from electoral.sexes import Sex


@dataclass(frozen=True, slots=True)
class ParsedCandidacy:
    """One candidate of one constituency, as the file prints it.

    Attributes:
        panel: panel number, 1 or more; None where the layout has none.
        surname: surname as printed (NFC).
        first_name: first name as printed (NFC).
        sex: None where the layout has none.
        nuance: nuance set by the prefect, or None.
        label: declared label, or None.
        votes: votes obtained, 0 or more.
        line: line of the file, from 1.
        column: column of the votes as a person finds it: a sheet's letters (``X``) or a column's name.
    """

    panel: int | None
    surname: str
    first_name: str
    sex: Sex | None
    nuance: str | None
    label: str | None
    votes: int
    line: int
    column: str


@dataclass(frozen=True, slots=True)
class ParsedConstituency:
    """One constituency of a results file.

    Attributes:
        code: canonical code (``01-01``).
        line: first line of the file that speaks of it, from 1.
        registered: registered voters.
        voted: voters.
        blank: blank ballots; None where the layout lumps them with the null ones.
        null: null ballots; None where the layout lumps them with the blank ones.
        expressed: votes expressed, the denominator of the 1 %.
        candidacies: in the file's order.
    """

    code: str
    line: int
    registered: int
    voted: int
    blank: int | None
    null: int | None
    expressed: int
    candidacies: tuple[ParsedCandidacy, ...]

    @property
    def votes(self) -> int:
        """Sum of the candidates' votes."""
        return sum(candidacy.votes for candidacy in self.candidacies)


@dataclass(frozen=True, slots=True)
class ParsedResults:
    """A results file, read.

    Attributes:
        format: id of the layout, or ``unknown``.
        encoding: encoding found, or None for a workbook.
        sheet: sheet that was read, or None for a text file.
        constituencies: in the file's order; empty when nothing could be read.
        issues: every finding, in the file's order.
    """

    format: str
    encoding: str | None
    sheet: str | None
    constituencies: tuple[ParsedConstituency, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class ParsedAttachment:
    """One row of an attachment list.

    Attributes:
        line: line of the file, from 1.
        constituency: canonical code.
        sex: sex as declared, or None.
        surname: surname as printed (NFC).
        first_name: first name as printed (NFC).
        party: party of attachment as printed (NFC).
        recognised: whether the party wants the attachment; it counts all the same.
    """

    line: int
    constituency: str
    sex: Sex | None
    surname: str
    first_name: str
    party: str
    recognised: bool = True


@dataclass(frozen=True, slots=True)
class ParsedAttachments:
    """An attachment list, read. Attributes as in :class:`ParsedResults`."""

    format: str
    encoding: str | None
    rows: tuple[ParsedAttachment, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class ParsedDecision:
    """One row of a decisions file.

    Attributes:
        line: line of the file, from 1.
        constituency: canonical code.
        list_name: ``SURNAME First`` as the attachment list has it.
        result_name: ``SURNAME First`` as the results have it; None when the row sets aside.
        party: party of the list row, or None; on a double it names the party that counts.
        panel: panel number of the candidacy, or None.
        decision: what was decided; match when the file is silent.
    """

    line: int
    constituency: str
    list_name: str
    result_name: str | None
    party: str | None
    panel: int | None
    decision: Decision


@dataclass(frozen=True, slots=True)
class ParsedDecisions:
    """A decisions file, read. Attributes as in :class:`ParsedResults`."""

    format: str
    encoding: str | None
    rows: tuple[ParsedDecision, ...]
    issues: tuple[Issue, ...]
