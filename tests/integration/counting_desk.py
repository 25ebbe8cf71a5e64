"""A small fictional count, imported through the services: five constituencies, two parties."""

from dataclasses import dataclass

from caisse.db import Database
from caisse.identity.actor import Actor
from caisse.services.attachment_imports import ImportAttachments, import_attachments
from caisse.services.decision_imports import ImportDecisions, import_decisions
from caisse.services.import_batches import ReceivedFile
from caisse.services.result_imports import ImportResults, import_results
from electoral.models import ResultStatus
from tests.official_files import Place, Stands, attachment_list, decisions, workbook_2017

ELECTION = "legislatives-2017"


def place(code: str, *candidates: Stands, expressed: int = 10_000) -> Place:
    """Return a constituency whose first panel takes the votes that are left."""
    left = expressed - sum(each.votes for each in candidates)
    return Place(code, (Stands(1, "MAJOR", "Max", left, "M"), *candidates), registered=expressed + 5_000)


PLACES = (
    place("01-01", Stands(2, "NOIR", "Ida", 100)),  # exactly 1 %
    place("01-02", Stands(2, "MURIER", "Ada", 414), expressed=41_461),  # printed 1.00, and short
    place("01-03", Stands(2, "CHARME", "Zoé", 500)),  # listed under another name
    place("01-04", Stands(2, "SAULE-ANDRE", "Ève", 300)),  # claimed by two parties
    place("01-05", Stands(2, "HOUX", "Léa", 800), Stands(3, "GENET", "Luc", 200, "M")),  # two of one party
)
LIST = attachment_list(
    [
        ("01-01", "F", "NOIR", "Ida", "AUBÉPINE"),
        ("01-02", "F", "MURIER", "Ada", "AUBÉPINE"),
        ("01-03", "F", "BOULEAU", "Zoé", "AUBÉPINE"),
        ("01-04", "F", "SAULE ANDRE", "Ève", "AUBÉPINE"),
        ("01-04", "F", "SAULE ANDRE", "Ève", "BLEUET"),
        ("01-05", "F", "HOUX", "Léa", "AUBÉPINE"),
        ("01-05", "M", "GENET", "Luc", "AUBÉPINE"),
        ("01-05", "M", "PERSONNE", "Jo", "AUBÉPINE"),
    ]
)
MATCH = "01-03,BOULEAU Zoé,CHARME Zoé,AUBÉPINE,2,match"
NAME_PARTY = "01-04,SAULE ANDRE Ève,SAULE-ANDRE Ève,AUBÉPINE,2,match"
SET_ASIDE = "01-05,PERSONNE Jo,,AUBÉPINE,,set_aside"


@dataclass(frozen=True)
class Desk:
    """Imports into one database by one actor.

    Attributes:
        database: the database.
        actor: who imports.
    """

    database: Database
    actor: Actor

    def results(
        self,
        content: bytes | None = None,
        status: ResultStatus = ResultStatus.DEFINITIVE,
        round_number: int = 1,
    ) -> str:
        """Commit a results file; return the code of its version."""
        file = ReceivedFile(workbook_2017(PLACES) if content is None else content, "resultats.xlsx")
        command = ImportResults(file, ELECTION, status, round_number, commit=True)
        imported = self.database.run(lambda session: import_results(session, command, self.actor))
        assert imported.version is not None, imported.issues
        return imported.version

    def attachments(self, content: bytes = LIST) -> None:
        """Commit an attachment list."""
        command = ImportAttachments(ReceivedFile(content, "liste.csv"), ELECTION, commit=True)
        assert not self.database.run(lambda session: import_attachments(session, command, self.actor)).failed

    def decide(self, *lines: str) -> None:
        """Commit a decisions file."""
        command = ImportDecisions(ReceivedFile(decisions(*lines), "decisions.csv"), ELECTION, commit=True)
        assert not self.database.run(lambda session: import_decisions(session, command, self.actor)).failed
