"""The HTML rendering: one page that stands by itself, light or dark, wide or on a phone."""

from markupsafe import Markup

from reports.document import Document
from reports.fonts import embedded_font_faces
from reports.renderers.stage import render
from reports.stationery import style


def render_html(document: Document) -> bytes:
    """Return the document as one HTML page with its styles inside and nothing to fetch."""
    sheets = (
        embedded_font_faces()
        + "\n"
        + "\n".join(style(name) for name in ("tokens.css", "dark.css", "blocks.css", "screen.css"))
    )
    inside = Markup("<style>\n{}</style>").format(Markup(sheets))  # noqa: S704 - our own stylesheets
    return render("page.html", document, stylesheets=inside).encode("utf-8")
