"""``caisse verdict|matching|aid|confirm``: the keys that scripts read, the words that people read."""

from pathlib import Path

import pytest

from caisse.cli import aid as aid_command
from caisse.cli import matching as matching_command
from caisse.cli import verdict as verdict_command
from tests.integration.counting_desk import LIST, MATCH, NAME_PARTY, PLACES, SET_ASIDE, place
from tests.official_files import Stands, attachment_list, decisions, workbook_2017
from tests.terminal import PASSWORD, Terminal

ELECTION = ("--election", "legislatives-2017")
AUBEPINE = (*ELECTION, "--party", "aubépine")
VERDICT_KEYS = [
    "party", "election", "version", "status", "branch", "candidates", "women", "men", "constituencies",
    "constituencies_reached", "constituencies_reached_if_rounded", "candidates_reached", "votes", "required",
    "margin", "qualifies", "unmatched", "doubles", "sources", "issues",
]  # fmt: skip


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    opened = Terminal(tmp_path.joinpath("home"))
    assert opened.run("db", "upgrade").exit_code == 0
    return opened


def saved(folder: Path, content: bytes, name: str) -> str:
    path = folder.joinpath(name)
    path.write_bytes(content)
    return str(path)


@pytest.fixture
def counted(terminal: Terminal, tmp_path: Path) -> Terminal:
    results = saved(tmp_path, workbook_2017(PLACES), "resultats.xlsx")
    listed = saved(tmp_path, LIST, "liste.csv")
    definitive = (*ELECTION, "--status", "definitive", "--commit")
    assert terminal.run("import", "results", results, *definitive).exit_code == 0
    assert terminal.run("import", "attachments", listed, *ELECTION, "--commit").exit_code == 0
    return terminal


def decide(terminal: Terminal, folder: Path, *lines: str) -> None:
    path = saved(folder, decisions(*lines), "decisions.csv")
    assert terminal.run("import", "decisions", path, *ELECTION, "--commit").exit_code == 0


def test_a_verdict_answers_its_keys_and_exits_0_under_the_threshold(counted: Terminal) -> None:
    answer = counted.json("verdict", *AUBEPINE)
    assert sorted(answer) == sorted(VERDICT_KEYS)
    assert (answer["constituencies_reached"], answer["qualifies"], answer["margin"]) == (2, False, -48)
    first, second = answer["unmatched"]
    assert first["constituency"] == "01-03"
    assert first["suggestions"] == [
        {
            "result_name": "CHARME Zoé",
            "constituency": "01-03",
            "score": 49,
            "reason": "même prénom, même sexe",
        }
    ]
    assert second["suggestions"] == []
    assert answer["doubles"] == [
        {
            "constituency": "01-04",
            "list_name": "SAULE ANDRE Ève",
            "result_name": "SAULE-ANDRE Ève",
            "parties": ["AUBÉPINE", "BLEUET"],
            "decided_for": None,
        }
    ]
    assert counted.run("verdict", *AUBEPINE).exit_code == 0


def test_a_verdict_says_the_figure_first_in_french(counted: Terminal, tmp_path: Path) -> None:
    lines = counted.run("verdict", *AUBEPINE).stdout.splitlines()
    assert lines[:5] == [
        "Circonscriptions à 1\u00a0% ou plus\u00a0: 2, pour 50 exigées. Il en manque 48.",
        "AUBÉPINE n’accède pas à l’aide publique.",
        "Candidatures rattachées\u00a0: 7 (femmes\u00a0: 5, hommes\u00a0: 2), dans 5 circonscriptions.",
        "Voix comptées\u00a0: 1\u202f514. Candidatures à 1\u00a0% ou plus\u00a0: 3.",
        "Version lue\u00a0: legislatives-2017-t1-definitive-1.",
    ]
    text = "\n".join(lines)
    assert "À décider, 01-03\u00a0: BOULEAU Zoé. Peut-être CHARME Zoé (49 sur 100" in text
    assert "À décider, 01-05\u00a0: PERSONNE Jo. Aucun nom proche." in text
    assert "Revendiqué par plusieurs partis, 01-04\u00a0: SAULE ANDRE Ève (AUBÉPINE, BLEUET)." in text
    decide(counted, tmp_path, MATCH, NAME_PARTY, SET_ASIDE)
    after = counted.run("verdict", *AUBEPINE).stdout
    assert "Mis de côté par décision." in after
    assert "Compte pour AUBÉPINE." in after


def test_a_verdict_speaks_english_too(counted: Terminal) -> None:
    text = counted.run("--lang", "en", "verdict", *AUBEPINE).stdout
    assert text.startswith("Constituencies at 1% or more: 2, 50 required. Missing: 48.")
    assert "0.9985%" in text
    assert "L88 art. 9, rédaction de la loi n° 2003-327 du 11 avril 2003: “des candidats" in text


def test_a_party_with_access_is_told_so(terminal: Terminal, tmp_path: Path) -> None:
    places = [place("ZA-01", Stands(2, "NOIR", "Ida", 100))]
    results = saved(tmp_path, workbook_2017(places), "r.xlsx")
    listed = saved(tmp_path, attachment_list([("ZA-01", "F", "NOIR", "Ida", "CAP")]), "l.csv")
    terminal.run("import", "results", results, *ELECTION, "--status", "definitive", "--commit")
    terminal.run("import", "attachments", listed, *ELECTION, "--commit")
    answer = terminal.json("verdict", *ELECTION, "--party", "Cap", "--version", "definitive")
    assert (answer["branch"], answer["required"], answer["margin"], answer["qualifies"]) == (
        "overseas",
        1,
        0,
        True,
    )
    assert "CAP accède à l’aide publique." in terminal.run("verdict", *ELECTION, "--party", "Cap").stdout


def test_a_failed_verdict_answers_the_same_keys_with_nulls(counted: Terminal) -> None:
    run = counted.run("verdict", *ELECTION, "--party", "AUBEPIN", "--json")
    answer = counted.json("verdict", *ELECTION, "--party", "AUBEPIN")
    assert run.exit_code == 1
    assert sorted(answer) == sorted(VERDICT_KEYS)
    assert {key for key, value in answer.items() if value is not None} == {"issues"}
    assert answer["issues"][0]["message"] == (
        "Aucune candidature n’est rattachée à «\u00a0AUBEPIN\u00a0». Noms voisins\u00a0: AUBÉPINE."
    )
    assert set(verdict_command.KEYS) == set(VERDICT_KEYS) - {"issues"}


def test_the_queue_answers_its_keys_and_ends_by_saying_that_all_is_decided(
    counted: Terminal, tmp_path: Path
) -> None:
    queue = counted.json("matching", "list", *AUBEPINE)
    assert list(queue) == [*matching_command.KEYS, "issues"]
    assert (queue["rows"], queue["exact"], queue["decided"], len(queue["unmatched"])) == (7, 5, 0, 2)
    assert counted.run("matching", "list", *AUBEPINE).stdout.startswith(
        "À décider\u00a0: 2. Exacts\u00a0: 5, décidés\u00a0: 0, mis de côté\u00a0: 0."
    )
    decide(counted, tmp_path, MATCH, NAME_PARTY, SET_ASIDE)
    assert counted.run("matching", "list", *AUBEPINE).stdout.startswith(
        "Tout est tranché\u00a0: 4 exacts, 2 par décision, 1 mis de côté."
    )


PARTIES = "party,branch,votes,women,men\nAubépine,general,1000,48,50\nCap,overseas,500,1,0\n"


def test_aid_by_rate_and_by_envelope(terminal: Terminal, tmp_path: Path) -> None:
    path = saved(tmp_path, PARTIES.encode(), "partis.csv")
    by_rate = terminal.json("aid", path, *ELECTION, "--rate", "1,5")
    assert list(by_rate) == [*aid_command.KEYS, "issues"]
    assert (by_rate["rate"], by_rate["rate_exact"], by_rate["votes"]) == ("1.500000000", "3/2", 1_500)
    assert [(row["gross_cents"], row["deduction_cents"], row["net_cents"]) for row in by_rate["parties"]] == [
        (150_000, 4_592, 145_408),
        (75_000, 0, 75_000),
    ]
    by_envelope = terminal.json("aid", path, *ELECTION, "--envelope", "1000.01")
    assert (by_envelope["rate"], by_envelope["rate_exact"]) == ("0.666673333", "100001/150000")
    assert [row["gross_cents"] for row in by_envelope["parties"]] == [66_667, 33_334]
    assert terminal.run("aid", path, *ELECTION, "--rate", "1.5").stdout.splitlines() == [
        "Total net\u00a0: 2\u202f204,08\u00a0€. Retenues, gardées par l’État\u00a0: 45,92\u00a0€.",
        "Taux\u00a0: 1,500000000\u00a0€ par voix, pour 1\u202f500 voix.",
        (
            "Aubépine\u00a0: 1\u202f454,08\u00a0€ "
            "(brut 1\u202f500,00\u00a0€, retenue pour la parité 45,92\u00a0€)"
        ),
        "Cap\u00a0: 750,00\u00a0€ (brut 750,00\u00a0€, retenue pour la parité 0,00\u00a0€)",
    ]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--rate", "1", "--envelope", "1"),
        ("--rate", "abc"),
        ("--rate", "0"),
        ("--envelope", "12345.678"),
    ],
)
def test_aid_wants_one_readable_rate_or_envelope(
    terminal: Terminal, tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = saved(tmp_path, PARTIES.encode(), "partis.csv")
    assert terminal.run("aid", path, *ELECTION, *options, "--json").exit_code == 2


def test_a_bad_list_of_parties_is_told_by_line_and_column_and_exits_1(
    terminal: Terminal, tmp_path: Path
) -> None:
    path = saved(tmp_path, (PARTIES + "Total,general,1500,49,50\nDahlia,general,-1,0,0\n").encode(), "p.csv")
    run = terminal.run("aid", path, *ELECTION, "--rate", "1", "--json")
    answer = terminal.json("aid", path, *ELECTION, "--rate", "1")
    assert run.exit_code == 1
    assert {key for key, value in answer.items() if value is None} == {
        "rate",
        "rate_exact",
        "votes",
        "parties",
    }
    assert [(issue["line"], issue["column"]) for issue in answer["issues"]] == [(4, "party"), (5, "votes")]
    text = terminal.run("aid", path, *ELECTION, "--rate", "1").stdout
    assert text.startswith("Ligne 4. Colonne party. Cette ligne est un total.")


def test_an_envelope_without_votes_to_share_it_is_told(terminal: Terminal, tmp_path: Path) -> None:
    path = saved(tmp_path, b"party,branch,votes,women,men\nA,general,0,1,1\n", "p.csv")
    run = terminal.run("aid", path, *ELECTION, "--envelope", "5")
    assert run.exit_code == 1
    assert run.stdout.startswith("Colonne votes. Les partis de la liste n’ont aucune voix")


def test_aid_of_a_file_that_is_not_there_answers_its_keys(terminal: Terminal) -> None:
    answer = terminal.json("aid", "absent.csv", *ELECTION, "--rate", "1")
    assert list(answer) == [*aid_command.KEYS, "issues"]


def found(terminal: Terminal) -> None:
    """Found the installation with two facilitators who sign in."""
    people = (
        "administrator=Ana A <ana@x.org>",
        "administrator=Bo B <bo@x.org>",
        "facilitator=Chloé C <chloe@x.org>",
        "facilitator=Dan D <dan@x.org>",
    )
    options = [word for person in people for word in ("--person", person)]
    for each in terminal.json("user", "first", *options)["invitations"]:
        typed = f"{PASSWORD}\n"
        address = each["account"]
        terminal.run("user", "accept", address, "--code", each["code"], "--password-stdin", typed=typed)
        assert terminal.run("user", "sign-in", address, "--password-stdin", typed=typed).exit_code == 0


def test_two_persons_confirm_what_nobody_named_imported(counted: Terminal, tmp_path: Path) -> None:
    found(counted)
    decide(counted, tmp_path, MATCH, NAME_PARTY)
    assert counted.run("confirm", "version", "1").exit_code == 1
    first = counted.json("confirm", "version", "1", "--as", "chloe@x.org")
    assert list(first) == ["kind", "object", "digest", "confirmed", "missing", "matches", "issues"]
    assert (first["object"], first["confirmed"], first["missing"]) == (
        "legislatives-2017-t1-definitive-1",
        False,
        1,
    )
    second = counted.run("confirm", "version", "1", "--digest", first["digest"], "--as", "dan@x.org")
    assert second.stdout.splitlines() == [
        "Confirmé\u00a0: legislatives-2017-t1-definitive-1.",
        f"Empreinte de ce qui est confirmé\u00a0: {first['digest']}",
    ]
    assert "verdict.version_unconfirmed" not in {
        issue["code"] for issue in counted.json("verdict", *AUBEPINE)["issues"]
    }


def test_before_confirming_matches_a_person_sees_votes_and_what_they_change(
    counted: Terminal, tmp_path: Path
) -> None:
    found(counted)
    decide(counted, tmp_path, MATCH, NAME_PARTY, "01-05,GENET Luc,GENET Luc,AUBÉPINE,3,match")
    shown = counted.run("confirm", "matches", "legislatives-2017", "--preview", "--as", "chloe@x.org")
    lines = shown.stdout.splitlines()
    assert lines[0] == "Pas encore confirmé\u00a0: legislatives-2017. Personnes encore nécessaires\u00a0: 2."
    assert lines[2] == (
        "À lui seul, ce rapprochement fait passer la circonscription 01-03 à 1\u00a0%\u00a0: "
        "BOULEAU Zoé = CHARME Zoé (AUBÉPINE), 500 voix sur 10\u202f000."
    )
    assert lines[4] == "01-05\u00a0: GENET Luc = GENET Luc (AUBÉPINE), 200 voix sur 10\u202f000."
    answer = counted.json("confirm", "matches", "legislatives-2017", "--as", "chloe@x.org")
    assert [match["crosses_constituency"] for match in answer["matches"]] == [True, True, False]
    assert (answer["confirmed"], answer["missing"]) == (False, 1)
    waits = counted.run("confirm", "matches", "legislatives-2017", "--as", "chloe@x.org").stdout
    assert waits.startswith("Confirmation reçue\u00a0: legislatives-2017.")
