"""Reports on an election: the threshold report."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.messages import text
from caisse.services.report_frames import Issuing, frame_of
from caisse.services.verdicts import VerdictAnswer, VerdictAsked, judge_party
from electoral.calendar import general_election
from reports.builders.threshold import ThresholdFigures, build_threshold
from reports.document import Document
from reports.manifest import Input
from reports.record import issued

_UNCONFIRMED = {"verdict.version_unconfirmed": "version", "verdict.matches_unconfirmed": "matches"}


@dataclass(frozen=True, slots=True)
class ThresholdAsked:
    """What is asked.

    Attributes:
        verdict: election, party and version.
        names: whether candidates are named; their attachment is restricted (law.md section 9).
    """

    verdict: VerdictAsked
    names: bool = False


def compose_threshold(session: Session, asked: ThresholdAsked, issuing: Issuing, actor: Actor) -> Document:
    """Return the threshold report of a party, numbered.

    Raises:
        RefusalError: as :func:`judge_party`: no such election, party, list or version.
    """
    authorise(session, actor, Permission.READ_REPORTS)
    answer = judge_party(session, asked.verdict, actor)
    figures = ThresholdFigures(
        party=answer.party,
        election=election_name(answer.election, issuing),
        version_status=answer.status,
        answer=answer.threshold,
        doubles=sum(not double.counted for double in answer.doubles),
        unconfirmed=tuple(_UNCONFIRMED[issue.code] for issue in answer.issues if issue.code in _UNCONFIRMED),
        names=asked.names,
    )
    return issued(build_threshold(figures, frame_of(session, issuing, actor, _inputs(answer, issuing))))


def election_name(slug: str, issuing: Issuing) -> str:
    """Return an election as a report names it."""
    found = general_election(slug)
    if found is None:
        return text("reports.election_other", {"slug": slug}, issuing.lang)
    return text("reports.election_legislatives", {"year": found.year}, issuing.lang)


def _inputs(answer: VerdictAnswer, issuing: Issuing) -> tuple[Input, ...]:
    return tuple(
        Input(
            text(
                "reports.input_file",
                {"file_name": file.file_name, "batch_number": file.batch},
                issuing.lang,
            ),
            file.digest,
        )
        for file in answer.files
    )
