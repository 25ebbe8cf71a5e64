"""``caisse verdict``: whether a party has access to public aid."""

from collections.abc import Iterator
from typing import Any

import click

from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.matching import double_line, double_record, queue_line, queue_record
from caisse.identity.permissions import Permission
from caisse.kernel.messages import Language, text
from caisse.services.verdicts import VerdictAnswer, VerdictAsked, judge_party

KEYS = (
    "party",
    "election",
    "version",
    "status",
    "branch",
    "candidates",
    "women",
    "men",
    "constituencies",
    "constituencies_reached",
    "constituencies_reached_if_rounded",
    "candidates_reached",
    "votes",
    "required",
    "margin",
    "qualifies",
    "unmatched",
    "doubles",
    "sources",
)
"""Keys of the answer, with ``issues``."""


def register(root: click.Group) -> None:
    """Add the command to the tree."""

    @command(root, "verdict", permission=Permission.READ_ATTACHMENTS, answers=KEYS)
    @click.option(
        "--election", required=True, metavar="SCRUTIN", help="Scrutin, par exemple legislatives-2017."
    )
    @click.option("--party", required=True, metavar="PARTI", help="Parti de rattachement, entre guillemets.")
    @click.option(
        "--version",
        metavar="VERSION",
        help="Code ou statut de la version lue ; sans elle, la plus sûre qui existe.",
    )
    @json_option
    @pass_door
    def verdict(door: Door, election: str, party: str, version: str | None, as_json: bool) -> None:
        """Constate si un parti accède à l’aide publique : 1 % des exprimés dans 50 circonscriptions.

        Compte ce qui est importé, et dit ce qui n’est pas encore confirmé. Sous le seuil, le code de sortie
        reste 0.
        """
        actor = door.actor()
        with door.database.reading() as session:
            answer = judge_party(session, VerdictAsked(election, party, version), actor)
        door.answer(
            verdict_record(answer, door.lang), as_json=as_json, lines=verdict_lines(answer, door.lang)
        )


def verdict_record(answer: VerdictAnswer, lang: Language) -> dict[str, Any]:
    """Return the answer as ``--json`` prints it."""
    threshold, tally = answer.threshold, answer.threshold.tally
    return {
        "party": answer.party,
        "election": answer.election,
        "version": answer.version,
        "status": answer.status,
        "branch": threshold.branch.value,
        "candidates": tally.candidates,
        "women": tally.women,
        "men": tally.men,
        "constituencies": len(tally.constituencies),
        "constituencies_reached": len(tally.reached),
        "constituencies_reached_if_rounded": len(tally.reached_if_rounded),
        "candidates_reached": tally.candidates_reached,
        "votes": tally.votes,
        "required": threshold.required,
        "margin": threshold.margin,
        "qualifies": threshold.verdict.holds,
        "unmatched": [queue_record(row, lang) for row in answer.unmatched],
        "doubles": [double_record(row) for row in answer.doubles],
        "sources": [
            *({"kind": "law", "reference": law.reference, "quote": law.quote} for law in answer.laws),
            *(
                {"kind": file.kind, "file": file.file_name, "digest": file.digest, "batch": file.batch}
                for file in answer.files
            ),
        ],
        "issues": [issue.record(lang) for issue in answer.issues],
    }


def verdict_lines(answer: VerdictAnswer, lang: Language) -> Iterator[str]:
    """Say the answer to a person, the figure first."""
    threshold, tally = answer.threshold, answer.threshold.tally
    yield threshold.verdict.sentence(lang)
    access = "verdict.access" if threshold.verdict.holds else "verdict.no_access"
    yield text(access, {"party": answer.party}, lang)
    yield text(
        "verdict.candidates",
        {
            "candidates": tally.candidates,
            "women": tally.women,
            "men": tally.men,
            "constituencies": len(tally.constituencies),
        },
        lang,
    )
    yield text("verdict.votes", {"votes": tally.votes, "reached": tally.candidates_reached}, lang)
    yield text("verdict.version_read", {"version": answer.version}, lang)
    for issue in answer.issues:
        yield issue.message(lang)
    for row in answer.unmatched:
        yield queue_line(row, lang)
    for double in answer.doubles:
        yield double_line(double, lang)
    for law in answer.laws:
        yield f"{law.reference} : « {law.quote} »." if lang == "fr" else f"{law.reference}: “{law.quote}”."
