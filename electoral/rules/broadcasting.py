"""Broadcast time of the parties: 75 candidates attached (CE L167-1, section 6)."""

from dataclasses import dataclass
from datetime import date

from caisse.kernel.dated import Dated, Since, Source, Verdict


@dataclass(frozen=True, slots=True)
class BroadcastRule:
    """What opens broadcast time, and how much.

    Attributes:
        candidates: candidates attached for broadcasting, at least.
        first_round_minutes: minutes before round one.
        second_round_minutes: minutes before round two.
    """

    candidates: int
    first_round_minutes: int
    second_round_minutes: int


BROADCAST: Dated[BroadcastRule] = Dated(
    "broadcast",
    (
        Since(
            date(1988, 1, 1),
            BroadcastRule(75, 7, 5),
            Source(
                "CE L167-1, R103-1",
                "dès lors que soixante-quinze candidats au moins ont indiqué (…) s’y rattacher : une "
                "durée de sept "
                "minutes au premier tour et de cinq minutes au second",
            ),
        ),
    ),
)
"""Candidates required and minutes given."""


def broadcast_time(candidates: int, polling_day: date) -> Verdict:
    """Judge whether a party without a group in Parliament has broadcast time.

    Args:
        candidates: candidates who declared the party for broadcasting, another declaration than for the aid.
        polling_day: round one.

    Source: CE L167-1, R103-1.
    """
    rule = BROADCAST.on(polling_day)
    holds = candidates >= rule.value.candidates
    return Verdict(
        holds=holds,
        code="rules.broadcast_open" if holds else "rules.broadcast_closed",
        params={
            "candidates": candidates,
            "required": rule.value.candidates,
            "first_round_minutes": rule.value.first_round_minutes if holds else 0,
            "second_round_minutes": rule.value.second_round_minutes if holds else 0,
        },
        sources=(rule.source,),
    )
