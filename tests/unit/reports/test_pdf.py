"""The PDF: tagged, archival, in its language, with its data inside, the same bytes in each process."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdf
import pytest

from reports.document import Document, Note, Section
from reports.renderers import pdf_file
from reports.renderers.csv_file import render_csv
from reports.renderers.json_file import render_json
from reports.renderers.pdf_file import OutsideFetchError, RenderingError, render_pdf
from tests.unit.reports.samples import every_document


@pytest.fixture(scope="module")
def subject() -> Document:
    return every_document()["redistribution"]


@pytest.fixture(scope="module")
def written(subject: Document) -> bytes:
    return render_pdf(subject)


@pytest.fixture
def pdf(written: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(written)) as opened:
        yield opened


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_it_is_tagged_titled_and_in_its_language(pdf: pikepdf.Pdf, subject: Document) -> None:
    assert str(pdf.Root.Lang) == "fr"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert pdf.Root.StructTreeRoot.Type == "/StructTreeRoot"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == subject.title
    with pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == subject.title


def test_it_holds_the_data_with_the_date_of_issue(pdf: pikepdf.Pdf, subject: Document) -> None:
    stem = f"redistribution-{subject.number}"

    assert sorted(pdf.attachments) == [f"{stem}.csv", f"{stem}.json"]
    held = pdf.attachments[f"{stem}.json"].get_file()
    assert held.read_bytes() == render_json(subject)
    assert pdf.attachments[f"{stem}.csv"].get_file().read_bytes() == render_csv(subject)
    assert held.creation_date is not None
    assert held.creation_date.date() == subject.issued_on
    assert pdf.attachments[f"{stem}.json"].obj.AFRelationship == "/Data"
    assert json.loads(held.read_bytes())["number"] == subject.number


def test_its_fonts_are_ours_and_inside(pdf: pikepdf.Pdf) -> None:
    fonts = {
        str(item.BaseFont).split("+")[-1]
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary)
        and item.get("/Type") == "/FontDescriptor"
        and "/FontFile2" in item
        for item in [item if "/BaseFont" in item else pikepdf.Dictionary(BaseFont=item.FontName)]
    }

    assert fonts
    assert all(
        name.startswith(("Source-Sans", "Source-Serif", "SourceSans", "SourceSerif")) for name in fonts
    )


def test_it_has_bookmarks_page_numbers_head_and_number(
    pdf: pikepdf.Pdf, written: bytes, subject: Document
) -> None:
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root[0].children] == [part.title for part in subject.sections]
    texts = pages(written)
    for position, text in enumerate(texts, start=1):
        assert f"page {position} / {len(texts)}" in text.replace("\u00a0", " ")
        assert "empreinte 9f3c 1a7e 9f3c 1a7e" in text
        assert subject.number in text
    assert "Le Bouquet" in texts[1]
    assert "État de répartition" in texts[1]


def test_the_cover_carries_the_manifest_and_the_honest_claim(written: bytes, subject: Document) -> None:
    cover = " ".join(pages(written)[0].split())

    assert subject.title in cover
    assert "Camille Exemple" in cover
    assert "décision n° 12" in cover
    assert subject.manifest.template_digest[:32] in cover
    assert "Sans empreinte gardée ailleurs" in cover


def test_the_same_document_gives_the_same_bytes_in_another_process(written: bytes) -> None:
    script = (
        "import sys\n"
        "from tests.unit.reports.samples import every_document\n"
        "from reports.renderers.pdf_file import render_pdf\n"
        "sys.stdout.buffer.write(render_pdf(every_document()['redistribution']))\n"
    )
    again = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert again.stdout == written


def test_provisional_figures_bear_a_mark_on_every_page(subject: Document, written: bytes) -> None:
    provisional = every_document()["trial-balance"]

    texts = pages(render_pdf(provisional))

    assert len(texts) > 1
    assert all("PROVISOIRE" in text.replace(" ", "") for text in texts)
    assert not any("PROVISOIRE" in text.replace(" ", "") for text in pages(written))
    assert not subject.provisional


@pytest.mark.parametrize(("count", "rows_a_page"), [(31, [31]), (32, [31, 1]), (33, [32, 1])])
def test_headers_repeat_and_a_total_is_never_alone_on_a_page(count: int, rows_a_page: list[int]) -> None:
    ledger = every_document()["general-ledger"]
    long = replace(ledger.tables[0], rows=ledger.tables[0].rows[1:2] * count)

    texts = pages(render_pdf(replace(ledger, sections=(Section("a", "Comptes", (long,)),))))[1:]

    assert [text.count("2025-0003") for text in texts] == rows_a_page
    assert all("Libellé" in text for text in texts)
    assert "Total" in texts[-1]


def test_anything_but_our_templates_and_fonts_is_refused(
    subject: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = '<html lang="fr"><title>t</title><img alt="x" src="file:///etc/hostname">'
    monkeypatch.setattr(pdf_file, "render", lambda *_: page)

    with pytest.raises(OutsideFetchError):
        render_pdf(subject)


def test_a_fault_of_a_stylesheet_is_an_error(subject: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    page = '<html lang="fr"><title>t</title><style>p{no-such: thing}</style><p>x'
    monkeypatch.setattr(pdf_file, "render", lambda *_: page)

    with pytest.raises(RenderingError, match="no-such"):
        render_pdf(replace(subject, number=""))


@pytest.mark.parametrize("kind", [kind for kind in every_document() if kind != "redistribution"])
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.full
def test_every_report_renders_in_both_languages(kind: str, lang: str) -> None:
    subject = every_document("fr" if lang == "fr" else "en")[kind]

    assert subject.number in pages(render_pdf(subject))[0]


def test_notes_do_not_push_the_manifest_off_the_cover() -> None:
    subject = every_document()["threshold"]
    notes = tuple(Note("Une phrase qui prévient de quelque chose et qu’il faut lire.") for _ in range(5))

    texts = pages(render_pdf(replace(subject, lead=notes)))

    assert "Sans empreinte gardée ailleurs" in " ".join(texts[0].split())
