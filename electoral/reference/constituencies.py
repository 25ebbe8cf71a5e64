"""The 577 constituencies, and the one code into which every official coding of them maps."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path


class Part(StrEnum):
    """Part of the country, as the threshold sees it."""

    METROPOLE = "metropole"
    OVERSEAS = "overseas"
    ABROAD = "abroad"


@dataclass(frozen=True, slots=True)
class ConstituencyFact:
    """One constituency.

    Attributes:
        code: canonical code: ``01-01``, ``2A-01``, ``ZA-01``, ``ZZ-01``.
        department: code of the department: ``01``, ``2A``, ``ZA``, ``ZZ``.
        department_name: its name.
        number: number of the constituency in the department.
        part: part of the country.
    """

    code: str
    department: str
    department_name: str
    number: int
    part: Part


# The numbers that official files use for what the ministry codes in two letters. Mayotte was 985 until 2011;
# Saint-Barthélemy (977) and Saint-Martin (978) are one constituency, 979 in the files of Sciences Po.
_NUMERIC: Mapping[str, tuple[str, ...]] = {
    "ZA": ("971",),
    "ZB": ("972",),
    "ZC": ("973",),
    "ZD": ("974",),
    "ZM": ("976", "985"),
    "ZN": ("988",),
    "ZP": ("987",),
    "ZS": ("975",),
    "ZW": ("986",),
    "ZX": ("977", "978", "979"),
    "ZZ": ("099", "999", "99"),
}
# The 2024 text file writes one department for several overseas: only the whole code tells them apart.
_LUMPED = ("97", "98")
_DEPARTMENT_LENGTH = 2
_INSEE_LENGTH = 5


@cache
def constituencies() -> Mapping[str, ConstituencyFact]:
    """Return the 577 constituencies by canonical code, in the order of the codes' departments."""
    path = Path(__file__).with_name("constituencies.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: ConstituencyFact(
                code=row["code"],
                department=row["department"],
                department_name=row["department_name"],
                number=int(row["number"]),
                part=Part(row["part"]),
            )
            for row in csv.DictReader(file)
        }


@lru_cache(maxsize=16_384)
def canonical_code(department: str | None, constituency: str) -> str | None:
    """Map one official coding of a constituency to its canonical code.

    Args:
        department: the department as the file codes it (``1``, ``01``, ``2A``, ``ZA``, ``971``, ``97``), or
            None where the file gives one code for both.
        constituency: the constituency as the file codes it, alone (``1``, ``01``) or with its department
            (``101``, ``0101``, ``00101``, ``01001``, ``001-01``, ``01-01``).

    Returns:
        The canonical code, or None when there is no such constituency or the coding fits several.
    """
    wanted = constituency.strip().upper()
    if department is None or not department.strip():
        return _existing(*_split(wanted))
    found = {
        code
        for canonical in _departments(department.strip().upper())
        for number in _numbers(canonical, wanted)
        if (code := _existing(canonical, number)) is not None
    }
    return found.pop() if len(found) == 1 else None


def _existing(department: str | None, number: str) -> str | None:
    if department is None or not (number.isascii() and number.isdigit()):
        return None
    code = f"{department}-{int(number):02d}"
    return code if code in constituencies() else None


@cache
def _spellings() -> Mapping[str, str]:
    """Return every way of writing a single department, with its canonical code."""
    spellings: dict[str, str] = {}
    for canonical in {fact.department for fact in constituencies().values()}:
        ways = (canonical, canonical.lstrip("0"), f"0{canonical}", *_NUMERIC.get(canonical, ()))
        spellings.update(dict.fromkeys(ways, canonical))
    return spellings


def _departments(written: str) -> tuple[str, ...]:
    if written in _LUMPED:
        return tuple(
            canonical
            for canonical, numbers in _NUMERIC.items()
            if any(number.startswith(written) for number in numbers)
        )
    canonical = _spellings().get(written)
    return () if canonical is None else (canonical,)


def _numbers(department: str, written: str) -> tuple[str, ...]:
    """Return the readings of a constituency's code within a department: alone, or after its department."""
    prefixes = [way for way, canonical in _spellings().items() if canonical == department]
    after = [written.removeprefix(way).removeprefix("-") for way in prefixes if written.startswith(way)]
    return (written, *after)


def _split(written: str) -> tuple[str | None, str]:
    """Split a code that holds its department: INSEE's five places, the ministry's two last, or a hyphen."""
    head, hyphen, tail = written.partition("-")
    if not hyphen:
        overseas = _spellings().get(written[:3], "").startswith("Z")
        cut = _DEPARTMENT_LENGTH if len(written) == _INSEE_LENGTH and not overseas else len(written) - 2
        head, tail = written[:cut], written[cut:]
    return _spellings().get(head), tail
