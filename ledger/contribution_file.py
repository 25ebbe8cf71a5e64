"""Reading a file of contributions: bytes in, typed lines or issues out. No database.

Every fault of the file is collected, with line and column; a malformed line blocks the whole file.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caisse.kernel.exact import Cents
from caisse.kernel.issues import Issue, Severity
from caisse.kernel.messages import Parameter
from caisse.kernel.names import mixes_scripts, nfc, normalised, unsafe_characters
from ledger.amounts import AmountFault, read_amount, read_quantity
from ledger.contribution_columns import FORMAT, REQUIRED, column_named
from ledger.contribution_kinds import OF_LOANS, RULES, Kind, KindRule, Value

LENGTHS: Final = {"libelle": 160, "piece": 100, "methode": 200, "unite": 40, "nom": 100, "prenom": 100}
"""Longest texts, in characters."""
LONGEST_QUOTE: Final = 200
MOST_MINUTES: Final = 10**6
_SEPARATORS: Final = (";", ",", "\t")
_NOT_TEXT: Final = ((b"PK\x03\x04", "xlsx, ods"), (b"%PDF-", "pdf"), (b"\xd0\xcf\x11\xe0", "xls"))
_YES: Final = frozenset({"OUI", "O", "YES", "Y", "VRAI", "TRUE", "X"})
_NO: Final = frozenset({"NON", "N", "NO", "FAUX", "FALSE"})
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FRENCH: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_ACCOUNT: Final = re.compile(r"[1-8]\d{1,7}")
_WORDS: Final = {kind: rule.word for kind, rule in RULES.items() if kind not in OF_LOANS}
_KINDS: Final = {normalised(written): kind for kind, word in _WORDS.items() for written in (word, kind.value)}


@dataclass(frozen=True, slots=True)
class FileLine:
    """One well-formed line, not yet judged.

    Attributes:
        line: its line in the file, counted from 1.
        kind: what it is.
        day: date of the operation.
        member: code as written, or None.
        amount_cents: the amount, when the kind has one.
        minutes: unpaid minutes.
        quantity_thousandths: quantity in thousandths, with ``unit`` and ``unit_value_cents``.
        method: method of valuation.
        done: whether it was received or used.
        cash: whether it was given in cash.
        surname: of the donor, with ``first_name``.
        is_french: whether the donor is, with ``is_resident``.
        elsewhere_cents: given elsewhere this year, in cents.
        account: account of the expense.
        piece: reference of the document.
        digest: SHA-256 of the document.
        label: what it is.
        carried: whether the opening entry holds it already.
    """

    line: int
    kind: Kind
    day: date
    member: str | None
    amount_cents: Cents | None
    minutes: int | None
    quantity_thousandths: int | None
    unit: str | None
    unit_value_cents: Cents | None
    method: str | None
    done: bool
    cash: bool
    surname: str | None
    first_name: str | None
    is_french: bool
    is_resident: bool
    elsewhere_cents: Cents
    account: str | None
    piece: str
    digest: str | None
    label: str
    carried: bool


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file said.

    Attributes:
        lines: its well-formed lines, in order.
        issues: all that is wrong or worth a warning.
        format: id of the format.
    """

    lines: tuple[FileLine, ...]
    issues: tuple[Issue, ...]
    format: str = FORMAT


def read_file(content: bytes) -> ReadFile:
    """Read a file of contributions: CSV, UTF-8 (with or without mark) or Windows-1252, ``;``, ``,`` or tab.

    Args:
        content: the bytes as received.
    """
    text = _decode(content)
    if isinstance(text, Issue):
        return ReadFile((), (text,))
    rows = _rows(text)
    if isinstance(rows, Issue):
        return ReadFile((), (rows,))
    if not rows:
        return ReadFile((), (Issue("contributions.file_empty"),))
    (_, headers), *body = rows
    names, issues = _headers(headers)
    if issues:
        return ReadFile((), tuple(issues))
    if not body:
        return ReadFile((), (Issue("contributions.no_lines"),))
    lines: list[FileLine] = []
    for number, cells in body:
        reading = _Line(number, names, cells)
        line = reading.read()
        issues += reading.issues
        if line is not None:
            lines.append(line)
    return ReadFile(tuple(lines), tuple(issues))


def _decode(content: bytes) -> str | Issue:
    for beginning, kind in _NOT_TEXT:
        if content.startswith(beginning):
            return Issue("contributions.not_csv", params={"found": kind})
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    return Issue("contributions.not_text")


def _rows(text: str) -> list[tuple[int, list[str]]] | Issue:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error:
        return Issue("contributions.quote_open", line=start)
    return rows


def _headers(headers: Sequence[str]) -> tuple[list[str], list[Issue]]:
    names: list[str] = []
    issues: list[Issue] = []
    for header in headers:
        column = column_named(header)
        name = "" if column is None else column.name
        if column is None and header.strip():
            params: dict[str, Parameter] = {"header": _shown(header)}
            issues.append(Issue("contributions.column_unknown", line=1, column=_shown(header), params=params))
        elif name and name in names:
            issues.append(Issue("contributions.column_twice", line=1, column=name, params={"header": name}))
        names.append(name)
    missing = [name for name in REQUIRED if name not in names]
    issues += [Issue("contributions.column_missing", line=1, params={"header": name}) for name in missing]
    return names, issues


def _shown(written: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in written.strip())[
        :LONGEST_QUOTE
    ]


def read_day(written: str) -> date | None:
    """Read a date written 2025-03-14 or 14/03/2025; None when it is no date.

    Args:
        written: what a person typed.
    """
    iso, french = _ISO.fullmatch(written), _FRENCH.fullmatch(written)
    try:
        if iso:
            return date(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
        if french:
            return date(int(french.group(3)), int(french.group(2)), int(french.group(1)))
    except ValueError:
        return None
    return None


class _Line:
    """One line being read: its cells by column name, and what is wrong with them."""

    def __init__(self, number: int, names: Sequence[str], cells: Sequence[str]) -> None:
        self.number = number
        self.issues: list[Issue] = []
        self.cells: Mapping[str, str] = {
            name: nfc(cell.strip()) for name, cell in zip(names, cells, strict=False) if name
        }
        filled = [cell for cell in cells[len(names) :] if cell.strip()]
        if len(cells) < len(names):
            self.fault("line_short", None, found=len(cells), wanted=len(names))
        elif filled:
            self.fault("line_long", None, found=len(cells), wanted=len(names))

    def fault(self, key: str, column: str | None, **params: Parameter) -> None:
        """Note an error on this line."""
        shown = {name: _shown(value) if isinstance(value, str) else value for name, value in params.items()}
        self.issues.append(Issue(f"contributions.{key}", Severity.ERROR, self.number, column, shown))

    def cell(self, column: str) -> str:
        """Return a cell, empty when the file has no such column."""
        return self.cells.get(column, "")

    def read(self) -> FileLine | None:
        """Return the typed line, or None when something is wrong with it."""
        if self.issues:
            return None
        if any(normalised(self.cell(name)).split()[:1] == ["TOTAL"] for name in ("date", "nature", "membre")):
            self.fault("total_line", "date")
            return None
        for column in self.cells:
            self._check_characters(column)
        kind, day = self._kind(), self._day()
        read = self._values(kind)
        if any(issue.severity is Severity.ERROR for issue in self.issues) or kind is None or day is None:
            return None
        return FileLine(
            line=self.number,
            kind=kind,
            day=day,
            member=self.cell("membre") or None,
            amount_cents=read["montant"],
            minutes=self._minutes(kind),
            quantity_thousandths=read_quantity(self.cell("quantite")),
            unit=self.cell("unite") or None,
            unit_value_cents=read["valeur_unitaire"],
            method=self.cell("methode") or None,
            done=self._yes("realise", default=True),
            cash=self._yes("especes"),
            surname=self.cell("nom") or None,
            first_name=self.cell("prenom") or None,
            is_french=self._yes("francais"),
            is_resident=self._yes("resident"),
            elsewhere_cents=read["dons_ailleurs"] or Cents(0),
            account=self.cell("compte") or None,
            piece=self.cell("piece"),
            digest=self.cell("empreinte").lower() or None,
            label=self.cell("libelle"),
            carried=self._yes("reprise"),
        )

    def _check_characters(self, column: str) -> None:
        written = self.cell(column)
        hidden = unsafe_characters(written)
        if hidden:
            self.fault("hidden_characters", column, found=", ".join(hidden))
        if column in {"nom", "prenom"} and mixes_scripts(written):
            self.issues.append(
                Issue(
                    "contributions.mixed_scripts", Severity.WARNING, self.number, column, {"written": written}
                )
            )
        if len(written) > LENGTHS.get(column, 200):
            self.fault("text_too_long", column, length=len(written), longest=LENGTHS.get(column, 200))

    def _kind(self) -> Kind | None:
        written = self.cell("nature")
        found = _KINDS.get(normalised(written))
        if found is None:
            words = ", ".join(_WORDS.values())
            self.fault("kind_unknown" if written else "kind_missing", "nature", written=written, known=words)
        return found

    def _day(self) -> date | None:
        written = self.cell("date")
        found = read_day(written)
        if found is None:
            self.fault("date_unreadable" if written else "date_missing", "date", written=written)
        return found

    def _values(self, kind: Kind | None) -> dict[str, Cents | None]:
        if kind is not None:
            self._check_filled(RULES[kind])
        self._check_numbers()
        return {name: self._amount(name) for name in ("montant", "valeur_unitaire", "dons_ailleurs")}

    def _check_filled(self, rule: KindRule) -> None:
        wanted = {
            Value.AMOUNT: ("montant",),
            Value.MINUTES: ("minutes",),
            Value.QUANTITY: ("quantite", "unite", "valeur_unitaire", "methode"),
        }[rule.value]
        if rule.from_person:
            wanted = (*wanted, "nom", "prenom")
        elif rule.value is not Value.MINUTES:
            wanted = (*wanted, "membre")
        if rule.needs_expense:
            wanted = (*wanted, "compte")
        for column in wanted:
            if not self.cell(column):
                self.fault("cell_missing", column, header=column, kind=rule.word)

    def _amount(self, column: str) -> Cents | None:
        written = self.cell(column)
        if not written or (column == "dons_ailleurs" and not written.strip("0,. €")):
            return None
        amount = read_amount(written)
        if isinstance(amount, AmountFault):
            self.issues.append(Issue(amount.code, Severity.ERROR, self.number, column, amount.params))
            return None
        return amount

    def _minutes(self, kind: Kind) -> int | None:
        return int("".join(self.cell("minutes").split())) if kind is Kind.TIME else None

    def _check_numbers(self) -> None:
        minutes = "".join(self.cell("minutes").split())
        if minutes and not (minutes.isascii() and minutes.isdigit() and 0 < int(minutes) <= MOST_MINUTES):
            self.fault("minutes_unreadable", "minutes", written=self.cell("minutes"))
        if self.cell("quantite") and read_quantity(self.cell("quantite")) is None:
            self.fault("quantity_unreadable", "quantite", written=self.cell("quantite"))
        if self.cell("compte") and not _ACCOUNT.fullmatch(self.cell("compte")):
            self.fault("account_unreadable", "compte", written=self.cell("compte"))
        if self.cell("empreinte") and not _DIGEST.fullmatch(self.cell("empreinte").lower()):
            self.fault("digest_unreadable", "empreinte", written=self.cell("empreinte"))
        for column in ("realise", "especes", "francais", "resident", "reprise"):
            if normalised(self.cell(column)) not in {"", *_YES, *_NO} or (
                self.cell(column) and not normalised(self.cell(column))
            ):
                self.fault("yes_or_no", column, written=self.cell(column))

    def _yes(self, column: str, *, default: bool = False) -> bool:
        written = normalised(self.cell(column))
        return default if not written else written in _YES


def example_rows() -> Iterator[tuple[str, ...]]:
    """Give an example of a file, header first, for help and guide: fictional persons."""
    yield (
        "date",
        "membre",
        "nature",
        "montant",
        "minutes",
        "quantite",
        "unite",
        "valeur_unitaire",
        "methode",
    )
    yield ("20/01/2025", "A", "argent", "3 000,00", "", "", "", "", "")
    yield ("06/04/2025", "E", "bénévolat", "", "1470", "", "", "", "")
    yield ("12/04/2025", "A", "local", "", "", "3", "jour", "120,00", "tarif municipal 2025")
