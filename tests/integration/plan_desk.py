"""The whole road of the worked case K2, through the services: count, designations, key, receipt, plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.identity.roles import Role
from caisse.kernel.clock import FixedClock
from caisse.services.adoption_records import AdoptionKind
from caisse.services.adoptions import AdoptionAsked, adopt_designations, adopt_key
from caisse.services.bank_details import BankAsked, confirm_bank_details, enter_bank_details
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import confirm
from caisse.services.designations import ImportDesignations, import_designations
from caisse.services.keys import AddKey, add_key
from caisse.services.plan_postings import post_plan
from caisse.services.plan_views import PlanView
from caisse.services.redistributions import ItemAsked, PlanAsked, plan_redistribution
from ledger.entries import EntryDraft
from ledger.posting import draft_entry, post_entries
from ledger.redistribution import ItemKind, PriorityItem
from tests.bookkeeping import line, said
from tests.conftest import ActorFactory
from tests.integration.counting_desk import ELECTION, Desk
from tests.integration.register_desk import Pool, make_pool
from tests.official_files import Place, Stands, attachment_list, workbook_2017

EXAMPLE = Path(__file__).resolve().parents[2].joinpath("docs", "examples", "cle.toml")
PLAN_DAY = date(2025, 10, 10)
EXPRESSED = 10_000
PARTY = "GROUPEMENT FICTIF"


@dataclass(frozen=True)
class Collective:
    """What K2 says of a member: votes, constituencies reached, women, men, money in cents."""

    code: str
    votes: int
    reached: int
    women: int
    men: int
    money_cents: int

    def votes_of_candidates(self) -> Iterator[int]:
        """Spread the votes: 50 (0.5 %) where 1 % is missed, the rest on the constituencies reached."""
        missed = self.women + self.men - self.reached
        left = self.votes - 50 * missed
        yield from [50] * missed
        for rest in range(self.reached - 1, 0, -1):
            part = min(9_000, left - 100 * rest)
            left -= part
            yield part
        yield left


K2 = (
    Collective("A", 71_204, 26, 22, 20, 3_000_00),
    Collective("B", 38_917, 14, 10, 14, 1_250_00),
    Collective("C", 24_350, 9, 9, 9, 800_00),
    Collective("D", 15_486, 4, 4, 9, 450_00),
    Collective("E", 6_043, 1, 3, 2, 0),
)
LOANS = (("A", 6_000_00), ("C", 1_500_00))
ITEMS = (
    ItemAsked(PriorityItem("Commissaire aux comptes", 4_200_00, ItemKind.EXPENSE)),
    ItemAsked(PriorityItem("Banque et assurance", 612_40, ItemKind.EXPENSE)),
    *(ItemAsked(PriorityItem(f"Emprunt {code}", cents, ItemKind.LOAN, code)) for code, cents in LOANS),
)
IBANS = {
    "A": "FR14 2004 1010 0505 0001 3M02 606",
    "B": "DE89 3704 0044 0532 0130 00",
    "C": "FR76 3000 6000 0112 3456 7890 189",
    "E": "NL91 ABNA 0417 1643 00",
}


@dataclass(frozen=True)
class Stood:
    """One fictional candidate of the pool, alone of it in a constituency."""

    constituency: str
    surname: str
    sex: str
    votes: int
    member: str


def _codes() -> Iterator[str]:
    for department, last in (
        ("59", 21),
        ("75", 18),
        ("13", 16),
        ("62", 12),
        ("78", 12),
        ("92", 13),
        ("69", 14),
    ):
        for number in range(1, last + 1):
            yield f"{department}-{number:02d}"


def _letters(number: int) -> str:
    """Return a surname of letters: names are compared without figures."""
    return "NOM" + "".join(chr(ord("A") + int(digit)) for digit in f"{number:03d}")


def stood() -> tuple[Stood, ...]:
    """Return the 102 candidates of K2."""
    codes = _codes()
    found: list[Stood] = []
    for member in K2:
        sexes = ["F"] * member.women + ["M"] * member.men
        for sex, votes in zip(sexes, member.votes_of_candidates(), strict=True):
            found.append(Stood(next(codes), _letters(len(found)), sex, votes, member.code))
    return tuple(found)


CANDIDATES = stood()


def results() -> bytes:
    """Write the results of round one: each candidate of the pool faces one other."""
    return workbook_2017(
        Place(
            each.constituency,
            (
                Stands(1, "MAJOR", "Max", EXPRESSED - each.votes, "M"),
                Stands(2, each.surname, "Ida", each.votes, each.sex),
            ),
            registered=15_000,
        )
        for each in CANDIDATES
    )


def attached(party: str = PARTY) -> bytes:
    """Write the attachment list of the 102 candidates."""
    return attachment_list((each.constituency, each.sex, each.surname, "Ida", party) for each in CANDIDATES)


def designations(shares: str = "") -> bytes:
    """Write the designations, each candidacy to one member; ``shares`` replaces the first one's line."""
    rows = [f"{each.constituency},2,{each.member},100" for each in CANDIDATES]
    if shares:
        rows[0] = shares
    return "\n".join(("constituency,panel,member,share", *rows, "")).encode()


ASKED = PlanAsked(
    aid_year=2025,
    election=ELECTION,
    version=None,
    decree="Décret n° 2025-000 du 6 septembre 2025",
    receipt="2025-0001",
    key="2025-1",
    day=PLAN_DAY,
    deduction_cents=15_965_38,
    items=ITEMS,
)


@dataclass(frozen=True)
class PlanDesk:
    """The pool of K2 with all that a plan needs; fanny and sara enter, tom confirms."""

    pool: Pool
    clock: FixedClock
    other: Actor

    @property
    def database(self) -> Database:
        return self.pool.database

    def move_to(self, day: date) -> None:
        """Set the clock to noon of a day."""
        self.clock.at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    def posted(self, *entries: EntryDraft) -> tuple[str, ...]:
        """Draft entries as the treasurer, post them as another person; return their numbers."""
        with self.database.transaction() as session:
            drafts = [
                draft_entry(session, each, author_id=self.pool.treasurer.user_id, at=self.clock.now())
                for each in entries
            ]
            displayed = [(draft.id, draft.digest) for draft in drafts]
            made = post_entries(
                session,
                displayed,
                poster_id=self.pool.second.user_id or 0,
                at=self.clock.now(),
                salts=self.pool.second.salts,
            )
        return tuple(entry.number for entry in made)

    def count(self) -> None:
        """Import results and list."""
        desk = Desk(self.database, self.pool.facilitator)
        desk.results(results())
        desk.attachments(attached())

    def designate(self, content: bytes) -> None:
        """Keep designations."""
        command = ImportDesignations(content, "flechage.csv", ELECTION, commit=True)
        with self.database.transaction() as session:
            answer = import_designations(session, command, self.pool.facilitator)
        assert answer.number is not None, answer.issues

    def confirm(self, *kinds: Confirmed) -> None:
        """Confirm as the treasurer what the facilitator entered."""
        with self.database.transaction() as session:
            for kind in kinds:
                key = f"{ELECTION}-t1-definitive-1" if kind is Confirmed.VERSION else ELECTION
                confirm(session, kind, key, self.pool.treasurer)

    def adopt(self, number: str, text: bytes | None = None) -> None:
        """Enter an adoption of the key, or of a designations file, and confirm it."""
        asked = AdoptionAsked(AdoptionKind.DECISION, number, date(2025, 3, 2), tuple("ABCDE"))
        with self.database.transaction() as session:
            if text is None:
                answer = adopt_key(session, ASKED.key, asked, self.pool.facilitator)
            else:
                answer = adopt_designations(session, text, "flechage.csv", asked, self.pool.facilitator)
            confirm(session, Confirmed.ADOPTION, answer.adoption, self.pool.treasurer)

    def add_key(self, content: bytes | None = None) -> None:
        """Keep a key document."""
        with self.database.transaction() as session:
            answer = add_key(
                session, AddKey(content or EXAMPLE.read_bytes(), "cle.toml"), self.pool.facilitator
            )
        assert not answer.failed, answer.issues

    def plan(self, *, commit: bool = True, asked: PlanAsked = ASKED) -> PlanView:
        """Compute a plan as the treasurer."""
        with self.database.transaction() as session:
            return plan_redistribution(session, replace(asked, commit=commit), self.pool.treasurer)

    def post(self, plan: PlanView, actor: Actor | None = None) -> PlanView:
        """Post a plan as the facilitator, with the digest that was shown."""
        with self.database.transaction() as session:
            return post_plan(session, plan.code or "", plan.digest or "", actor or self.pool.facilitator)

    def bank_of(self, *codes: str) -> None:
        """Enter and confirm the accounts of mandataires."""
        with self.database.transaction() as session:
            for code in codes:
                asked = BankAsked(code, f"Mandataire de {code}", IBANS[code])
                row = enter_bank_details(session, asked, self.pool.facilitator)
                confirm_bank_details(session, code, row.account, row.digest, self.pool.treasurer)


def open_desk(database: Database, make_actor: ActorFactory, clock: FixedClock) -> PlanDesk:
    """Make the pool, with its receipt and its members' money posted; nothing counted or adopted yet."""
    clock.at = datetime(2025, 9, 25, 10, tzinfo=UTC)
    pool = make_pool(database, make_actor)
    desk = PlanDesk(pool, clock, make_actor(database, "hugo", Role.POOL_TREASURER))
    receipt = said("BM", date(2025, 9, 25), line("5121", 164_975_61), line("441", -164_975_61))
    gifts = [
        said(
            "BM",
            date(2025, 3, 18),
            line("5121", each.money_cents),
            line("75511", -each.money_cents, each.code),
        )
        for each in K2
        if each.money_cents
    ]
    desk.posted(receipt, *gifts)
    return desk


def ready_desk(database: Database, make_actor: ActorFactory, clock: FixedClock) -> PlanDesk:
    """Make the pool with everything that the plan of K2 stands on, on the plan's day."""
    desk = open_desk(database, make_actor, clock)
    desk.count()
    desk.adopt("2025-2", designations())
    desk.designate(designations())
    desk.add_key()
    desk.adopt("2025-1")
    desk.confirm(Confirmed.VERSION, Confirmed.MATCHES, Confirmed.DESIGNATIONS)
    desk.bank_of("A", "B", "C")
    desk.move_to(PLAN_DAY)
    return desk
