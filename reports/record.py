"""A document as canonical data: what JSON carries, what the report's number is the digest of."""

from collections.abc import Mapping, Sequence
from datetime import date

from caisse.kernel.canonical import Canonical, digest_of
from reports.cells import Datum, datum
from reports.document import Block, Definitions, Document, Item, Note, Paragraph, Row, Section, Steps, Table
from reports.manifest import Head, Manifest

FORMAT = "caisse-report-1"
"""Version of the JSON rendering."""

_NUMBER_DIGITS = 10


def record(document: Document) -> dict[str, Canonical]:
    """Return the whole document as canonical data: strings and integers only."""
    return {
        "format": FORMAT,
        "kind": document.kind,
        "language": document.language,
        "number": document.number,
        "pool": document.pool,
        "title": document.title,
        "as_of": document.as_of,
        "status": document.status.value,
        "figure": _item(document.figure.item),
        "lead": [_block(block) for block in document.lead],
        "sections": [_section(section) for section in document.sections],
        "issued_on": document.issued_on.isoformat(),
        "issued_by": document.issued_by,
        "audience": document.audience,
        "manifest": manifest_record(document.manifest),
    }


def report_number(document: Document) -> str:
    """Return the number of a report: its year of issue and the digest of what it says.

    The same content gives the same number on any machine; anything else gives another one.
    """
    return number_of_record(record(document))


def number_of_record(held: Mapping[str, Canonical]) -> str:
    """Return the number that a record must have, whatever number stands in it."""
    digits = digest_of({**held, "number": ""})[:_NUMBER_DIGITS].upper()
    return f"{str(held['issued_on'])[:4]}-{digits}"


def issued(document: Document) -> Document:
    """Return the document with its number."""
    return document.numbered(report_number(document))


def manifest_record(manifest: Manifest) -> dict[str, Canonical]:
    """Return a manifest as canonical data, as it is stored with an issued report."""
    key = manifest.key
    return {
        "head": _head(manifest.head),
        "template": manifest.template_digest,
        "program": manifest.program,
        "inputs": [{"name": read.name, "digest": read.digest} for read in manifest.inputs],
        "rules": [
            {"name": rule.name, "reference": rule.reference, "since": _day(rule.since)}
            for rule in manifest.rules
        ],
        "key": None
        if key is None
        else {
            "version": key.version,
            "digest": key.digest,
            "adopted_on": _day(key.adopted_on),
            "reference": key.reference,
        },
    }


def _head(head: Head) -> dict[str, Canonical]:
    return {"count": head.count, "root": head.root, "on": _day(head.on), "anchored": head.anchored}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _section(section: Section) -> dict[str, Canonical]:
    return {
        "key": section.key,
        "title": section.title,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Canonical]:
    match block:
        case Paragraph():
            return {"block": "paragraph", "text": block.text}
        case Note():
            return {"block": "note", "tone": block.tone, "text": block.text}
        case Steps():
            return {"block": "steps", "texts": list(block.texts)}
        case Definitions():
            return {"block": "definitions", "key": block.key, "items": [_item(item) for item in block.items]}
        case Table():
            return _table(block)


def _item(item: Item) -> dict[str, Canonical]:
    return {"key": item.key, "label": item.label, "kind": item.kind.value, "value": datum(item.value)}


def _table(table: Table) -> dict[str, Canonical]:
    return {
        "block": "table",
        "key": table.key,
        "caption": table.caption,
        "columns": [
            {"key": column.key, "label": column.label, "kind": column.kind.value} for column in table.columns
        ],
        "rows": _rows(table, table.rows),
        "totals": _rows(table, table.totals),
    }


def _rows(table: Table, rows: Sequence[Row]) -> list[dict[str, Datum]]:
    names = tuple(column.key for column in table.columns)
    return [dict(zip(names, map(datum, row), strict=True)) for row in rows]
