"""What the two renderings made of templates share: the environment, and the words it may use."""

from functools import cache, partial

import segno
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from caisse.kernel.format import Language
from caisse.kernel.messages import Parameter, text
from reports.cells import Value, in_words, printed
from reports.document import Block, Column, Document, Item
from reports.manifest import Head
from reports.renderers.typography import halves, headline, prose


def render(template: str, document: Document, **more: Markup) -> str:
    """Return a template filled with one document."""
    lang = document.language
    return (
        _environment()
        .get_template(template)
        .render(
            document=document,
            t=partial(_label, lang),
            printed=partial(_printed, lang),
            in_words=partial(_in_words, lang),
            shape=_shape,
            on_screen=template == "page.html",
            qr=_qr(document),
            anchored=_anchored(document.manifest.head, lang),
            **more,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["prose"] = prose
    environment.filters["digest"] = halves
    environment.filters["headline"] = headline
    return environment


def _label(lang: Language, key: str, **params: Parameter) -> str:
    return text(f"reports.{key}", params, lang)


def _printed(lang: Language, column: Column, value: Value) -> str:
    return printed(column.kind, value, lang)


def _in_words(lang: Language, item: Item) -> str:
    return in_words(item.kind, item.value, lang)


def _shape(block: Block) -> str:
    return type(block).__name__


def _qr(document: Document) -> Markup:
    """Return the full head as a QR code: an inline picture with its text alternative, no style attribute."""
    code = segno.make(document.manifest.head.written, error="m", micro=False)
    title = _label(document.language, "qr", short=document.manifest.head.short)
    drawing: str = code.svg_inline(
        scale=4, border=0, title=title, svgclass=None, lineclass=None, omitsize=True
    )
    return Markup(drawing)  # noqa: S704 - drawn from digits and our own label


def _anchored(head: Head, lang: Language) -> str:
    if head.not_anchored:
        return text("reports.not_anchored", {"events": head.not_anchored, "total": head.count}, lang)
    return text("reports.all_anchored", {"total": head.count}, lang)
