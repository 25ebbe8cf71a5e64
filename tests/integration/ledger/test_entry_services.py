"""The use cases on entries: rights, digests, idempotency keys."""

from dataclasses import replace
from datetime import date

import pytest

from caisse.db import Database
from caisse.identity.actor import local_actor
from caisse.identity.authorise import NamedAccountRequiredError, NotAllowedError
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.models.document_store import keep_document
from caisse.services import entries as service
from caisse.services.entries import DigestTooShortError, JournalReservedError, MadeElsewhereError
from caisse.services.idempotency import KeyReusedError
from ledger import drafting
from ledger.drafting import NotADraftError
from ledger.entries import Origin
from ledger.posting import EntryChangedError
from ledger.queries import entries_listed
from tests.bookkeeping import Books, gift, line, open_books, said
from tests.conftest import ActorFactory


@pytest.fixture
def books(sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    return open_books(sqlite_database, make_actor, clock)


def test_the_same_key_and_input_give_the_first_result(books: Books) -> None:
    with books.database.transaction() as session:
        first = service.draft_entry(session, gift(), books.treasurer, key="k-1")
    with books.database.transaction() as session:
        assert service.draft_entry(session, gift(), books.treasurer, key="k-1") == first
    with pytest.raises(KeyReusedError), books.database.transaction() as session:
        service.draft_entry(session, gift(1), books.treasurer, key="k-1")
    with books.database.transaction() as session:
        posted = service.post_entries(session, [(first.id, first.digest)], books.facilitator, key="k-1")
    with books.database.transaction() as session:
        assert (
            service.post_entries(session, [(first.id, first.digest)], books.facilitator, key="k-1") == posted
        )
        assert len(entries_listed(session, 2025)) == 1


def test_a_key_belongs_to_its_actor_and_its_route(books: Books, make_actor: ActorFactory) -> None:
    other = make_actor(books.database, "diane", Role.POOL_TREASURER)
    with books.database.transaction() as session:
        first = service.draft_entry(session, gift(), books.treasurer, key="k")
        second = service.draft_entry(session, gift(), other, key="k")
        third = service.draft_entry(session, gift(), other)
    assert len({first.id, second.id, third.id}) == 3


def test_a_refused_act_keeps_no_key(books: Books) -> None:
    with books.database.transaction() as session:
        draft = service.draft_entry(session, gift(), books.treasurer)
    wrong = [(draft.id, "0" * 64)]
    for _ in range(2):
        with pytest.raises(EntryChangedError), books.database.transaction() as session:
            service.post_entries(session, wrong, books.facilitator, key="k")


def test_sixteen_digits_of_the_displayed_digest_are_enough_fifteen_are_not(books: Books) -> None:
    draft = books.draft(gift())
    with pytest.raises(DigestTooShortError), books.database.transaction() as session:
        service.post_entries(session, [(draft.id, draft.digest[:15])], books.facilitator)
    spaced = f"{draft.digest[:8]} {draft.digest[8:16].upper()}"
    with books.database.transaction() as session:
        assert service.post_entries(session, [(draft.id, spaced)], books.facilitator)[0].number == "2025-0001"


def test_who_acts_is_named_and_holds_the_role(books: Books, make_actor: ActorFactory) -> None:
    auditor = make_actor(books.database, "olga", Role.AUDITOR)
    draft = books.draft(gift())
    with books.database.transaction() as session:
        for actor, refusal in ((local_actor("test"), NamedAccountRequiredError), (auditor, NotAllowedError)):
            with pytest.raises(refusal):
                service.draft_entry(session, gift(), actor)
            with pytest.raises(refusal):
                service.post_entries(session, [(draft.id, draft.digest)], actor)
    with pytest.raises(NamedAccountRequiredError):
        service._named(local_actor("test"))  # noqa: SLF001 - the guard behind a permission that may change


def test_openings_and_closings_are_not_typed(books: Books) -> None:
    opening = said("AN", date(2025, 1, 1), line("5121", 1), line("110", -1))
    with books.database.transaction() as session:
        for typed in (opening, replace(opening, journal="CL"), replace(gift(), origin=Origin.PAYMENT)):
            with pytest.raises(JournalReservedError):
                service.draft_entry(session, typed, books.treasurer)


def test_a_draft_of_another_operation_is_changed_there(books: Books) -> None:
    owed = books.draft(replace(gift(), origin=Origin.CONTRIBUTION))
    carried = books.draft(replace(gift(), origin=Origin.OPENING))
    with books.database.transaction() as session:
        for draft in (owed, carried):
            with pytest.raises(MadeElsewhereError):
                service.edit_entry(session, draft.id, gift(), books.treasurer)
        with pytest.raises(MadeElsewhereError):
            service.withdraw_entry(session, owed.id, "doublon", books.treasurer)
        service.withdraw_entry(session, carried.id, "doublon", books.treasurer)


def test_a_draft_is_edited_withdrawn_or_vouched_for(books: Books) -> None:
    draft = books.draft(gift())
    document = _document(books)
    with books.database.transaction() as session:
        attached = replace(gift(2), document=document)
        edited = service.edit_entry(session, draft.id, attached, books.treasurer)
        hands = [(hand.user_id, hand.kind) for hand in drafting.touches_of(session, edited.id)]
        anne = books.treasurer.user_id
        assert hands == [(anne, "edited"), (anne, "created"), (anne, "attached")]
        service.withdraw_entry(session, edited.id, "doublon", books.treasurer)
        with pytest.raises(NotADraftError):
            service.edit_entry(session, edited.id, gift(), books.treasurer)
        orphan = drafting.draft_entry(session, gift(), author_id=None, at=books.clock.now())
        service.vouch_for_entry(session, orphan.id, books.treasurer)
    assert books.post(orphan)[0].number == "2025-0001"


def _document(books: Books) -> str:
    with books.database.transaction() as session:
        kept = keep_document(session, b"%PDF- recu", "recu.pdf", at=books.clock.now(), stored_by_id=None)
    return kept.digest
