"""Reading files of contributions: encodings, separators, typed lines, every fault with its place."""

from datetime import date

import pytest

from caisse.kernel.issues import Severity
from ledger.contribution_columns import COLUMNS, REQUIRED, column_named
from ledger.contribution_file import FileLine, ReadFile, example_rows, read_day, read_file
from ledger.contribution_kinds import OF_LOANS, RULES, Kind

HEADER = "date;membre;nature;montant;minutes;quantite;unite;valeur_unitaire;methode;nom;prenom;especes;compte"
GOOD = "20/01/2025;A;argent;3 000,00;;;;;;;;;"


def read(*lines: str, header: str = HEADER) -> ReadFile:
    return read_file("\n".join([header, *lines]).encode())


def faults(*lines: str, header: str = HEADER) -> list[tuple[str, int | None, str | None]]:
    return [
        (issue.code.removeprefix("contributions."), issue.line, issue.column)
        for issue in read(*lines, header=header).issues
    ]


def line(written: str, header: str = HEADER) -> FileLine:
    found = read(written, header=header)
    assert found.issues == ()
    return found.lines[0]


def test_a_line_of_money_is_read() -> None:
    found = line(GOOD)
    assert (found.line, found.kind, found.day, found.member) == (2, Kind.MONEY, date(2025, 1, 20), "A")
    assert found.amount_cents == 300_000
    assert found.done
    assert not found.carried
    assert found.piece == ""


def test_a_line_of_time_is_read() -> None:
    assert line("2025-04-06;E;Bénévolat;;1 470;;;;;;;;").minutes == 1_470
    assert line("2025-04-06;E;Bénévolat;;1000000;;;;;;;;").minutes == 1_000_000


def test_a_line_in_kind_is_read() -> None:
    found = line("12/4/2025;A;local;;;2,5;jour;120,00;tarif municipal;;;;")
    assert (found.quantity_thousandths, found.unit, found.unit_value_cents) == (2_500, "jour", 12_000)
    assert found.method == "tarif municipal"


def test_a_gift_is_read_with_its_donor() -> None:
    header = "date,member,kind,amount,surname,first_name,cash,french,resident,given_elsewhere,done,carried"
    found = line("2025-06-12,,gift,150.00,Fictive,Anne,oui,yes,no,1 000.00,non,x", header)
    assert (found.kind, found.member, found.amount_cents) == (Kind.GIFT, None, 15_000)
    assert (found.surname, found.first_name, found.cash) == ("Fictive", "Anne", True)
    assert (found.is_french, found.is_resident, found.elsewhere_cents) == (True, False, 100_000)
    assert (found.done, found.carried) == (False, True)
    assert line("2025-06-12,,gift,150.00,Fictive,Anne,,,,0,,", header).elsewhere_cents == 0


def test_an_invoice_names_its_expense_account_and_its_document() -> None:
    header = "date;membre;nature;montant;compte;piece;empreinte;libelle"
    found = line(f"03/05/2025;A;facture;1 180,00;6236;F-12;{'AB' * 32};affiches", header)
    assert (found.account, found.piece, found.digest, found.label) == ("6236", "F-12", "ab" * 32, "affiches")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_separators_and_line_ends_do_not_matter(encoding: str, separator: str, end: str) -> None:
    rows = [["date", "membre", "nature", "minutes"], ["2025-04-06", "É-1", "bénévolat", "90"]]
    content = end.join(separator.join(row) for row in rows).encode(encoding)
    found = read_file(content)
    assert found.issues == ()
    assert (found.lines[0].member, found.lines[0].kind) == ("É-1", Kind.TIME)


def test_quotes_and_line_ends_inside_a_cell_keep_the_line_numbers() -> None:
    header = "date;membre;nature;montant;libelle"
    found = read_file(f'{header}\n2025-01-20;A;argent;1;"un; \nxx"\n\n2025-01-21;A;argent;zut;\n'.encode())
    assert [issue.line for issue in found.issues] == [
        2,
        5,
    ]  # a line end is a hidden character; then the amount
    assert [issue.column for issue in found.issues] == ["libelle", "montant"]


def test_headers_are_read_without_case_accent_or_order() -> None:
    found = read_file("NATURE;Montant (€);Membre;Date\nargent;10;A;2025-01-20\n".encode())
    assert found.issues == ()
    assert found.lines[0].amount_cents == 1_000


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\n \n", "file_empty"),
        (HEADER.encode(), "no_lines"),
        (b"PK\x03\x04xlsx", "not_csv"),
        (b"%PDF-1.7", "not_csv"),
        (b"\xd0\xcf\x11\xe0", "not_csv"),
        (b"date\x00;nature", "not_text"),
        (b"\xff\xfeabc", "not_text"),
        (b"\x81\x8d;x", "not_text"),
        (b'date;membre;nature\n2025-01-20;"A;argent', "quote_open"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_a_clear_message(content: bytes, code: str) -> None:
    found = read_file(content)
    assert [issue.code for issue in found.issues] == [f"contributions.{code}"]
    assert found.issues[0].message()
    assert found.lines == ()


def test_headers_that_are_missing_unknown_or_twice_are_all_named() -> None:
    assert faults("x", header="date;date;humeur;;montant") == [
        ("column_twice", 1, "date"),
        ("column_unknown", 1, "humeur"),
        ("column_missing", 1, None),
        ("column_missing", 1, None),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20/01/2025;A;argent;12,345.678 euros;;;;;;;;;", ("amount_three_decimals", "montant")),
        ("20/01/2025;A;argent;1.234;;;;;;;;;", ("amount_two_readings", "montant")),
        ("20/01/2025;A;argent;-5;;;;;;;;;", ("amount_negative", "montant")),
        ("20/01/2025;A;argent;;;;;;;;;;", ("cell_missing", "montant")),
        ("20/01/2025;;argent;5;;;;;;;;;", ("cell_missing", "membre")),
        ("20/01/2025;A;facture;5;;;;;;;;;", ("cell_missing", "compte")),
        ("20/01/2025;;don;5;;;;;;;Anne;;", ("cell_missing", "nom")),
        ("20/01/2025;;don;5;;;;;;Fictive;;;", ("cell_missing", "prenom")),
        ("20/01/2025;A;local;;;;jour;5;tarif;;;;", ("cell_missing", "quantite")),
        ("20/01/2025;A;local;;;1;;5;tarif;;;;", ("cell_missing", "unite")),
        ("20/01/2025;A;local;;;1;jour;;tarif;;;;", ("cell_missing", "valeur_unitaire")),
        ("20/01/2025;A;local;;;1;jour;5;;;;;", ("cell_missing", "methode")),
        ("20/01/2025;A;local;;;zut;jour;5;tarif;;;;", ("quantity_unreadable", "quantite")),
        ("20/01/2025;A;bénévolat;;;;;;;;;;", ("cell_missing", "minutes")),
        ("20/01/2025;A;bénévolat;;0;;;;;;;;", ("minutes_unreadable", "minutes")),
        ("20/01/2025;A;bénévolat;;1,5;;;;;;;;", ("minutes_unreadable", "minutes")),
        ("20/01/2025;A;bénévolat;;²;;;;;;;;", ("minutes_unreadable", "minutes")),
        ("20/01/2025;A;bénévolat;;1000001;;;;;;;;", ("minutes_unreadable", "minutes")),
        ("32/01/2025;A;argent;5;;;;;;;;;", ("date_unreadable", "date")),
        ("2025-02-29;A;argent;5;;;;;;;;;", ("date_unreadable", "date")),
        ("20 janvier;A;argent;5;;;;;;;;;", ("date_unreadable", "date")),
        (";A;argent;5;;;;;;;;;", ("date_missing", "date")),
        ("20/01/2025;A;cadeau;5;;;;;;;;;", ("kind_unknown", "nature")),
        ("20/01/2025;A;abandon de prêt;5;;;;;;;;;", ("kind_unknown", "nature")),
        ("20/01/2025;A;;5;;;;;;;;;", ("kind_missing", "nature")),
        ("20/01/2025;A;argent;5;;;;;;;;peut-être;", ("yes_or_no", "especes")),
        ("20/01/2025;A;argent;5;;;;;;;;1;", ("yes_or_no", "especes")),
        ("20/01/2025;A;facture;5;;;;;;;;;93", ("account_unreadable", "compte")),
        ("TOTAL;;;3 000,00;;;;;;;;;", ("total_line", "date")),
        (";Total général;;3 000,00;;;;;;;;;", ("total_line", "date")),
        ("20/01/2025;A;argent;5", ("line_short", None)),
        ("20/01/2025;A;argent;5;;;;;;;;;;trop", ("line_long", None)),
        ("20/01/2025;A\u202e;argent;5;;;;;;;;;", ("hidden_characters", "membre")),
        ("20/01/2025;A;local;;;1;jour;5;" + "x" * 201 + ";;;;", ("text_too_long", "methode")),
    ],
)
def test_a_malformed_line_is_named_with_its_column(written: str, expected: tuple[str, str | None]) -> None:
    assert faults(written) == [(expected[0], 2, expected[1])]
    message = read(written).issues[0].message()
    assert message
    assert read(written).lines == ()


def test_empty_cells_past_the_last_header_do_no_harm() -> None:
    assert faults(GOOD + ";;") == []


def test_all_faults_of_all_lines_come_at_once() -> None:
    assert faults("99/99/2025;A;cadeau;douze;;;;;;;;;", GOOD, "20/01/2025;;argent;;;;;;;;;;") == [
        ("kind_unknown", 2, "nature"),
        ("date_unreadable", 2, "date"),
        ("amount_unreadable", 2, "montant"),
        ("cell_missing", 4, "montant"),
        ("cell_missing", 4, "membre"),
    ]


def test_a_name_in_two_alphabets_is_a_warning_only() -> None:
    found = read("20/01/2025;;don;5;;;;;;Fictivе;Anne;;")  # a Cyrillic letter
    assert [(issue.code, issue.severity) for issue in found.issues] == [
        ("contributions.mixed_scripts", Severity.WARNING)
    ]
    assert len(found.lines) == 1


def test_a_digest_is_64_hex_digits() -> None:
    header = "date;membre;nature;montant;empreinte"
    assert faults("2025-01-20;A;argent;5;zz", header=header) == [("digest_unreadable", 2, "empreinte")]


@pytest.mark.parametrize(
    ("written", "day"),
    [("2025-03-14", date(2025, 3, 14)), ("14/03/2025", date(2025, 3, 14)), ("4/3/2025", date(2025, 3, 4))],
)
def test_two_ways_of_writing_a_date(written: str, day: date) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize("written", ["14/03/25", "03-14-2025", "2025/03/14", "0000-01-01", "١٤/03/2025x"])
def test_other_dates_are_refused(written: str) -> None:
    assert read_day(written) is None


def test_the_columns_that_are_declared_are_the_columns_that_are_read() -> None:
    assert set(REQUIRED) <= {column.name for column in COLUMNS}
    assert all(column_named(column.other) is column_named(column.name) for column in COLUMNS)
    assert column_named("humeur") is None


def test_the_example_is_a_file_that_is_read() -> None:
    content = "\n".join(";".join(row) for row in example_rows()).encode()
    assert read_file(content).issues == ()
    assert len(read_file(content).lines) == 3


@pytest.mark.parametrize("kind", sorted(set(Kind) - OF_LOANS))
def test_every_kind_is_read_by_its_french_and_its_english_word(kind: Kind) -> None:
    header = ";".join(column.name for column in COLUMNS)
    filled = dict.fromkeys((column.name for column in COLUMNS), "")
    filled |= {"date": "2025-01-20", "membre": "A", "montant": "5", "minutes": "5", "quantite": "1"}
    filled |= {"unite": "jour", "valeur_unitaire": "5", "methode": "m", "nom": "F", "prenom": "A"}
    filled |= {"compte": "6236"}
    for word in (RULES[kind].word, kind.value):
        assert line(";".join((filled | {"nature": word}).values()), header).kind is kind
