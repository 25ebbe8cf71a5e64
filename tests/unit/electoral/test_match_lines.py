from dataclasses import replace

import pytest

from caisse.cli.confirm import match_line
from caisse.services.match_reviews import ReviewedMatch

MATCH = ReviewedMatch(
    constituency="01-03",
    party="AUBÉPINE",
    list_name="BOULEAU Zoé",
    result_name="CHARME Zoé",
    votes=500,
    expressed=10_000,
    crosses_constituency=False,
    crosses_access=False,
)


@pytest.mark.parametrize(
    ("match", "beginning"),
    [
        (MATCH, "01-03\u00a0: BOULEAU Zoé = CHARME Zoé (AUBÉPINE), 500 voix"),
        (replace(MATCH, votes=None), "01-03\u00a0: BOULEAU Zoé = CHARME Zoé (AUBÉPINE), voix inconnues."),
        (replace(MATCH, crosses_constituency=True), "À lui seul, ce rapprochement fait passer"),
        (
            replace(MATCH, crosses_constituency=True, crosses_access=True),
            "À lui seul, ce rapprochement donne à AUBÉPINE l’accès",
        ),
    ],
)
def test_the_line_of_a_match_says_first_what_it_alone_changes(match: ReviewedMatch, beginning: str) -> None:
    assert match_line(match, "fr").startswith(beginning)
