"""Tables of elections: batches, candidacies, versions, votes, attachments, decisions, matches."""

from electoral.models.attachments import Attachment, AttachmentDecision
from electoral.models.batches import BatchState, ImportBatch, ImportIssue, ImportKind
from electoral.models.candidacies import Candidacy, CandidacyAlias
from electoral.models.elections import Constituency, Election
from electoral.models.matches import Match, MatchBasis, Matching
from electoral.models.results import CandidacyVotes, ConstituencyResult, ResultStatus, ResultVersion

__all__ = [
    "Attachment",
    "AttachmentDecision",
    "BatchState",
    "Candidacy",
    "CandidacyAlias",
    "CandidacyVotes",
    "Constituency",
    "ConstituencyResult",
    "Election",
    "ImportBatch",
    "ImportIssue",
    "ImportKind",
    "Match",
    "MatchBasis",
    "Matching",
    "ResultStatus",
    "ResultVersion",
]
