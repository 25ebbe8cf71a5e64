import csv
import io

import pytest

from caisse.demo.first_round import OTHERS, Targets, draw_first_round, pool_candidates
from caisse.demo.workbook import write_attachments, write_decisions, write_workbook
from electoral.imports.attachment_lists import parse_attachments
from electoral.imports.results import parse_results
from electoral.sexes import Sex

PARTY = "LE BIEF COMMUN"
DRAWN = draw_first_round(Targets(PARTY))


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    again = draw_first_round(Targets(PARTY))
    assert write_workbook(DRAWN) == write_workbook(again)
    assert write_attachments(DRAWN) == write_attachments(again)
    assert write_attachments(DRAWN) != write_attachments(draw_first_round(Targets(PARTY, seed=2025)))


def test_votes_add_up_to_expressed_in_all_577_constituencies() -> None:
    assert len(DRAWN) == 577
    for place in DRAWN:
        assert sum(candidate.votes for candidate in place.candidates) == place.expressed
        assert 0 < place.voted <= place.registered
        assert [candidate.panel for candidate in place.candidates] == list(
            range(1, len(place.candidates) + 1)
        )
        assert len({candidate.surname for candidate in place.candidates}) == len(place.candidates)


@pytest.mark.parametrize(("reached", "short"), [(58, 6), (49, 1), (50, 0)])
def test_the_pool_reaches_one_percent_where_it_was_asked_to(reached: int, short: int) -> None:
    drawn = draw_first_round(Targets(PARTY, reached=reached, short=short))
    pool = pool_candidates(drawn, PARTY)
    assert len(pool) == reached + short
    assert sum(100 * candidate.votes >= place.expressed for place, candidate in pool) == reached


def test_one_near_miss_lacks_one_vote_and_would_be_printed_one_percent() -> None:
    misses = [
        (candidate.votes, place.expressed)
        for place, candidate in pool_candidates(DRAWN, PARTY)
        if 100 * candidate.votes < place.expressed and 10_000 * 2 * candidate.votes >= 199 * place.expressed
    ]
    ((votes, expressed),) = misses
    assert 100 * (votes + 1) >= expressed


def test_the_importers_of_official_files_read_them_without_an_issue() -> None:
    results = parse_results(write_workbook(DRAWN), 1)
    assert (results.format, results.issues) == ("interieur-2017", ())
    assert sum(place.votes for place in results.constituencies) == sum(place.expressed for place in DRAWN)
    listed = parse_attachments(write_attachments(DRAWN))
    assert listed.issues == ()
    attached = [each for place in DRAWN for each in place.candidates if each.party != OTHERS]
    assert len(listed.rows) == len(attached)
    assert {row.constituency for row in listed.rows} == {place.fact.code for place in DRAWN}


def test_two_names_of_the_pool_are_spelt_otherwise_and_decided() -> None:
    rows = list(csv.DictReader(io.StringIO(write_decisions(DRAWN).decode())))
    assert len(rows) == 2
    assert all(row["list_name"] != row["result_name"] and row["party"] == PARTY for row in rows)


def test_women_and_men_of_the_pool_are_not_as_many_so_that_parity_is_seen() -> None:
    sexes = [candidate.sex for _, candidate in pool_candidates(DRAWN, PARTY)]
    assert (sexes.count(Sex.WOMAN), sexes.count(Sex.MAN)) == (34, 30)
