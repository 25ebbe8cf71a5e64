"""The four forms of a report."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from reports.document import Document
from reports.renderers.csv_file import render_csv
from reports.renderers.html_page import render_html
from reports.renderers.json_file import render_json
from reports.renderers.pdf_file import render_pdf


class Form(StrEnum):
    """A rendering that a person asks for."""

    PDF = "pdf"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


_RENDERERS: Mapping[Form, Callable[[Document], bytes]] = {
    Form.PDF: render_pdf,
    Form.HTML: render_html,
    Form.CSV: render_csv,
    Form.JSON: render_json,
}


def render(document: Document, form: Form) -> bytes:
    """Return a document in one form."""
    return _RENDERERS[form](document)
