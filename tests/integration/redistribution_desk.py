"""What a plan stands on, made through the services: the pool of K2 with its count, money, key, receipt."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.kernel.clock import FixedClock
from caisse.services.adoption_records import AdoptionKind
from caisse.services.adoptions import AdoptionAsked, adopt_designations, adopt_key
from caisse.services.attachment_imports import ImportAttachments, import_attachments
from caisse.services.bank_details import BankAsked, confirm_bank_details, enter_bank_details
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import confirm
from caisse.services.contribution_imports import ImportContributions, import_contributions
from caisse.services.decision_imports import ImportDecisions, import_decisions
from caisse.services.designations import ImportDesignations, import_designations
from caisse.services.import_batches import ReceivedFile
from caisse.services.keys import AddKey, add_key
from caisse.services.plan_views import PlanView
from caisse.services.redistributions import PlanAsked, plan_redistribution
from caisse.services.result_imports import ImportResults, import_results
from electoral.models import ResultStatus
from electoral.reference.constituencies import Part, constituencies
from ledger.entries import EntryDraft
from ledger.posting import DraftedEntry, draft_entry, post_entries, reverse_entry
from ledger.queries import entry_id_of
from tests.bookkeeping import line, said
from tests.conftest import ROOT, ActorFactory
from tests.integration.register_desk import Pool, make_pool
from tests.official_files import Place, Stands, attachment_list, workbook_2024

ELECTION = "legislatives-2024"
KEY = ROOT.joinpath("docs", "examples", "cle.toml").read_bytes()
PARTY = "GROUPEMENT FICTIF"
MEMBERS = ("A", "B", "C", "D", "E")
RECEIVED = 164_975_61
MONEY = """\
date;membre;nature;montant;piece;reprise
02/01/2025;D;argent;450,00;virement;
20/01/2025;A;argent;3 000,00;virement;
15/03/2025;B;argent;1 250,00;virement;
18/03/2025;C;argent;800,00;virement;
"""
IBANS = {
    "A": "FR1420041010050500013M02606",
    "B": "DE89370400440532013000",
    "C": "FR7630006000011234567890189",
    "D": "NL91ABNA0417164300",
}


@dataclass(frozen=True)
class Fielded:
    """What a member brings to the count: votes, constituencies where 1 % is reached, women and men."""

    votes: int
    reached: int
    women: int
    men: int


K2 = {
    "A": Fielded(71_204, 26, 22, 20),
    "B": Fielded(38_917, 14, 10, 14),
    "C": Fielded(24_350, 9, 9, 9),
    "D": Fielded(15_486, 4, 4, 9),
    "E": Fielded(6_043, 1, 3, 2),
}
SMALL = {
    "A": Fielded(600, 1, 1, 1),
    "B": Fielded(300, 1, 0, 1),
    "C": Fielded(200, 1, 1, 0),
    "D": Fielded(150, 1, 0, 1),
    "E": Fielded(120, 1, 1, 0),
}


@dataclass(frozen=True)
class Standing:
    """One candidate of the pool, alone of it in its constituency."""

    constituency: str
    member: str
    sex: str
    votes: int
    expressed: int = 10_000

    @property
    def surname(self) -> str:
        return f"NOM-{self.member}"

    @property
    def first_name(self) -> str:
        return "Ada" if self.sex == "F" else "Max"

    @property
    def place(self) -> Place:
        other = Stands(1, "MAJOR", "Léo", self.expressed - self.votes, "M")
        ours = Stands(2, self.surname, self.first_name, self.votes, self.sex)
        return Place(self.constituency, (other, ours), registered=self.expressed + 5_000)


def stand(fielded: Mapping[str, Fielded]) -> list[Standing]:
    """Give each candidate a constituency; one that does not reach 1 % has one vote."""
    mainland = iter([code for code, fact in constituencies().items() if fact.part is Part.METROPOLE])
    found = []
    for member, brings in fielded.items():
        sexes = "F" * brings.women + "M" * brings.men
        left = brings.votes - (len(sexes) - brings.reached)
        for number, (sex, code) in enumerate(zip(sexes, mainland, strict=False), start=1):
            votes = 1 if number > brings.reached else left if number == brings.reached else 110
            left -= votes if number < brings.reached else 0
            found.append(Standing(code, member, sex, votes, 10_000 if votes == 1 else 100 * votes))
    return found


@dataclass(frozen=True)
class PlanDesk:
    """The pool of K2 on 10 October 2025."""

    pool: Pool
    clock: FixedClock
    receipt: str
    rows: tuple[str, ...]
    stranger: str = "01-01"

    @property
    def database(self) -> Database:
        return self.pool.database

    @property
    def treasurer(self) -> Actor:
        return self.pool.treasurer

    @property
    def second(self) -> Actor:
        return self.pool.second

    def move_to(self, day: date) -> None:
        self.clock.at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    def posted(self, draft: EntryDraft) -> str:
        """Draft as the treasurer, post as the second person; return the number."""
        with self.database.transaction() as session:
            author, at = self.treasurer.user_id, self.clock.now()
            return _posted(session, draft_entry(session, draft, author_id=author, at=at), self)

    def reverse(self, number: str, day: date) -> None:
        """Mirror a posted entry, and post the mirror."""
        with self.database.transaction() as session:
            author, at, entry_id = self.treasurer.user_id, self.clock.now(), entry_id_of(session, number) or 0
            mirror = reverse_entry(session, entry_id, day=day, author_id=author, at=at, reason="erreur")
            _posted(session, mirror, self)

    def plan(self, asked: PlanAsked, actor: Actor | None = None) -> PlanView:
        with self.database.transaction() as session:
            return plan_redistribution(session, asked, actor or self.treasurer)

    def preview(self, asked: PlanAsked) -> PlanView:
        with self.database.reading() as session:
            return plan_redistribution(session, asked, self.treasurer)

    def designate(self, rows: Sequence[str], number: str, *, confirmed: bool = False) -> None:
        """Adopt and import designations; a second person confirms the adoption, and the rows if asked."""
        content = "\n".join(("constituency,candidate,member", *rows, "")).encode()
        adopted = AdoptionAsked(AdoptionKind.DECISION, number, date(2025, 3, 2), MEMBERS)
        command = ImportDesignations(content, "fleches.csv", ELECTION, commit=True)
        with self.database.transaction() as session:
            adopt_designations(session, content, "fleches.csv", adopted, self.pool.facilitator)
            confirm(session, Confirmed.ADOPTION, number, self.second)
            answer = import_designations(session, command, self.pool.facilitator)
            assert not answer.failed, answer.issues
        if confirmed:
            self.confirm(Confirmed.DESIGNATIONS, ELECTION)

    def decide(self, content: bytes) -> None:
        command = ImportDecisions(ReceivedFile(content, "decisions.csv"), ELECTION, commit=True)
        with self.database.transaction() as session:
            answer = import_decisions(session, command, self.pool.facilitator)
            assert not answer.failed, answer.issues

    def confirm(self, kind: Confirmed, key: str) -> None:
        with self.database.transaction() as session:
            confirm(session, kind, key, self.second)

    def bank_details(self, member: str) -> None:
        """Enter and confirm the account of a member's mandataire."""
        with self.database.transaction() as session:
            asked = BankAsked(member, f"Mandataire de {member}", IBANS[member])
            row = enter_bank_details(session, asked, self.pool.facilitator)
            confirm_bank_details(session, member, row.account, row.digest, self.second)


def _posted(session: Session, draft: DraftedEntry, desk: PlanDesk) -> str:
    (done,) = post_entries(
        session,
        [(draft.id, draft.digest)],
        poster_id=desk.second.user_id or 0,
        at=desk.clock.now(),
        salts=desk.second.salts,
    )
    return done.number


def count(
    desk: PlanDesk, standing: Sequence[Standing], confirmed: Collection[Confirmed], parties: Mapping[str, str]
) -> None:
    """Import results, attachments and adopted designations; a second person confirms what is asked."""
    fanny = desk.pool.facilitator
    results = ReceivedFile(workbook_2024([one.place for one in standing]), "resultats.xlsx")
    listed = [
        (one.constituency, one.sex, one.surname, one.first_name, parties.get(one.member, PARTY))
        for one in standing
    ]
    listed.append((desk.stranger, "F", "NOM-INCONNU", "Zoé", PARTY))
    with desk.database.transaction() as session:
        command = ImportResults(results, ELECTION, ResultStatus.DEFINITIVE, 1, commit=True)
        version = import_results(session, command, fanny).version
        attached = ImportAttachments(
            ReceivedFile(attachment_list(listed), "liste.csv"), ELECTION, commit=True
        )
        assert not import_attachments(session, attached, fanny).failed
    desk.designate(desk.rows, "2025-4")
    assert version is not None
    for kind in (Confirmed.VERSION, Confirmed.MATCHES, Confirmed.DESIGNATIONS):
        if kind in confirmed:
            desk.confirm(kind, version if kind is Confirmed.VERSION else ELECTION)


def adopt(desk: PlanDesk, key: bytes, version: str, number: str) -> None:
    """Add a key, adopt it by a decision of 2 March 2025, and confirm it."""
    with desk.database.transaction() as session:
        add_key(session, AddKey(key, "cle.toml"), desk.treasurer)
        adopted = AdoptionAsked(AdoptionKind.DECISION, number, date(2025, 3, 2), MEMBERS)
        adopt_key(session, version, adopted, desk.treasurer)
        confirm(session, Confirmed.ADOPTION, number, desk.second)


def open_plan_desk(
    database: Database,
    make_actor: ActorFactory,
    clock: FixedClock,
    fielded: Mapping[str, Fielded] = SMALL,
    confirmed: Collection[Confirmed] = frozenset(Confirmed),
    parties: Mapping[str, str] = MappingProxyType({}),
) -> PlanDesk:
    """Make the pool of K2 with what a plan stands on; A, B and C have accounts."""
    clock.at = datetime(2025, 10, 1, 12, tzinfo=UTC)
    standing = stand(fielded)
    rows = tuple(f"{one.constituency},{one.surname} {one.first_name},{one.member}" for one in standing)
    desk = PlanDesk(
        make_pool(database, make_actor), clock, "", rows, *(one.constituency for one in standing[:1])
    )
    if standing:
        count(desk, standing, confirmed, parties)
    with database.transaction() as session:
        money = ImportContributions(MONEY.encode(), "apports.csv", commit=True)
        import_contributions(session, money, desk.treasurer)
    desk.pool.post_all()
    adopt(desk, KEY, "2025-1", "2025-3")
    for member in ("A", "B", "C"):
        desk.bank_details(member)
    number = desk.posted(said("BM", date(2025, 9, 25), line("5121", RECEIVED), line("441", -RECEIVED)))
    desk.move_to(date(2025, 10, 10))
    return replace(desk, receipt=number)
