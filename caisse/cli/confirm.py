"""``caisse confirm``: a second person confirms a version, matches, designations or an adoption."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.identity.permissions import Permission
from caisse.kernel.messages import Language, text
from caisse.services.confirmables import Confirmed
from caisse.services.confirmations import ConfirmationState, confirm, read_confirmation
from caisse.services.match_reviews import ReviewedMatch, review_matches

KEYS = ("kind", "object", "digest", "confirmed", "missing", "matches")
"""Keys of the answer, with ``issues``."""

_HELP = {
    Confirmed.VERSION: "Confirme une version de résultats, nommée par son code ou son numéro.",
    Confirmed.MATCHES: "Confirme les rapprochements d’un scrutin. Montre leurs voix et leur effet.",
    Confirmed.DESIGNATIONS: "Confirme les fléchages d’un scrutin.",
    Confirmed.ADOPTION: "Confirme l’adoption d’une clé, nommée par son numéro.",
}
_PERMISSIONS = {
    Confirmed.VERSION: Permission.CONFIRM_COUNT,
    Confirmed.MATCHES: Permission.CONFIRM_COUNT,
    Confirmed.DESIGNATIONS: Permission.CONFIRM_COUNT,
    Confirmed.ADOPTION: Permission.ADOPT,
}


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "confirm", "Ce qu’une seconde personne confirme avant toute répartition.")
    for kind in Confirmed:
        _register_kind(group, kind)


def _register_kind(group: click.Group, kind: Confirmed) -> None:
    def run(door: Door, key: str, digest: str | None, preview: bool, as_json: bool) -> None:
        actor = door.actor()
        matches: tuple[ReviewedMatch, ...] = ()
        if kind is Confirmed.MATCHES:
            with door.database.reading() as session:
                matches = review_matches(session, key, actor)
        if preview:
            with door.database.reading() as session:
                state = read_confirmation(session, kind, key, actor)
        else:
            state = door.database.run(lambda session: confirm(session, kind, key, actor, digest))
        door.answer(
            confirmation_record(state, matches),
            as_json=as_json,
            lines=confirmation_lines(state, matches, door.lang, preview=preview),
        )

    run.__doc__ = _HELP[kind]
    declared = json_option(pass_door(run))
    for decorate in (
        click.option("--preview", is_flag=True, help="Montre ce qui serait confirmé, sans rien écrire."),
        click.option(
            "--digest",
            metavar="EMPREINTE",
            help="Empreinte de ce que vous avez vu ; refusé si cela a changé.",
        ),
        click.argument("key", metavar="OBJET"),
    ):
        declared = decorate(declared)
    command(group, kind.value, permission=_PERMISSIONS[kind], answers=KEYS)(declared)


def confirmation_record(state: ConfirmationState, matches: Iterable[ReviewedMatch]) -> dict[str, Any]:
    """Return the answer as ``--json`` prints it."""
    return {
        "kind": state.kind.value,
        "object": state.object_key,
        "digest": state.digest,
        "confirmed": state.confirmed,
        "missing": state.missing,
        "matches": [
            {
                "constituency": match.constituency,
                "party": match.party,
                "list_name": match.list_name,
                "result_name": match.result_name,
                "votes": match.votes,
                "expressed": match.expressed,
                "crosses_constituency": match.crosses_constituency,
                "crosses_access": match.crosses_access,
            }
            for match in matches
        ],
        "issues": [],
    }


def confirmation_lines(
    state: ConfirmationState, matches: Iterable[ReviewedMatch], lang: Language, *, preview: bool
) -> Iterator[str]:
    """Say the answer to a person."""
    if state.confirmed:
        code = "confirmations.done"
    else:
        code = "confirmations.not_yet" if preview else "confirmations.waits"
    yield text(code, {"object": state.object_key, "missing": state.missing}, lang)
    yield text("confirmations.state_digest", {"digest": state.digest}, lang)
    for match in matches:
        yield match_line(match, lang)


def match_line(match: ReviewedMatch, lang: Language) -> str:
    """Say a decided match to the person who confirms it, with what it alone changes."""
    params: dict[str, str | int] = {
        "constituency": match.constituency,
        "party": match.party,
        "list_name": match.list_name,
        "result_name": match.result_name,
    }
    if match.votes is None or match.expressed is None:
        return text("confirmations.match_without_votes", params, lang)
    params |= {"votes": match.votes, "expressed": match.expressed}
    if match.crosses_access:
        return text("confirmations.crosses_access", params, lang)
    if match.crosses_constituency:
        return text("confirmations.crosses_constituency", params, lang)
    return text("confirmations.match_shown", params, lang)
