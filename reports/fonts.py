"""The shipped fonts: Source Sans and Source Serif (OFL), read from their packages, never from the system."""

import base64
import io
from functools import cache
from importlib import resources

SANS = "Source Sans Pro"
SERIF = "Source Serif Pro"

FILES: dict[str, tuple[str, str, int]] = {
    "SourceSansPro-Regular.ttf": ("font_source_sans_pro", SANS, 400),
    "SourceSansPro-Semibold.ttf": ("font_source_sans_pro", SANS, 600),
    "SourceSerifPro-Semibold.ttf": ("font_source_serif_pro", SERIF, 600),
}
"""File name: package that ships it, family, weight."""

_LETTERS = (
    *range(0x20, 0x180),
    *range(0x2010, 0x2027),
    0x202F,
    0x20AC,
    0x2190,
    0x2192,
    0x2212,
    0x2264,
    0x2265,
)
"""What a page needs: Latin letters, punctuation, the narrow no-break space, €, arrows, minus, ≤ and ≥."""


@cache
def font_bytes(name: str) -> bytes:
    """Return a font file.

    Raises:
        KeyError: when reports do not use that file.
    """
    package, _, _ = FILES[name]
    return resources.files(package).joinpath("files", name).read_bytes()


def font_faces(scheme: str) -> str:
    """Return the ``@font-face`` rules, with addresses of one scheme (``report:``)."""
    return "\n".join(_face(name, f"{scheme}{name}", "truetype") for name in FILES)


@cache
def embedded_font_faces() -> str:
    """Return the ``@font-face`` rules with the fonts inside, reduced to Latin letters (60 kB in all)."""
    return "\n".join(_face(name, _reduced(name), "woff2") for name in FILES)


def _face(name: str, address: str, form: str) -> str:
    _, family, weight = FILES[name]
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'src:url("{address}") format("{form}")}}'
    )


def _reduced(name: str) -> str:
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - heavy: loaded when a page is asked for
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - as above

    options = Options()
    options.layout_features = ["kern", "lnum", "tnum", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_LETTERS)
    font = TTFont(io.BytesIO(font_bytes(name)), recalcTimestamp=False)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return "data:font/woff2;base64," + base64.b64encode(out.getvalue()).decode("ascii")
