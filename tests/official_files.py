"""Fictional files in the official layouts, written for tests."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

Cell = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Stands:
    """One candidate."""

    panel: int
    surname: str
    first_name: str
    votes: int
    sex: str = "F"
    nuance: str = "DIV"


@dataclass(frozen=True, slots=True)
class Place:
    """One constituency; expressed is what the ballots leave unless given."""

    code: str
    candidates: tuple[Stands, ...]
    registered: int = 1_000
    blank: int = 0
    null: int = 0
    expressed: int | None = None
    voted: int | None = None

    @property
    def department(self) -> str:
        return self.code.split("-")[0]

    @property
    def number(self) -> int:
        return int(self.code.split("-")[1])

    @property
    def all_expressed(self) -> int:
        return sum(each.votes for each in self.candidates) if self.expressed is None else self.expressed

    @property
    def all_voted(self) -> int:
        return self.all_expressed + self.blank + self.null if self.voted is None else self.voted


ADA = Stands(1, "LOVELACE", "Ada", 60)
ALAN = Stands(2, "TURING", "Alan", 40, "M", "ECO")
AIN = Place("01-01", (ADA, ALAN))

FIXED_2017 = (
    "Code du département", "Libellé du département", "Code de la circonscription",
    "Libellé de la circonscription", "Inscrits", "Abstentions", "% Abs/Ins", "Votants", "% Vot/Ins",
    "Blancs", "% Blancs/Ins", "% Blancs/Vot", "Nuls", "% Nuls/Ins", "% Nuls/Vot",
    "Exprimés", "% Exp/Ins", "% Exp/Vot",
)  # fmt: skip
BLOCK_2017 = ("N°Panneau", "Sexe", "Nom", "Prénom", "Nuance", "Voix", "% Voix/Ins", "% Voix/Exp", "Sièges")


def _department_2017(place: Place) -> Cell:
    return int(place.department) if place.department.isdigit() else place.department


def row_2017(place: Place) -> list[Cell]:
    """Return one row in the columns of 2017."""
    row: list[Cell] = [
        _department_2017(place), "Libellé", place.number, f"{place.number}ème circonscription",
        place.registered, place.registered - place.all_voted, 0.5, place.all_voted, 0.5,
        place.blank, 0.1, 0.1, place.null, 0.1, 0.1, place.all_expressed, 0.5, 0.5,
    ]  # fmt: skip
    for each in place.candidates:
        row += [each.panel, each.sex, each.surname, each.first_name, each.nuance, each.votes, 0.1, 0.2, ""]
    return row


def sheet_2017(places: Iterable[Place]) -> list[list[Cell]]:
    """Return the sheet of 2017: a title, an empty row, headers repeated without numbers."""
    rows = [row_2017(place) for place in places]
    widest = max((len(row) for row in rows), default=27)
    blocks = len(range(len(FIXED_2017), widest, len(BLOCK_2017)))
    return [["Résultats par circonscriptions législatives"], [], [*FIXED_2017, *(BLOCK_2017 * blocks)], *rows]


def workbook(sheets: dict[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Write a workbook; empty cells are not written."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for index, cell in enumerate(row):
                if isinstance(cell, bool):
                    sheet.write_boolean(line, index, cell)
                elif isinstance(cell, str) and cell:
                    if cell.startswith("="):
                        sheet.write_formula(line, index, cell, value=1)
                    else:
                        sheet.write_string(line, index, cell)
                elif not isinstance(cell, str):
                    sheet.write_number(line, index, cell)
    book.close()
    return stream.getvalue()


def workbook_2017(places: Iterable[Place]) -> bytes:
    """Write the workbook of 2017, with two sheets that say other things."""
    return workbook(
        {
            "Regions T1": [["Résultats par régions"], [], ["Code de la région", "Inscrits", "Votants"]],
            "Circo. leg. T1": sheet_2017(places),
            "Elus T1": [["Elus"]],
        }
    )


def workbook_2022(places: Iterable[Place]) -> bytes:
    """Write the workbook of 2022: the block named once, numbers as text, a column of the state of entry."""
    rows: list[list[Cell]] = [[*FIXED_2017[:4], "Etat saisie", *FIXED_2017[4:], *BLOCK_2017]]
    for place in places:
        row = row_2017(place)
        texts = [cell if isinstance(cell, bool) else str(cell) for cell in row]
        rows.append([*texts[:4], "Complet", *texts[4:]])
    return workbook({"Résultats": rows})


def workbook_2024(places: Sequence[Place]) -> bytes:
    """Write the workbook of 2024: numbered headings, percents as text, 101 for 01-01."""
    most = max(len(place.candidates) for place in places)
    header: list[Cell] = [
        "Code département", "Libellé département", "Code circonscription législative",
        "Libellé circonscription législative", "Inscrits", "Votants", "% Votants", "Abstentions",
        "% Abstentions", "Exprimés", "% Exprimés/inscrits", "% Exprimés/votants", "Blancs",
        "% Blancs/inscrits", "% Blancs/votants", "Nuls", "% Nuls/inscrits", "% Nuls/votants",
    ]  # fmt: skip
    for number in range(1, most + 1):
        header += [
            f"{name} {number}"
            for name in (
                "Numéro de panneau", "Nuance candidat", "Nom candidat", "Prénom candidat", "Sexe candidat",
                "Voix", "% Voix/inscrits", "% Voix/exprimés", "Elu",
            )
        ]  # fmt: skip
    rows = [header]
    for place in places:
        digits = place.department.lstrip("0")
        code = f"{digits}{place.number:02d}"
        row: list[Cell] = [
            int(digits) if digits.isdigit() else digits, "Libellé", int(code) if code.isdigit() else code,
            "Libellé", place.registered, place.all_voted, "71,20%", place.registered - place.all_voted,
            "28,80%", place.all_expressed, "69,66%", "97,84%", place.blank, "1,07%", "1,50%", place.null,
            "0,47%", "0,66%",
        ]  # fmt: skip
        for each in place.candidates:
            sex = "FEMININ" if each.sex == "F" else "MASCULIN"
            row += [
                each.panel, each.nuance, each.surname, each.first_name, sex, each.votes, "1%", "2%", "",
            ]  # fmt: skip
        rows.append(row)
    return workbook({"resultats-definitifs-par circon": rows})


def separated(rows: Iterable[Iterable[object]], *, delimiter: str = ",", end: str = "\r\n") -> str:
    """Write rows as text with separated columns."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


def text_2017(places: Iterable[Place], blocks: int = 3) -> bytes:
    """Write the provisional text of 2017: no header, padded, the last line without its end."""
    width = len(FIXED_2017) + blocks * len(BLOCK_2017)
    rows = [[str(cell) for cell in row_2017(place)] for place in places]
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return separated(padded, delimiter=";", end="\n").rstrip("\n").encode()


def text_2022(places: Iterable[Place]) -> bytes:
    """Write the text of 2022: ISO-8859-1, ragged rows, a header that stops after the first candidate."""
    rows: list[list[object]] = [[*FIXED_2017[:4], "Etat saisie", *FIXED_2017[4:], *BLOCK_2017]]
    for place in places:
        row = row_2017(place)
        rows.append([*row[:4], "Complet", *row[4:]])
    return separated(rows, delimiter=";").encode("iso-8859-1")


LONG_2024 = (
    "Departement", "CodCirElec", "LibCirElec", "Inscrits", "Votants", "Blancs", "Nuls", "Exprimes",
    "NumPanneauCand", "NomPsn", "PrenomPsn", "CivilitePsn", "CodNuaCand", "NbVoix", "RapportExprimes",
)  # fmt: skip


def text_2024(places: Iterable[Place], encoding: str = "cp850") -> bytes:
    """Write the text of 2024: one row a candidate, CP850, quoted decimal commas."""
    rows: list[Sequence[object]] = [LONG_2024]
    rows.extend(
        (
            place.department, f"{place.department}{place.number:02d}", "1ère circonscription",
            place.registered, place.all_voted, place.blank, place.null, place.all_expressed,
            each.panel, each.surname, each.first_name, "Mme" if each.sex == "F" else "M.",
            each.nuance, each.votes, "0,69",
        )
        for place in places
        for each in place.candidates
    )  # fmt: skip
    return separated(rows).encode(encoding)


def text_cdsp(places: Sequence[Place]) -> bytes:
    """Write the text of Sciences Po: blocks of 7 numbered in front, no panel number."""
    most = max(len(place.candidates) for place in places)
    header = [
        "Code département", "département", "circonscription", "Inscrits", "Votants", "Exprimés",
        "Blancs et nuls", "Taux de participation (%)",
    ]  # fmt: skip
    for number in range(1, most + 1):
        header += [
            f"{number} {name}"
            for name in (
                "Sexe candidat", "Nom candidat", "Prénom candidat", "Etiquette liste", "nuance", "voix",
                "Accès second tour",
            )
        ]  # fmt: skip
    rows: list[list[object]] = [[*header]]
    for place in places:
        row: list[object] = [
            place.department.lstrip("0"), "AIN", place.number, place.registered, place.all_voted,
            place.all_expressed, place.blank + place.null, "60,11%",
        ]  # fmt: skip
        for each in place.candidates:
            row += [
                each.sex, each.surname, each.first_name, "SANS ÉTIQUETTE", each.nuance, each.votes, "N",
            ]  # fmt: skip
        rows.append([*row, *[""] * (len(header) - len(row))])
    return separated(rows, end="\n").encode()


LIST_HEADER = (
    "Libellé du département", "code dpt", "code circo", "Libellé circonscription", "numéro circo",
    "Sexe candidat", "Nom candidat", "Prénom candidat", "Parti rattachement",
)  # fmt: skip


def attachment_list(rows: Iterable[tuple[str, str, str, str, str]]) -> bytes:
    """Write an attachment list from (constituency, sex, surname, first name, party)."""
    written: list[Sequence[object]] = [LIST_HEADER]
    for code, sex, surname, first_name, party in rows:
        department, number = code.split("-")
        three = department.rjust(3, "0")
        written.append(
            (
                "Ain",
                department,
                f"{three}{number}",
                "circonscription",
                int(number),
                sex,
                surname,
                first_name,
                party,
            )
        )
    return separated(written, end="\n").encode()


def decisions(*lines: str) -> bytes:
    """Write a decisions file from lines under the header of all its columns."""
    return "\n".join(("constituency,list_name,result_name,party,panel,decision", *lines, "")).encode()
