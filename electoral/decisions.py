"""What a person decides about one row of an attachment list."""

from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """The answer: this candidate, not this candidate, or nobody for now."""

    MATCH = "match"
    REFUSE = "refuse"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class RowDecision:
    """One decision. It names the row, not its id: a new list keeps the decisions.

    Attributes:
        row: constituency, normalised name and normalised party of the list row.
        candidacy_id: the candidacy meant; None when the row is set aside.
        decision: the answer.
        party_named: whether the person named the party: on a double that party counts.
    """

    row: tuple[str, str, str]
    candidacy_id: int | None
    decision: Decision
    party_named: bool
