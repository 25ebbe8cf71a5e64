"""The election of the demonstration: a key and designations before the vote, results after it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from caisse.demo.cast import COLLECTIVES, ELECTION, PARTY
from caisse.demo.first_round import Targets, draw_first_round, pool_candidates
from caisse.demo.stage import Stage
from caisse.demo.workbook import write_attachments, write_decisions, write_workbook
from caisse.kernel.format import integer, money
from caisse.services.adoption_records import AdoptionKind
from caisse.services.adoptions import AdoptionAsked, adopt_key
from caisse.services.aid import AidAsked, compute_aid
from caisse.services.attachment_imports import ImportAttachments, import_attachments
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import confirm
from caisse.services.decision_imports import ImportDecisions, import_decisions
from caisse.services.designations import ImportDesignations, import_designations
from caisse.services.import_batches import ReceivedFile
from caisse.services.keys import AddKey, add_key
from caisse.services.result_imports import ImportResults, import_results
from caisse.services.verdicts import VerdictAnswer, VerdictAsked, judge_party
from electoral.aid import PartyAid
from electoral.models import ResultStatus

KEY_VERSION: Final = "2024-1"
RATE: Final = Fraction("1.159878116")
KEY: Final = f"""\
format = 1
version = "{KEY_VERSION}"
title = "Clé du Bief commun (fictif)"
total = 100
parity = "by_all"
exit = "pro_rata"
undesignated = "refuse"

[bounds]
floor = "1000,00"
hold = "before_parity"

[[parts]]
base = "votes"
weight = 60

[[parts]]
base = "constituencies"
weight = 20

[[parts]]
base = "equal"
weight = 10

[[parts]]
base = "money"
weight = 10

[[reserves]]
label = "Réserve"
amount = "5 %"
"""


@dataclass(frozen=True, slots=True)
class Count:
    """What the election gave the pool.

    Attributes:
        verdict: the verdict, with the version it read.
        aid: the aid, before any priority item.
    """

    verdict: VerdictAnswer
    aid: PartyAid


def prepare_vote(stage: Stage) -> None:
    """Adopt the key and name, before the vote, whom each candidacy's votes count for."""
    fanny, theo = stage.people["fanny"], stage.people["theo"]
    stage.on(date(2024, 6, 4))
    key_file = stage.file("fichiers/cle.toml", KEY.encode("utf-8"))
    with stage.database.transaction() as session:
        add_key(session, AddKey(key_file.read_bytes(), key_file.name), fanny)
        asked = AdoptionAsked(
            AdoptionKind.DECISION, "2024-1", date(2024, 6, 3), tuple(one.code for one in COLLECTIVES)
        )
        adoption = adopt_key(session, KEY_VERSION, asked, fanny)
    stage.on(date(2024, 6, 6))
    with stage.database.transaction() as session:
        confirm(session, Confirmed.ADOPTION, adoption.adoption, theo)
    content = _designations()
    path = stage.file("fichiers/flechages.csv", content)
    command = ImportDesignations(content, path.name, ELECTION, commit=True)
    with stage.database.transaction() as session:
        done = import_designations(session, command, fanny)
        confirm(session, Confirmed.DESIGNATIONS, ELECTION, theo)
    stage.say(
        f"Avant le vote : clé {KEY_VERSION} adoptée par les six, {done.candidacies} candidatures fléchées."
    )


def _designations() -> bytes:
    drawn = draw_first_round(Targets(PARTY))
    codes = [one.code for one in COLLECTIVES]
    order = [
        codes[0],
        codes[0],
        codes[1],
        codes[0],
        codes[2],
        codes[1],
        codes[3],
        codes[4],
        codes[2],
        codes[5],
    ]
    lines = ["constituency,candidate,panel,member,share"]
    member = iter(order * len(drawn))
    for rank, (place, candidate) in enumerate(pool_candidates(drawn, PARTY)):
        name = f"{candidate.surname} {candidate.first_name}"
        first = next(member)
        if rank == 1:
            lines += [f"{place.fact.code},{name},,{first},1/2", f"{place.fact.code},{name},,{codes[3]},1/2"]
        else:
            lines.append(f"{place.fact.code},{name},,{first},100 %")
    return ("\n".join(lines) + "\n").encode("utf-8")


def count_votes(stage: Stage) -> Count:
    """Import the first round, decide two spellings, confirm, and judge the pool."""
    stage.on(date(2024, 7, 2))
    fanny, vera = stage.people["fanny"], stage.people["vera"]
    drawn = draw_first_round(Targets(PARTY))
    files = {
        "premier-tour.xlsx": write_workbook(drawn),
        "rattachements.csv": write_attachments(drawn),
        "decisions.csv": write_decisions(drawn),
    }
    received = {name: ReceivedFile(content, name) for name, content in files.items()}
    for name, content in files.items():
        stage.file(f"fichiers/{name}", content)
    with stage.database.transaction() as session:
        command = ImportResults(received["premier-tour.xlsx"], ELECTION, ResultStatus.DEFINITIVE, commit=True)
        results = import_results(session, command, vera)
        import_attachments(
            session, ImportAttachments(received["rattachements.csv"], ELECTION, commit=True), vera
        )
    totals = results.totals
    if totals is not None:
        stage.say(
            f"Premier tour (fictif) : {integer(totals.constituencies)} circonscriptions, "
            f"{integer(totals.candidacies)} candidatures, {integer(totals.expressed)} suffrages exprimés."
        )
    with stage.database.transaction() as session:
        import_decisions(session, ImportDecisions(received["decisions.csv"], ELECTION, commit=True), vera)
    stage.on(date(2024, 7, 4))
    with stage.database.transaction() as session:
        confirm(session, Confirmed.VERSION, results.version or "", fanny)
        confirm(session, Confirmed.MATCHES, ELECTION, fanny)
        verdict = judge_party(session, VerdictAsked(ELECTION, PARTY), fanny)
    _say_verdict(stage, verdict)
    return Count(verdict, _aid(stage, verdict))


def _say_verdict(stage: Stage, verdict: VerdictAnswer) -> None:
    threshold = verdict.threshold
    reached, rounded = len(threshold.tally.reached), len(threshold.tally.reached_if_rounded)
    stage.say(
        f"Constat : {reached} circonscriptions à 1 % ou plus pour {threshold.required} exigées ; "
        f"en arrondissant, on en compterait {rounded}."
    )


def _aid(stage: Stage, verdict: VerdictAnswer) -> PartyAid:
    tally = verdict.threshold.tally
    row = f"{verdict.party},{verdict.threshold.branch.value},{tally.votes},{tally.women},{tally.men}"
    content = f"party,branch,votes,women,men\n{row}\n".encode()
    stage.file("fichiers/aide.csv", content)
    with stage.database.reading() as session:
        answer = compute_aid(session, AidAsked(ELECTION, content, RATE, None), stage.nobody())
    aid = answer.parties[0]
    stage.say(
        f"Aide : {money(aid.gross_cents)} pour {integer(tally.votes)} voix, "
        f"moins {money(aid.deduction_cents)} de parité, soit {money(aid.net_cents)}."
    )
    return aid
