"""HTML, CSV and JSON: the same integers, French typography, nothing fetched, nothing run."""

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from markupsafe import escape

from caisse.kernel.format import Language
from reports.cells import Kind, Value, fields, printed
from reports.document import Column, Document, Note, Paragraph, Section, Table
from reports.manifest import Head
from reports.renderers.csv_file import UnknownTableError, render_csv
from reports.renderers.html_page import render_html
from reports.renderers.json_file import render_json
from reports.renderers.typography import halves, headline, prose
from tests.unit.reports.samples import every_document

KINDS = tuple(every_document())


def document(kind: str = "threshold", lang: Language = "fr") -> Document:
    return every_document(lang)[kind]


def values(subject: Document) -> list[tuple[Kind, Value]]:
    return [
        (column.kind, value)
        for table in subject.tables
        for row in table.rows
        for column, value in zip(table.columns, row, strict=True)
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_page_csv_and_json_carry_identical_values(kind: str, lang: Language) -> None:
    subject = document(kind, lang)
    page = render_html(subject).decode()
    table = render_csv(subject).decode("utf-8-sig")
    data = json.loads(render_json(subject))
    cells = {cell for line in csv.reader(io.StringIO(table), delimiter=";") for cell in line}

    for held, value in values(subject):
        if held is Kind.TEXT or value is None:
            continue
        assert f">{escape(printed(held, value, lang))}<" in page
        assert set(fields(held, value, lang)) <= cells
    flat = json.dumps(data, ensure_ascii=False)
    amounts = [value for held, value in values(subject) if held is Kind.CENTS and value is not None]
    assert all(re.search(rf": {value}[,}}]", flat) for value in amounts)


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib, sys\n"
        "from tests.unit.reports.samples import every_document\n"
        "from reports.renderers.html_page import render_html\n"
        "from reports.renderers.csv_file import render_csv\n"
        "from reports.renderers.json_file import render_json\n"
        "for one in every_document().values():\n"
        "    for draw in (render_html, render_csv, render_json):\n"
        "        print(one.kind, draw.__name__, hashlib.sha256(draw(one)).hexdigest())\n"
    )
    runs = {
        subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout
        for _ in range(2)
    }

    assert len(runs) == 1
    assert len(runs.pop().splitlines()) == 3 * len(KINDS)


def test_json_is_canonical_and_amounts_are_cents() -> None:
    content = render_json(document("redistribution"))
    data = json.loads(content)

    assert (
        content
        == json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    )
    shares = next(block for block in data["sections"][2]["blocks"] if block.get("key") == "shares")
    assert [row["net"] for row in shares["rows"]] == [71_101_74, 31_957_97, 25_826_78, 7_527_94, 8_000_00]
    assert shares["totals"][0]["net"] == 144_414_43
    assert "." not in re.sub(r'"[^"]*"', "", content.decode())


def test_csv_opens_in_a_french_spreadsheet() -> None:
    content = render_csv(document("redistribution"))
    lines = content.decode("utf-8-sig").split("\r\n")

    assert content.startswith(b"\xef\xbb\xbf")
    assert lines[0] == "Chacun reçoit sa part, au centime"
    assert "Aubépine;71101,74;0,00;71101,74;à payer au compte du mandataire" in lines
    assert "Aubépine;44,4703;47570189516748;6690439;71101,74;4090362;6690439;3;;71101,74" in lines


def test_one_table_alone_is_a_plain_rectangle() -> None:
    rows = list(
        csv.reader(io.StringIO(render_csv(document(), table="near").decode("utf-8-sig")), delimiter=";")
    )

    assert {len(row) for row in rows} == {6}
    assert rows[1] == ["43-02", "414", "41461", "0,9985", "415", "-1"]
    with pytest.raises(UnknownTableError):
        render_csv(document(), table="elsewhere")


def attacked() -> Document:
    evil = "=cmd|' /C calc'!A0"
    table = Table(
        "t", "<script>alert(1)</script>", (Column("member", "<b>"),), ((evil,), ("<img src=x>",)), ((evil,),)
    )
    return replace(
        document(), title='"><script>', sections=(Section("s", "<i>", (table, Note("<u>"), Paragraph("&"))),)
    )


def test_nothing_in_the_data_becomes_markup() -> None:
    page = render_html(attacked()).decode()

    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_no_cell_of_the_csv_begins_a_formula() -> None:
    lines = csv.reader(io.StringIO(render_csv(attacked()).decode("utf-8-sig")), delimiter=";")

    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "@"))]


def test_a_page_asks_for_nothing_from_anywhere() -> None:
    page = render_html(document()).decode()

    assert set(re.findall(r'(?:src|href)\s*=\s*"([^"]*)"', page)) == {"#content"}
    assert {address[:9] for address in re.findall(r'url\("?([^)"]*)', page)} == {"data:font"}
    assert "style=" not in page


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_in_its_language_with_one_title_and_named_tables(kind: str, lang: Language) -> None:
    page = render_html(document(kind, lang)).decode()

    assert f'<html lang="{lang}">' in page
    assert page.count("<h1>") == 1
    assert page.count("<caption>") == len(document(kind, lang).tables)
    assert page.count("<table") == page.count('<div class="scroll"') + 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_french_text_breaks_before_a_double_sign(kind: str) -> None:
    shown = re.sub(
        r"<style>.*?</style>|<[^>]+>", " \n", render_html(document(kind)).decode(), flags=re.DOTALL
    )

    assert not re.search(r"\S [:;!?%€»]", shown)
    assert "« " not in shown
    assert "'" not in shown


def test_provisional_figures_say_so_in_words() -> None:
    page = render_html(document("trial-balance")).decode()

    assert '<body class="provisional">' in page
    assert "exercice ouvert, chiffres provisoires" in page


def test_every_report_carries_the_honest_claim_and_its_head() -> None:
    page = render_html(document()).decode()

    assert "Sans empreinte gardée ailleurs, le contrôle montre seulement" in page
    assert "9f3c 1a7e 9f3c 1a7e" in page
    assert "412 sur 412" in page
    assert "inaltérable" not in page


def test_an_anchored_chain_and_an_empty_one_are_told_apart() -> None:
    subject = document()
    anchored = replace(subject.manifest, head=replace(subject.manifest.head, anchored=412))
    empty = replace(subject.manifest, head=Head(0, "0" * 64))

    assert "gardées ailleurs\u00a0: 412 sur 412" in render_html(replace(subject, manifest=anchored)).decode()
    assert "aucun événement scellé" in render_html(replace(subject, manifest=empty)).decode()


def test_an_empty_table_says_what_it_would_hold() -> None:
    table = Table("t", "Voix", (Column("member", "Membre"),), (), empty="Aucune voix.")
    page = render_html(replace(document(), sections=(Section("s", "S", (table,)),))).decode()

    assert '<td class="empty">Aucune voix.</td>' in page
    assert "Membre" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def test_prose_keeps_codes_whole_and_raises_ordinals() -> None:
    assert prose("le 2e en 43-02 (2025-0012)") == (
        'le 2<sup>e</sup> en <span class="nw">43-02</span> (<span class="nw">2025-0012</span>)'
    )
    assert prose("art. 9, n° 12") == "art.\u00a09, n°\u00a012"
    assert prose("<b>") == "&lt;b&gt;"


def test_headings_set_amounts_in_the_sans() -> None:
    assert headline("reçoit 1\u202f234,56\u00a0€ en 2025") == (
        'reçoit <span class="fig">1\u202f234,56\u00a0€</span> en 2025'
    )
    assert headline("1<2") == "1&lt;2"


def test_a_digest_breaks_in_its_middle_only() -> None:
    assert halves("abcd") == "ab<wbr>cd"


def test_a_fraction_is_one_cell_of_the_page_and_two_of_the_csv() -> None:
    assert (
        printed(Kind.FRACTION, Fraction(4_090_362, 6_690_439), "fr")
        in render_html(document("redistribution")).decode()
    )
