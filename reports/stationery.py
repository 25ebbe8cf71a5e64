"""Templates and styles of the reports, and the digest that names their version."""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from caisse.kernel.canonical import digest_of, digest_of_bytes

STYLES = ("tokens.css", "dark.css", "blocks.css", "screen.css", "paper.css", "provisional.css")


def style(name: str) -> str:
    """Return one stylesheet."""
    return _folder("styles").joinpath(name).read_text(encoding="utf-8")


@cache
def template_digest() -> str:
    """Return the SHA-256 that names the present templates and styles together."""
    files = [*_folder("styles").iterdir(), *_folder("templates").iterdir()]
    return digest_of({file.name: digest_of_bytes(file.read_bytes()) for file in files if file.is_file()})


def _folder(name: str) -> Traversable:
    return resources.files("reports").joinpath(name)
