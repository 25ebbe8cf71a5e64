"""The JSON rendering: the document's canonical record, amounts in integer cents."""

from caisse.kernel.canonical import canonical_json
from reports.document import Document
from reports.record import record


def render_json(document: Document) -> bytes:
    """Return the document as canonical JSON (sorted keys, UTF-8), with a final line feed."""
    return canonical_json(record(document)) + b"\n"
