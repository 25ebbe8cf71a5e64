"""The PDF rendering: PDF/A-3a (tagged) with the JSON and the CSV inside, the same bytes each time."""

import logging
import warnings
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from reports.document import Document
from reports.fonts import FILES, font_bytes, font_faces
from reports.renderers.csv_file import render_csv
from reports.renderers.json_file import render_json
from reports.renderers.stage import render
from reports.stationery import STYLES, style

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

SCHEME = "report:"
VARIANT = "pdf/a-3a"


class OutsideFetchError(RuntimeError):
    """A report was about to read something else than its own templates and fonts."""


class RenderingError(RuntimeError):
    """WeasyPrint warned about a template or a stylesheet: a defect of the program."""


def render_pdf(document: Document) -> bytes:
    """Return the document as PDF/A-3a: tagged, in its language, with bookmarks, JSON and CSV attached.

    WeasyPrint is loaded here only: it costs a second and 100 MB.

    Raises:
        OutsideFetchError: when anything but our templates and fonts is asked for.
        RenderingError: when WeasyPrint finds fault with our templates.
    """
    from weasyprint import HTML, Attachment  # noqa: PLC0415 - heavy: loaded when a PDF is asked for
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - as above
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 - as above

    issued = datetime.combine(document.issued_on, time(), tzinfo=UTC)
    stem = f"{document.kind}-{document.number}" if document.number else document.kind
    attachments = [
        Attachment(
            string=content,
            name=f"{stem}.{kind}",
            description=f"{document.title} ({kind.upper()})",
            created=issued,
            modified=issued,
            relationship="Data",
        )
        for kind, content in (("json", render_json(document)), ("csv", render_csv(document)))
    ]
    remarks = _Remarks()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(remarks)
    try:
        page = HTML(string=render("paper.html", document), base_url=SCHEME, url_fetcher=_shelf())
        with warnings.catch_warnings():
            # WeasyPrint 70 leaves its colour profile to the garbage collector
            warnings.filterwarnings("ignore", message="unclosed file", category=ResourceWarning)
            written = page.write_pdf(
                font_config=FontConfiguration(), pdf_variant=VARIANT, attachments=attachments
            )
    except FatalURLFetchingError as error:
        raise OutsideFetchError(str(error)) from error
    finally:
        logger.removeHandler(remarks)
    if remarks.texts:
        raise RenderingError("; ".join(remarks.texts))
    return bytes(written)


class _Remarks(logging.Handler):
    """Collects what WeasyPrint complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _shelf() -> object:
    """Return the fetcher that serves our stylesheets and fonts, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: PLC0415 - heavy

    class Shelf(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        def fetch(self, url: str, headers: object = None) -> "URLFetcherResponse":
            del headers
            name = url.removeprefix(SCHEME)
            if not url.startswith(SCHEME) or name not in {*STYLES, *FILES, "fonts.css"}:
                raise FatalURLFetchingError(url)
            if name in FILES:
                return URLFetcherResponse(url, font_bytes(name), {"Content-Type": "font/ttf"})
            sheet = font_faces(SCHEME) if name == "fonts.css" else style(name)
            return URLFetcherResponse(url, sheet.encode("utf-8"), {"Content-Type": "text/css"})

    return Shelf()
