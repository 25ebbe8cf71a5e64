"""The command line of pool, members, contributions and loans, from an empty home to the register."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caisse.cli.contribution_imports import help_text
from ledger.contribution_columns import COLUMNS
from tests.terminal import PASSWORD, Terminal

IBAN = "FR1420041010050500013M02606"
YEAR = datetime.now(UTC).year
AS_FANNY = ("--as", "fanny@example.org")
AS_TOM = ("--as", "tom@example.org")


@pytest.fixture
def terminal(home: Path, tmp_path: Path) -> Terminal:
    """A terminal in a copy of that home."""
    return Terminal(shutil.copytree(home, tmp_path.joinpath("home")))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a facilitator Fanny, a treasurer Tom, the pool and a party A."""
    opened = Terminal(tmp_path_factory.mktemp("home"))
    assert opened.run("db", "upgrade").exit_code == 0
    answer = opened.json(
        "user", "first",
        "--person", "administrator=Ana Lopez <ana@example.org>",
        "--person", "administrator=Bo Li <bo@example.org>",
        "--person", "facilitator=Fanny Roy <fanny@example.org>",
        "--person", "pool_treasurer=Tom Bel <tom@example.org>",
    )  # fmt: skip
    for each in answer["invitations"]:
        address, typed = each["account"], f"{PASSWORD}\n"
        opened.run("user", "accept", address, "--code", each["code"], "--password-stdin", typed=typed)
        opened.run("user", "sign-in", address, "--password-stdin", typed=typed)
    made = opened.run(
        "pool", "create", "--code", "GROUPE", "--name", "Groupement", "--mandataire-code", "AF",
        "--mandataire-name", "Financement", *AS_FANNY,
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    opened.json("member", "add", "A", "Aubépine", "--joined", f"{YEAR}-01-01", *AS_FANNY)
    opened.json("member", "add", "E", "Églantine", *AS_FANNY)
    for noun, entity in (("pool", ()), ("member", ("A",))):
        start = ("--since", f"{YEAR}-01-01", "--kind", "association_de_financement")
        opened.json(noun, "mandataire", *entity, *start, *AS_FANNY)
        opened.json(noun, "first-year", *entity, "--year", str(YEAR), *AS_FANNY)
    assert opened.run("fiscal-year", "open", str(YEAR), *AS_TOM).exit_code == 0
    return opened.home


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def test_the_pool_is_shown_with_its_facts_and_its_standing(terminal: Terminal) -> None:
    shown = terminal.run("pool", "show")
    assert "GROUPE" in shown.stdout
    assert "n°\u00a01 mandataire depuis le 01/01/" in shown.stdout
    assert "parti nouveau" in shown.stdout
    answer = terminal.json("pool", "show")
    assert answer["standing"]["holds"] is True
    assert [fact["kind"] for fact in answer["facts"]] == ["mandataire", "first_year"]


def test_a_member_is_listed_shown_and_judged_on_a_day(terminal: Terminal) -> None:
    assert [row["entity"]["code"] for row in terminal.json("member", "list")["members"]] == ["A", "E"]
    assert "E : Églantine. E n’est pas un parti" in terminal.run("member", "list").stdout.replace(
        "\u00a0", " "
    )
    status = terminal.json("member", "status", "A", "--on", f"{YEAR - 1}-12-31")
    assert (status["holds"], status["code"]) == (False, "guard.no_mandataire")
    assert "L88 art. 11" in terminal.run("member", "status", "E").stdout
    assert terminal.json("member", "show", "Z") == {
        "row": None,
        "facts": None,
        "accounts": None,
        "representatives": None,
        "issues": [
            {
                "line": None,
                "column": None,
                "code": "members.unknown_entity",
                "severity": "error",
                "message": "Aucune personne morale n’a le code «\u00a0Z\u00a0». "
                "Les codes\u00a0: caisse member list.",
            }
        ],
    }


def test_legal_facts_are_corrected_ended_and_withdrawn(terminal: Terminal) -> None:
    facts = terminal.json("member", "show", "A")["facts"]
    number = str(facts[0]["id"])
    ended = terminal.json("member", "mandataire-end", "A", "--fact", number, "--on", today(), *AS_FANNY)
    assert ended["until"] == today()
    assert "jusqu’au" in terminal.run("member", "show", "A").stdout
    bar = terminal.json(
        "member", "bar", "A", "--since", f"{YEAR - 1}-01-01", "--until", f"{YEAR - 1}-12-31",
        "--reference", "décision 1", *AS_FANNY,
    )  # fmt: skip
    filed = terminal.json(
        "member", "accounts-filed", "A", "--year", str(YEAR - 2), "--on", f"{YEAR - 1}-05-30", *AS_FANNY
    )
    assert filed["year"] == YEAR - 2
    assert "comptes déposés" in terminal.run("member", "show", "A").stdout
    gone = terminal.run(
        "member", "fact-withdraw", "A", "--fact", str(bar["id"]), "--reason", "erreur", *AS_FANNY
    )
    assert "retiré" in gone.stdout
    unknown = terminal.run("member", "mandataire-end", "A", "--fact", "99", "--on", today(), *AS_FANNY)
    assert unknown.exit_code == 1


def test_a_member_leaves_and_comes_back(terminal: Terminal) -> None:
    left = terminal.json("member", "leave", "A", "--on", today(), "--reason", "congrès", *AS_FANNY)
    assert left["left_on"] == today()
    assert "jusqu’au" in terminal.run("member", "list").stdout
    back = terminal.run("member", "join", "E", "--on", today(), *AS_FANNY)
    assert "membre depuis le" in back.stdout


def test_representatives_are_recorded_and_ended(terminal: Terminal) -> None:
    asked = ("--surname", "Fictive", "--first-name", "Anne", "--role", "treasurer")
    made = terminal.json("member", "representative", "A", *asked, "--since", f"{YEAR}-01-01", *AS_FANNY)
    shown = terminal.run("member", "show", "A").stdout
    assert "Fictive Anne, trésorerie de A" in shown
    ended = terminal.run("member", "representative-end", str(made["id"]), "--on", today(), *AS_FANNY)
    assert "jusqu’au" in ended.stdout


def test_bank_details_take_two_persons_and_a_decision(terminal: Terminal, tmp_path: Path) -> None:
    person = ("--surname", "Fictive", "--first-name", "Anne", "--role", "treasurer")
    terminal.json("member", "representative", "A", *person, "--since", f"{YEAR}-01-01", *AS_FANNY)
    first = terminal.run("member", "bank", "A", "--iban", IBAN, "--holder", "Erreur", *AS_FANNY)
    assert "À prévenir de ce changement\u00a0: Fictive Anne." in first.stdout
    entered = terminal.json("member", "bank", "A", "--iban", IBAN, "--holder", "AF de A", *AS_FANNY)
    assert entered["to_tell"] == ["Fictive Anne"]
    assert (entered["last_four"], entered["usable"]) == ("2606", False)
    assert "à confirmer" in terminal.run("member", "show", "A").stdout
    alone = terminal.run("member", "bank-confirm", "A", "--digest", entered["digest"], *AS_FANNY)
    assert alone.exit_code == 1
    confirmed = terminal.run("member", "bank-confirm", "A", "--digest", entered["digest"], *AS_TOM)
    assert "servira le" in confirmed.stdout
    paper = tmp_path.joinpath("decision.txt")
    paper.write_text("décision")
    digest = terminal.json("document", "add", str(paper), *AS_TOM)["digest"]
    released = terminal.run(
        "member", "bank-release", "A", "--decision", "7", "--date", today(), "--document", digest, *AS_TOM
    )
    assert "sert depuis" in released.stdout
    own = terminal.json("pool", "bank", "--iban", IBAN, "--holder", "Parti", "--account", "party", *AS_FANNY)
    assert own["account"] == "party"
    assert "finit par 2606" in terminal.run("pool", "show").stdout


def test_contributions_are_entered_listed_returned_and_cancelled(terminal: Terminal) -> None:
    money = ("--date", today(), "--amount", "1 234,56", "--piece", "virement")
    added = terminal.json("contribution", "add", "money", "--member", "A", *money, *AS_TOM)
    assert (added["row"]["amount_cents"], added["row"]["outcome"]) == (123_456, "accepted")
    refused = terminal.run("contribution", "add", "money", "--member", "E", *money, *AS_TOM)
    assert refused.exit_code == 0
    assert "À rendre." in refused.stdout
    assert "n’est pas un parti" in refused.stdout
    back = terminal.run(
        "contribution", "return", f"{YEAR}-0002", "--date", today(), "--piece", "relevé", *AS_TOM
    )
    assert "Rendue le" in back.stdout
    cancelled = terminal.run(
        "contribution", "cancel", f"{YEAR}-0001", "--date", today(), "--reason", "doublon", *AS_TOM
    )
    assert "annulée" in cancelled.stdout
    rows = terminal.json("contribution", "list")["contributions"]
    assert [(row["number"], row["is_cancelled"]) for row in rows] == [
        (f"{YEAR}-0001", True),
        (f"{YEAR}-0002", False),
    ]
    assert terminal.run("contribution", "list", "--member", "A").stdout.count(str(YEAR)) >= 1


def test_time_needs_a_rate(terminal: Terminal) -> None:
    time = ("contribution", "add", "time", "--date", today(), "--member", "E", "--minutes", "90")
    missing = terminal.run(*time, *AS_TOM)
    assert missing.exit_code == 1
    assert "caisse contribution rate" in missing.stdout
    rate = ("--since", f"{YEAR}-01-01", "--amount", "14,50", "--method", "SMIC chargé")
    assert "14,50" in terminal.run("contribution", "rate", *rate, *AS_TOM).stdout
    assert "SMIC chargé" in terminal.run("contribution", "rates").stdout
    assert terminal.json(*time, *AS_TOM)["row"]["amount_cents"] == 2_175


def test_gifts_and_things_in_kind_are_typed(terminal: Terminal) -> None:
    gift = terminal.json(
        "contribution", "add", "gift", "--date", today(), "--amount", "150,01", "--cash", "--surname",
        "Fictive", "--first-name", "Anne", "--french", "--elsewhere", "10", *AS_TOM,
    )  # fmt: skip
    assert gift["row"]["rule"]["code"] == "guard.too_much_cash"
    room = terminal.json(
        "contribution", "add", "room", "--date", today(), "--member", "A", "--quantity", "2,5", "--unit",
        "jour", "--unit-value", "120", "--method", "tarif", *AS_TOM,
    )  # fmt: skip
    assert room["row"]["amount_cents"] == 30_000


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--amount", "12,345", "se lit de deux façons"),
        ("--amount", "12 345,678", "Écrivez 12\u202f345,67 ou 12\u202f345,68."),
        ("--quantity", "beaucoup", "n’est pas une quantité"),
    ],
)
def test_a_number_ill_typed_is_a_usage_error(terminal: Terminal, option: str, typed: str, said: str) -> None:
    answer = terminal.run("contribution", "add", "money", "--date", today(), option, typed, *AS_TOM)
    assert answer.exit_code == 2
    assert said in " ".join(answer.output.split("\n")).replace("  ", " ") or said in answer.output


def test_a_file_is_previewed_then_committed_once(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path.joinpath("contributions.csv")
    path.write_text(f"date;membre;nature;montant\n{today()};A;argent;3 000,00\n{today()};E;argent;5\n")
    preview = terminal.json("import", "contributions", str(path))
    assert (preview["rows"], preview["accepted"], preview["to_return"], preview["state"]) == (
        2,
        1,
        1,
        "staged",
    )
    assert terminal.json("contribution", "list")["contributions"] == []
    said = terminal.run("import", "contributions", str(path), "--commit").stdout
    assert "Enregistré\u00a0: 2 lignes, 1 permise, 0 interdite, 1 à rendre, 0 à facturer." in said
    again = terminal.json("import", "contributions", str(path), "--commit")
    assert (again["batch"], again["rows"]) == (preview["batch"], 2)
    assert again["issues"][-1]["code"] == "contributions.batch_known"
    assert len(terminal.json("contribution", "list")["contributions"]) == 2


def test_a_malformed_file_exits_1_and_answers_the_same_keys(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path.joinpath("bad.csv")
    path.write_text("date;membre;nature;montant\n2099-01-01;A;argent;5\n")
    answer = terminal.json("import", "contributions", str(path), "--commit")
    keys = {"batch", "digest", "rows", "accepted", "refused", "to_return", "to_invoice", "issues"}
    assert keys <= answer.keys()
    assert answer["rows"] is None
    shown = terminal.run("import", "contributions", str(path), "--commit")
    assert shown.exit_code == 1
    assert "ligne 2, colonne date" in shown.stdout
    path.write_text("date;membre;nature;montant\n" + "x;A;argent;5\n" * 60)
    assert "autres remarques" in terminal.run("import", "contributions", str(path)).stdout


def test_the_help_prints_every_column_and_an_example() -> None:
    shown = Terminal(Path("unused")).run("import", "contributions", "--help").output
    assert all(f"{column.name}" in shown for column in COLUMNS)
    assert "12/04/2025;A;local" in shown
    assert help_text().count("(obligatoire)") == 3


def test_loans_are_recorded_repaid_waived_and_undone(terminal: Terminal) -> None:
    start = date(YEAR, 1, 2).isoformat()
    terms = ("--date", start, "--until", f"{YEAR + 2}-01-02", "--amount", "6000", "--piece", "contrat")
    due = ("--due", f"{YEAR + 1}-01-02=2000", "--due", f"{YEAR + 2}-01-02=4 000,00")
    added = terminal.json("loan", "add", *terms, *due, "--lender", "A", *AS_TOM)
    reference = added["row"]["reference"]
    assert [line["principal_cents"] for line in added["row"]["instalments"]] == [200_000, 400_000]
    later = ("--date", today(), "--piece", "relevé")
    assert "reste dû" in terminal.run("loan", "repay", reference, "--amount", "1", *later, *AS_TOM).stdout
    waived = terminal.run("loan", "waive", reference, "--amount", "2", *later, *AS_TOM)
    assert "Contribution permise." in waived.stdout
    assert terminal.json("loan", "list", "--lender", "A")["loans"][0]["outstanding_cents"] == 599_700
    assert terminal.run("loan", "undo", reference, "--date", today(), "--reason", "e", *AS_TOM).exit_code == 0
    refused = terminal.run("loan", "add", *terms, "--lender", "E", *AS_TOM)
    assert "interdit, à rendre" in refused.stdout
    assert "n’est pas un parti" in refused.stdout
    second = f"E{YEAR}-002"
    assert terminal.json("loan", "return", second, *later, *AS_TOM)["row"]["returned_on"] == today()
    wrong = terminal.run("loan", "add", *terms, "--due", "demain=5", "--lender", "A", *AS_TOM)
    assert wrong.exit_code == 2
