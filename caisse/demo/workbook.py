"""Files of the synthetic first round: workbook in the ministry's layout of 2017, attachment list, decisions.

The same round gives the same bytes: the properties of the workbook are fixed, and percents are written from
integers.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

import xlsxwriter

from caisse.demo.first_round import OTHERS, ConstituencyRound
from caisse.kernel.exact import rounded_hundredths_of_percent

SHEET: Final = "Circo. leg. T1"
BLOCKS: Final = 27
_TITLE: Final = "Résultats par circonscriptions législatives (données fictives d’une démonstration)"
_FIXED: Final = (
    "Code du département", "Libellé du département", "Code de la circonscription",
    "Libellé de la circonscription", "Inscrits", "Abstentions", "% Abs/Ins", "Votants", "% Vot/Ins",
    "Blancs", "% Blancs/Ins", "% Blancs/Vot", "Nuls", "% Nuls/Ins", "% Nuls/Vot",
    "Exprimés", "% Exp/Ins", "% Exp/Vot",
)  # fmt: skip
_BLOCK: Final = (
    "N°Panneau", "Sexe", "Nom", "Prénom", "Nuance", "Voix", "% Voix/Ins", "% Voix/Exp", "Sièges",
)  # fmt: skip
_LIST: Final = (
    "Libellé du département", "code dpt", "code circo", "Libellé circonscription", "numéro circo",
    "Sexe candidat", "Nom candidat", "Prénom candidat", "Parti rattachement",
)  # fmt: skip
_DECISIONS: Final = ("constituency", "list_name", "result_name", "party", "panel", "decision")
_NUMBERS: Final = {
    "ZA": "971", "ZB": "972", "ZC": "973", "ZD": "974", "ZM": "976", "ZN": "988",
    "ZP": "987", "ZS": "975", "ZW": "986", "ZX": "977", "ZZ": "999",
}  # fmt: skip
_NUANCE: Final = "DIV"
_MADE: Final = datetime(2024, 7, 1, tzinfo=UTC)

Cell = str | int | Decimal


def write_workbook(drawn: Iterable[ConstituencyRound]) -> bytes:
    """Write the results of a round as the ministry did in 2017.

    Args:
        drawn: the constituencies, in order.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": _TITLE, "created": _MADE.replace(tzinfo=None)})
    sheet = book.add_worksheet(SHEET)
    sheet.write_string(0, 0, _TITLE)
    sheet.write_row(2, 0, (*_FIXED, *(_BLOCK * BLOCKS)))
    for line, place in enumerate(drawn, start=3):
        for column, cell in enumerate(_row(place)):
            if isinstance(cell, str):
                sheet.write_string(line, column, cell)
            else:
                sheet.write_number(line, column, cell)
    book.close()
    return stream.getvalue()


def write_attachments(drawn: Iterable[ConstituencyRound]) -> bytes:
    """Write the list of attachments in the ministry's columns; candidates without a party are not on it."""
    return _csv(
        _LIST,
        (
            (
                place.fact.department_name,
                _list_department(place),
                _list_constituency(place),
                _label(place),
                place.fact.number,
                candidate.sex.value,
                candidate.listed_as or candidate.surname,
                candidate.first_name,
                candidate.party,
            )
            for place in drawn
            for candidate in place.candidates
            if candidate.party != OTHERS
        ),
    )


def write_decisions(drawn: Iterable[ConstituencyRound]) -> bytes:
    """Write what a person decides about the names that the list spells otherwise."""
    return _csv(
        _DECISIONS,
        (
            (
                place.fact.code,
                f"{candidate.listed_as} {candidate.first_name}",
                f"{candidate.surname} {candidate.first_name}",
                candidate.party,
                candidate.panel,
                "match",
            )
            for place in drawn
            for candidate in place.candidates
            if candidate.listed_as
        ),
    )


def _row(place: ConstituencyRound) -> list[Cell]:
    department = place.fact.department
    abstained = place.registered - place.voted
    row: list[Cell] = [
        int(department) if department.isdigit() else department,
        place.fact.department_name,
        place.fact.number,
        _label(place),
        place.registered,
        abstained,
        _percent(abstained, place.registered),
        place.voted,
        _percent(place.voted, place.registered),
        place.blank,
        _percent(place.blank, place.registered),
        _percent(place.blank, place.voted),
        place.null,
        _percent(place.null, place.registered),
        _percent(place.null, place.voted),
        place.expressed,
        _percent(place.expressed, place.registered),
        _percent(place.expressed, place.voted),
    ]
    for candidate in place.candidates:
        row += [
            candidate.panel,
            candidate.sex.value,
            candidate.surname,
            candidate.first_name,
            _NUANCE,
            candidate.votes,
            _percent(candidate.votes, place.registered),
            _percent(candidate.votes, place.expressed),
            "",
        ]
    return row


def _percent(part: int, whole: int) -> Decimal:
    """Return a percentage rounded to two decimals, as the ministry prints it."""
    return Decimal(rounded_hundredths_of_percent(part, whole)).scaleb(-2)


def _label(place: ConstituencyRound) -> str:
    number = place.fact.number
    return f"{number}{'ère' if number == 1 else 'ème'} circonscription"


def _list_department(place: ConstituencyRound) -> str:
    return _NUMBERS.get(place.fact.department, place.fact.department)


def _list_constituency(place: ConstituencyRound) -> str:
    """Return the code that the list prints: ``00101``, ``97101``, but ``2A01``."""
    code = f"{_list_department(place)}{place.fact.number:02d}"
    return code.zfill(5) if code.isdigit() else code


def _csv(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")
