"""Supporting documents: under their digest, in chunks, on both databases."""

import pytest

from caisse.db import Database
from caisse.identity.roles import Role
from caisse.kernel.canonical import digest_of_bytes
from caisse.models.document_store import (
    CHUNK_BYTES,
    LIMIT_BYTES,
    DocumentEmptyError,
    DocumentTooLargeError,
    DocumentUnknownError,
    media_type_of,
    safe_file_name,
)
from caisse.models.documents import Document, DocumentChunk
from caisse.services.documents import add_document, read_document
from tests.conftest import ActorFactory


@pytest.mark.parametrize("size", [1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES + 5])
def test_a_document_comes_back_byte_for_byte_in_chunks_of_at_most_one_mebibyte(
    database: Database, make_actor: ActorFactory, size: int
) -> None:
    chloe = make_actor(database, "chloe", Role.POOL_TREASURER)
    content = bytes(index % 251 for index in range(size))
    with database.transaction() as session:
        kept = add_document(session, content, "pièce.bin", chloe)
    assert kept.digest == digest_of_bytes(content)
    with database.reading() as session:
        assert read_document(session, kept.digest, chloe) == content
        assert all(len(chunk.content) <= CHUNK_BYTES for chunk in session.query(DocumentChunk))
        assert session.get_one(Document, kept.digest).stored_by_id == chloe.user_id


def test_an_empty_too_large_or_unknown_document_is_refused(
    database: Database, make_actor: ActorFactory
) -> None:
    chloe = make_actor(database, "chloe", Role.POOL_TREASURER)
    with pytest.raises(DocumentEmptyError), database.transaction() as session:
        add_document(session, b"", "vide.pdf", chloe)
    with pytest.raises(DocumentTooLargeError), database.transaction() as session:
        add_document(session, bytes(LIMIT_BYTES + 1), "grand.pdf", chloe)
    with pytest.raises(DocumentUnknownError), database.reading() as session:
        read_document(session, "0" * 64, chloe)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n.", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"PK\x03\x04", "application/zip"),
        (b"<?xml version", "application/xml"),
        (b"MZ\x00\x01", "application/octet-stream"),
        ("dépôt".encode(), "text/plain"),
    ],
)
def test_the_content_says_what_it_is_not_its_name(content: bytes, media_type: str) -> None:
    assert media_type_of(content) == media_type


def test_a_file_name_loses_folders_and_characters_that_deceive() -> None:
    assert safe_file_name("C:\\dossier\\fa\u202ecture\n.pdf") == "facture.pdf"
    assert safe_file_name("../../") == "document"
