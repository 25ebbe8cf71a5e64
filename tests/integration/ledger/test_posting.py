"""From a draft to the books, by a second person, on both databases."""

from datetime import date, timedelta

import pytest

from caisse.db import Database
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.kernel.refusals import RefusalError
from ledger.balances import balances
from ledger.chart import UnknownAccountError
from ledger.drafting import (
    MemberMissingError,
    NotADraftError,
    UnknownDocumentError,
    UnknownEntryError,
    UnknownMemberError,
    VouchingNotNeededError,
    check_draft,
    draft_entry,
)
from ledger.entries import EntryDraft
from ledger.fiscal_years import NoFiscalYearError
from ledger.four_eyes import InvitedByAuthorError, SamePersonError, UnknownPersonError
from ledger.models.entries import Posting
from ledger.posting import (
    AlreadyReversedError,
    DraftedEntry,
    EntryChangedError,
    FutureDateError,
    NobodyVouchedError,
    NotPostedError,
    edit_entry,
    post_entries,
    reverse_entry,
    vouch_for,
    withdraw_entry,
)
from ledger.seals import ClockBehindError
from tests.bookkeeping import Books, gift, line, open_books, said
from tests.conftest import ActorFactory


@pytest.fixture
def books(database: Database, make_actor: ActorFactory, clock: FixedClock) -> Books:
    return open_books(database, make_actor, clock)


def test_a_second_person_posts_and_the_numbers_have_no_hole(books: Books) -> None:
    first = books.posted(gift())
    second, third = books.post(books.draft(gift(100)), books.draft(gift(200)))
    assert [first.number, second.number, third.number] == ["2025-0001", "2025-0002", "2025-0003"]
    with books.database.reading() as session:
        assert balances(session, 2025) == {("5121", None): 15_300, ("7541", None): -15_300}
        assert balances(session, 2025, until=date(2025, 5, 11)) == {}


def test_the_author_does_not_post(books: Books) -> None:
    draft = books.draft(gift())
    with pytest.raises(SamePersonError):
        books.post(draft, by=books.treasurer)


def test_somebody_the_author_invited_does_not_post(books: Books, make_actor: ActorFactory) -> None:
    invited = make_actor(books.database, "chloé", Role.FACILITATOR, invited_by=books.treasurer)
    with pytest.raises(InvitedByAuthorError):
        books.post(books.draft(gift()), by=invited)


def test_an_account_that_does_not_exist_posts_nothing(books: Books) -> None:
    draft = books.draft(gift())
    with pytest.raises(UnknownPersonError), books.database.transaction() as session:
        post_entries(
            session,
            [(draft.id, draft.digest)],
            poster_id=999,
            at=books.clock.now(),
            salts=books.treasurer.salts,
        )


def test_one_refused_entry_refuses_the_batch(books: Books) -> None:
    good, own = books.draft(gift()), books.draft(gift(1), author=books.facilitator)
    with pytest.raises(SamePersonError):
        books.post(good, own)
    with books.database.reading() as session:
        assert balances(session, 2025) == {}


def test_what_changed_since_it_was_displayed_is_refused_with_the_difference(books: Books) -> None:
    draft = books.draft(gift(15_000))
    user_id = books.treasurer.user_id
    assert user_id is not None
    with books.database.transaction() as session:
        newer = edit_entry(session, draft.id, gift(15_100), author_id=user_id, at=books.clock.now())
        newest = edit_entry(session, newer.id, gift(15_200), author_id=user_id, at=books.clock.now())
    with pytest.raises(EntryChangedError) as caught:
        books.post(draft)
    assert caught.value.params["now_number"] == newest.id
    assert "150,00" in caught.value.message("fr")
    assert "152,00" in caught.value.message("fr")
    with pytest.raises(NotADraftError), books.database.transaction() as session:
        edit_entry(session, draft.id, gift(1), author_id=user_id, at=books.clock.now())
    assert books.post(newest)[0].number == "2025-0001"


def test_another_digest_than_the_displayed_one_is_refused(books: Books) -> None:
    draft = books.draft(gift())
    with pytest.raises(EntryChangedError):
        books.post(DraftedEntry(draft.id, "0" * 64))


def test_whoever_edited_does_not_post_and_the_author_neither(books: Books, make_actor: ActorFactory) -> None:
    draft = books.draft(gift())
    editor = make_actor(books.database, "diane", Role.POOL_TREASURER)
    assert editor.user_id is not None
    with books.database.transaction() as session:
        edited = edit_entry(session, draft.id, gift(2), author_id=editor.user_id, at=books.clock.now())
    for person in (editor, books.treasurer):
        with pytest.raises(SamePersonError):
            books.post(edited, by=person)
    assert books.post(edited)[0].number == "2025-0001"


def test_a_draft_without_author_is_vouched_for_then_posted_by_another(books: Books) -> None:
    with books.database.transaction() as session:
        draft = draft_entry(session, gift(), author_id=None, at=books.clock.now())
    with pytest.raises(NobodyVouchedError):
        books.post(draft)
    assert books.treasurer.user_id is not None
    with books.database.transaction() as session:
        vouch_for(session, draft.id, user_id=books.treasurer.user_id, at=books.clock.now())
    with pytest.raises(VouchingNotNeededError), books.database.transaction() as session:
        vouch_for(session, draft.id, user_id=books.treasurer.user_id, at=books.clock.now())
    with pytest.raises(SamePersonError):
        books.post(draft, by=books.treasurer)
    assert books.post(draft)[0].number == "2025-0001"


def test_a_withdrawn_draft_is_not_posted_and_a_posted_entry_not_withdrawn(books: Books) -> None:
    draft = books.draft(gift())
    with books.database.transaction() as session:
        withdraw_entry(
            session, draft.id, user_id=books.treasurer.user_id, at=books.clock.now(), reason="doublon"
        )
    with pytest.raises(NotADraftError):
        books.post(draft)
    posted = books.posted(gift())
    with pytest.raises(NotADraftError), books.database.transaction() as session:
        withdraw_entry(session, posted.id, user_id=books.treasurer.user_id, at=books.clock.now())


def test_the_same_draft_is_posted_once(books: Books) -> None:
    draft = books.draft(gift())
    books.post(draft)
    with pytest.raises(NotADraftError):
        books.post(draft)
    with pytest.raises(UnknownEntryError):
        books.post(DraftedEntry(999, draft.digest))


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (said("BM", date(2025, 5, 1), line("5129", 1), line("7541", -1)), UnknownAccountError),
        (said("BM", date(2025, 5, 1), line("5121", 1), line("75511", -1)), MemberMissingError),
        (said("BM", date(2025, 5, 1), line("5121", 1), line("75511", -1, "Z")), UnknownMemberError),
        (said("BM", date(2099, 5, 1), line("5121", 1), line("7541", -1)), NoFiscalYearError),
        (
            EntryDraft("BM", date(2025, 5, 1), "Don", (line("5121", 1), line("7541", -1)), "P", "0" * 64),
            UnknownDocumentError,
        ),
    ],
)
def test_a_draft_that_fits_neither_chart_nor_calendar_is_refused(
    books: Books, entry: EntryDraft, refusal: type[RefusalError]
) -> None:
    with pytest.raises(refusal) as caught, books.database.reading() as session:
        check_draft(session, entry)
    assert caught.value.message("fr")
    assert caught.value.message("en")


@pytest.mark.parametrize(("day", "passes"), [(date(2025, 6, 1), True), (date(2025, 6, 2), False)])
def test_what_has_not_happened_yet_is_not_posted(books: Books, day: date, passes: bool) -> None:
    draft = books.draft(gift(day=day))
    if passes:
        assert books.post(draft)[0].number == "2025-0001"
    else:
        with pytest.raises(FutureDateError):
            books.post(draft)


def test_a_clock_behind_the_last_event_posts_nothing(books: Books) -> None:
    books.posted(gift())
    draft = books.draft(gift(2))
    books.clock.at -= timedelta(days=1)
    with pytest.raises(ClockBehindError):
        books.post(draft)


def test_a_reversal_undoes_an_entry_once_and_quotes_its_number(books: Books) -> None:
    posted = books.posted(said("BM", date(2025, 5, 1), line("5121", 300_000), line("75511", -300_000, "A")))
    with books.database.transaction() as session:
        mirror = reverse_entry(
            session,
            posted.id,
            day=date(2025, 5, 20),
            author_id=books.treasurer.user_id,
            at=books.clock.now(),
            reason="virement annulé",
        )
    with pytest.raises(AlreadyReversedError), books.database.transaction() as session:
        reverse_entry(
            session, posted.id, day=date(2025, 5, 20), author_id=None, at=books.clock.now(), reason="encore"
        )
    assert books.post(mirror)[0].number == "2025-0002"
    with books.database.reading() as session:
        assert set(balances(session, 2025).values()) == {0}
        lines = session.query(Posting).filter_by(entry_id=mirror.id).order_by(Posting.position).all()
        assert [each.amount_cents for each in lines] == [-300_000, 300_000]
    with pytest.raises(AlreadyReversedError), books.database.transaction() as session:
        reverse_entry(
            session, posted.id, day=date(2025, 5, 20), author_id=None, at=books.clock.now(), reason="encore"
        )


def test_two_mirrors_drafted_at_once_are_posted_once(books: Books) -> None:
    posted = books.posted(gift())
    with books.database.transaction() as session:
        first = reverse_entry(
            session,
            posted.id,
            day=date(2025, 5, 20),
            author_id=books.treasurer.user_id,
            at=books.clock.now(),
            reason="x",
        )
        second = draft_entry(
            session,
            said("BM", date(2025, 5, 20), line("5121", -15_000), line("7541", 15_000)),
            author_id=books.treasurer.user_id,
            at=books.clock.now(),
            reverses_id=posted.id,
        )
    books.post(first)
    with pytest.raises(AlreadyReversedError):
        books.post(second)


def test_a_draft_is_not_reversed(books: Books) -> None:
    draft = books.draft(gift())
    with pytest.raises(NotPostedError), books.database.transaction() as session:
        reverse_entry(
            session, draft.id, day=date(2025, 5, 20), author_id=None, at=books.clock.now(), reason="x"
        )
