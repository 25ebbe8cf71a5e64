"""``caisse matching``: rows of the attachment list that a person must decide."""

from collections.abc import Iterator
from typing import Any

import click

from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.identity.permissions import Permission
from caisse.kernel.messages import Language, text
from caisse.services.matching import DoubleRow, MatchingQueue, QueueRow, list_matching
from electoral.models import MatchBasis
from electoral.suggestions import Suggestion

KEYS = ("election", "party", "rows", "exact", "decided", "unmatched", "doubles")
"""Keys of the answer, with ``issues``."""


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(
        root, "matching", "Les rapprochements entre la liste des rattachements et les résultats."
    )

    @command(group, "list", permission=Permission.READ_ATTACHMENTS, answers=KEYS)
    @click.option(
        "--election", required=True, metavar="SCRUTIN", help="Scrutin, par exemple legislatives-2017."
    )
    @click.option("--party", required=True, metavar="PARTI", help="Parti de rattachement, entre guillemets.")
    @json_option
    @pass_door
    def show(door: Door, election: str, party: str, as_json: bool) -> None:
        """Montre les candidatures à rapprocher, avec les noms proches. Les voix restent cachées.

        La décision s’écrit dans un fichier (constituency,list_name,result_name,party,panel,decision) que lit
        « caisse import decisions ». Une seconde personne la confirme.
        """
        actor = door.actor()
        with door.database.reading() as session:
            queue = list_matching(session, election, party, actor)
        door.answer(queue_state(queue, door.lang), as_json=as_json, lines=queue_lines(queue, door.lang))


def queue_state(queue: MatchingQueue, lang: Language) -> dict[str, Any]:
    """Return the answer as ``--json`` prints it."""
    return {
        "election": queue.election,
        "party": queue.party,
        "rows": queue.rows,
        "exact": queue.exact,
        "decided": queue.decided,
        "unmatched": [queue_record(row, lang) for row in queue.unmatched],
        "doubles": [double_record(row) for row in queue.doubles],
        "issues": [],
    }


def queue_lines(queue: MatchingQueue, lang: Language) -> Iterator[str]:
    """Say the answer to a person, the figure first."""
    open_rows = [row for row in queue.unmatched if row.state is not MatchBasis.SET_ASIDE]
    params = {
        "open": len(open_rows),
        "exact": queue.exact,
        "decided": queue.decided,
        "set_aside": len(queue.unmatched) - len(open_rows),
    }
    yield text("matching.to_decide" if open_rows else "matching.all_decided", params, lang)
    for row in queue.unmatched:
        yield queue_line(row, lang)
    for double in queue.doubles:
        yield double_line(double, lang)


def queue_record(row: QueueRow, lang: Language) -> dict[str, Any]:
    """Return an unmatched row as ``--json`` prints it."""
    return {
        "constituency": row.constituency,
        "list_name": row.list_name,
        "state": row.state.value,
        "suggestions": [
            {
                "result_name": found.name,
                "constituency": found.constituency,
                "score": found.score,
                "reason": _reasons(found, lang),
            }
            for found in row.suggestions
        ],
    }


def double_record(row: DoubleRow) -> dict[str, Any]:
    """Return a candidacy that several parties claim as ``--json`` prints it."""
    return {
        "constituency": row.constituency,
        "list_name": row.list_name,
        "result_name": row.result_name,
        "parties": list(row.parties),
        "decided_for": row.decided_for,
    }


def queue_line(row: QueueRow, lang: Language) -> str:
    """Say an unmatched row to a person."""
    if row.state is MatchBasis.SET_ASIDE:
        near = text("matching.set_aside", lang=lang)
    elif not row.suggestions:
        near = text("matching.no_suggestion", lang=lang)
    else:
        near = " ".join(
            text(
                "matching.suggestion",
                {"result_name": found.name, "score": found.score, "reasons": _reasons(found, lang)},
                lang,
            )
            for found in row.suggestions
        )
    params = {"constituency": row.constituency, "list_name": row.list_name, "suggestions": near}
    return text("matching.unmatched_row", params, lang)


def double_line(row: DoubleRow, lang: Language) -> str:
    """Say a candidacy that several parties claim to a person."""
    params = {
        "constituency": row.constituency,
        "list_name": row.list_name,
        "parties": ", ".join(row.parties),
        "party": row.decided_for or "",
    }
    return text("matching.double_row" if row.decided_for is None else "matching.double_decided", params, lang)


def _reasons(found: Suggestion, lang: Language) -> str:
    return ", ".join(reason.message(lang) for reason in found.reasons)
