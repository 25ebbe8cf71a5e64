"""Files of contributions: what is written is what is read, whatever the order, marks and encoding."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel.format import amount
from ledger.contribution_columns import COLUMNS
from ledger.contribution_file import read_file
from ledger.contribution_kinds import OF_LOANS, RULES, Kind

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzéèçœ"


@dataclass(frozen=True)
class Written:
    """A line as a person means it."""

    kind: Kind
    day: date
    member: str
    cents: int
    minutes: int
    thousandths: int
    words: str


LINES = st.lists(
    st.builds(
        Written,
        kind=st.sampled_from(sorted(set(Kind) - OF_LOANS)),
        day=st.dates(date(2018, 1, 1), date(2099, 12, 31)),
        member=st.from_regex(r"[A-Z][A-Z0-9-]{0,19}", fullmatch=True).filter(
            lambda code: code[:5] != "TOTAL"
        ),
        cents=st.integers(1, 10**14),
        minutes=st.integers(1, 10**6),
        thousandths=st.integers(1, 10**12 - 1),
        words=st.text(_LETTERS, min_size=1, max_size=40),
    ),
    min_size=1,
    max_size=5,
)
LAYOUTS = st.tuples(
    st.permutations(COLUMNS),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)


def cells(line: Written, *, french: bool) -> dict[str, str]:
    """Write a line's cells by French column name."""
    whole = str(line.thousandths).rjust(4, "0")
    found = {
        "date": line.day.strftime("%d/%m/%Y") if french else line.day.isoformat(),
        "nature": RULES[line.kind].word if french else line.kind.value,
        "membre": line.member,
        "montant": amount(line.cents, "fr" if french else "en").replace("\u202f", " "),
        "minutes": str(line.minutes),
        "quantite": f"{whole[:-3]},{whole[-3:]}",
        "unite": line.words,
        "valeur_unitaire": amount(line.cents).replace("\u202f", " "),
        "compte": "6236",
    }
    return found | dict.fromkeys(("methode", "nom", "prenom", "piece", "libelle"), line.words)


@given(lines=LINES, layout=LAYOUTS)
def test_what_is_written_is_what_is_read(lines: list[Written], layout: tuple[object, ...]) -> None:
    columns, separator, encoding, end, french = layout
    assert isinstance(columns, list)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=str(separator), lineterminator=str(end))
    writer.writerow([column.name if french else column.other for column in columns])
    for line in lines:
        written = cells(line, french=bool(french))
        writer.writerow([written.get(column.name, "") for column in columns])
    found = read_file(text.getvalue().encode(str(encoding)))
    assert found.issues == ()
    assert [
        (row.kind, row.day, row.member, row.amount_cents, row.quantity_thousandths, row.label)
        for row in found.lines
    ] == [(line.kind, line.day, line.member, line.cents, line.thousandths, line.words) for line in lines]
    assert [row.line for row in found.lines] == list(range(2, len(lines) + 2))


@given(content=st.binary(max_size=300))
def test_any_bytes_give_lines_or_issues_and_never_a_crash(content: bytes) -> None:
    found = read_file(content)
    assert found.lines or found.issues
    for issue in found.issues:
        assert issue.message()


@given(content=st.text(alphabet="date;membre,nature\tmontant\n\"'0123456789.€ABoui-/", max_size=200))
def test_any_text_gives_lines_or_issues_and_never_a_crash(content: str) -> None:
    found = read_file(f"date;membre;nature;montant\n{content}".encode())
    assert found.lines or found.issues
    for issue in found.issues:
        assert issue.message("en")
