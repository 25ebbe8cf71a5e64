"""Whether a party has access to the first fraction: the committed counts, the unconfirmed is said."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from caisse.identity.actor import Actor
from caisse.identity.authorise import authorise
from caisse.identity.permissions import Permission
from caisse.kernel.dated import Source
from caisse.kernel.exact import truncated_percent
from caisse.kernel.issues import Issue, Severity
from caisse.kernel.refusals import RefusalError
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import confirmation_state
from caisse.services.matching import (
    DoubleRow,
    QueueRow,
    doubles_of,
    election_named,
    matching_of,
    party_named,
    unmatched_of,
)
from electoral.models import Election, ImportBatch, Matching, ResultStatus, ResultVersion
from electoral.queries import PartyRow, find_version, party_rows
from electoral.tally import ConstituencyTally
from electoral.thresholds import ThresholdAnswer, judge_threshold

_DECIMALS = 4


class NoResultsError(RefusalError):
    """No result of round one is committed for the election."""

    code = "verdict.no_results"
    status = 404


class VersionUnknownError(RefusalError):
    """No committed version of round one answers to this name."""

    code = "verdict.version_unknown"
    status = 404


@dataclass(frozen=True, slots=True)
class VerdictAsked:
    """What is asked.

    Attributes:
        election: slug of the election.
        party: name of the party, compared normalised.
        version: code, number or status of a version of round one; None for the highest status there is.
    """

    election: str
    party: str
    version: str | None = None


@dataclass(frozen=True, slots=True)
class FileSource:
    """An imported file that the verdict read.

    Attributes:
        kind: ``results`` or ``attachments``.
        file_name: the name it came under.
        digest: SHA-256 of its bytes.
        batch: number of the batch.
    """

    kind: str
    file_name: str
    digest: str
    batch: int


@dataclass(frozen=True, slots=True)
class VerdictAnswer:
    """A party's verdict.

    Attributes:
        election: slug of the election.
        party: the party as the list prints it.
        version: code of the version read.
        status: its status.
        threshold: branch, tally, margin and the rule's answer.
        unmatched: rows without a candidacy.
        doubles: rows whose candidacy several parties claim.
        laws: clauses applied.
        files: files read.
        issues: what a reader must know: rounding, what is not confirmed, not matched, provisional.
    """

    election: str
    party: str
    version: str
    status: str
    threshold: ThresholdAnswer
    unmatched: tuple[QueueRow, ...]
    doubles: tuple[DoubleRow, ...]
    laws: tuple[Source, ...]
    files: tuple[FileSource, ...]
    issues: tuple[Issue, ...]


def judge_party(session: Session, asked: VerdictAsked, actor: Actor) -> VerdictAnswer:
    """Judge a party's access to the first fraction on one version of round one.

    Raises:
        ElectionUnknownError: no such election.
        NoListError: no attachment list is committed.
        PartyUnknownError: nobody is attached to the party.
        PartyUnknownNearError: the same, and other names are near.
        NoResultsError: no version is committed.
        VersionUnknownError: none answers to the name asked.
    """
    authorise(session, actor, Permission.READ_ATTACHMENTS)
    election = election_named(session, asked.election)
    matching = matching_of(session, election)
    key, printed = party_named(session, matching, asked.party)
    version = _version(session, election, asked.version)
    rows = party_rows(session, matching, key, version)
    threshold = judge_threshold([row.attached for row in rows], election.first_round)
    unmatched = unmatched_of(session, matching, rows)
    doubles = doubles_of(session, matching, rows)
    return VerdictAnswer(
        election=election.slug,
        party=printed,
        version=str(version.code),
        status=version.status,
        threshold=threshold,
        unmatched=unmatched,
        doubles=doubles,
        laws=threshold.verdict.sources,
        files=_files(session, version, matching),
        issues=(
            *_rounding(threshold),
            *_unconfirmed(session, election, version),
            *_incomplete(version, rows, unmatched, doubles),
        ),
    )


def rounding_case(tally: ConstituencyTally) -> Issue:
    """Return the warning about one constituency that a rounded percentage would count."""
    votes, expressed = tally.votes or 0, tally.expressed or 0
    percent, decimals = truncated_percent(votes, expressed, _DECIMALS)
    return Issue(
        "verdict.rounding_case",
        Severity.WARNING,
        params={
            "constituency": tally.constituency,
            "name": tally.candidates[0].name,
            "votes": votes,
            "expressed": expressed,
            "percent": percent,
            "decimals": f"{decimals:0{_DECIMALS}d}",
        },
    )


def _version(session: Session, election: Election, wanted: str | None) -> ResultVersion:
    version = find_version(session, election.id, wanted)
    if version is None and wanted is not None:
        raise VersionUnknownError(version=wanted)
    if version is None:
        raise NoResultsError
    return version


def _files(session: Session, version: ResultVersion, matching: Matching) -> tuple[FileSource, ...]:
    batches = (
        session.get_one(ImportBatch, version.batch_id),
        session.get_one(ImportBatch, matching.attachments_batch_id),
    )
    return tuple(FileSource(batch.kind, batch.file_name, batch.digest, batch.id) for batch in batches)


def _rounding(threshold: ThresholdAnswer) -> tuple[Issue, ...]:
    changes = threshold.rounding_changes
    if not changes:
        return ()
    reached = {
        "reached": len(threshold.tally.reached),
        "rounded": len(threshold.tally.reached_if_rounded),
    }
    return (
        Issue("verdict.rounding", Severity.WARNING, params=reached),
        *(rounding_case(tally) for tally in changes),
    )


def _unconfirmed(session: Session, election: Election, version: ResultVersion) -> tuple[Issue, ...]:
    states = (
        confirmation_state(session, Confirmed.VERSION, str(version.code)),
        confirmation_state(session, Confirmed.MATCHES, election.slug),
    )
    return tuple(
        Issue(
            f"verdict.{state.kind}_unconfirmed",
            Severity.WARNING,
            params={"object": state.object_key, "missing": state.missing},
        )
        for state in states
        if not state.confirmed
    )


def _incomplete(
    version: ResultVersion,
    rows: tuple[PartyRow, ...],
    unmatched: tuple[QueueRow, ...],
    doubles: tuple[DoubleRow, ...],
) -> tuple[Issue, ...]:
    not_counted = [double for double in doubles if not double.counted]
    without_votes = [row for row in rows if row.counted and (row.votes is None or row.expressed is None)]
    without_sex = [row for row in rows if row.attached.sex is None]
    low = version.status in {ResultStatus.OWN_TALLY, ResultStatus.PROVISIONAL}
    found = (
        (low, "provisional", 1),
        (bool(unmatched), "unmatched", len(unmatched)),
        (bool(not_counted), "doubles", len(not_counted)),
        (bool(without_votes), "without_votes", len(without_votes)),
        (bool(without_sex), "without_sex", len(without_sex)),
    )
    return tuple(
        Issue(f"verdict.{key}", Severity.WARNING, params={"count": count})
        for holds, key, count in found
        if holds
    )
