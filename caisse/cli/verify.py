"""``caisse verify``: everything is read and hashed again."""

from typing import Any

import click

from caisse.cli.door import Door, command, fault, json_option, pass_door
from caisse.identity.permissions import Permission
from caisse.kernel.messages import Language, Parameter, text
from caisse.services.verification import Verification, verify
from ledger.chain_verification import HeadAnswer

_KEYS = ("coherent", "events", "head", "last_at", "since", "outside_heads", "first_fault", "checked", "claim")


def register(root: click.Group) -> None:
    """Add the command to the tree."""

    @command(root, "verify", permission=Permission.VERIFY, answers=_KEYS)
    @click.option(
        "--since",
        metavar="EMPREINTE",
        help="Une empreinte que vous détenez : N:EMPREINTE, ou N, la date et les 16 chiffres imprimés.",
    )
    @json_option
    @pass_door
    def verify_command(door: Door, since: str | None, as_json: bool) -> None:
        """Relit et recalcule tout ; nomme le premier défaut et rend 1 s’il y en a.

        Trois réponses : les livres sont cohérents entre eux ; ils prolongent l’empreinte que vous détenez ;
        des membres en détiennent une récente. Puis ce que le contrôle ne prouve pas.
        """
        actor = door.actor()
        with door.database.reading() as session:
            found = verify(session, since, actor)
        door.answer(_payload(found, door.lang), as_json=as_json, lines=_lines(found, door.lang))
        if not found.passes:
            fault()


def _payload(found: Verification, lang: Language) -> dict[str, Any]:
    return {
        "coherent": found.is_coherent,
        "events": found.head.count,
        "head": str(found.head),
        "last_at": found.last_at,
        "since": None
        if found.since is None
        else {
            "outcome": found.since.outcome,
            "compared": found.since.compared,
            "count": found.since.count,
            "expected": found.since.expected,
            "found": found.since.found or None,
            "added": found.since.added,
        },
        "outside_heads": [],
        "first_fault": next((fault_.record(lang) for fault_ in found.faults), None),
        "checked": list(found.checked),
        "claim": text("verify.claim", lang=lang),
        "issues": [finding.record(lang) for finding in found.findings],
    }


def _lines(found: Verification, lang: Language) -> list[str]:
    if found.is_coherent:
        lines = [text("verify.coherent", {"events": found.head.count}, lang)]
    else:
        lines = [text("verify.incoherent", {"faults": len(found.faults)}, lang)]
    lines += [f"   {finding.message(lang)}" for finding in found.findings]
    lines.append(_since(found.since, lang))
    lines.append(text("verify.outside_none", lang=lang))
    lines.append(text("verify.head_now", {"head": str(found.head)}, lang))
    if not found.passes:
        lines.append(text("verify.what_to_do", lang=lang))
    return [*lines, "", text("verify.claim", lang=lang)]


def _since(answer: HeadAnswer | None, lang: Language) -> str:
    if answer is None:
        return text("verify.no_head", lang=lang)
    code = f"verify.extends_{answer.compared}" if answer.outcome == "extends" else f"verify.{answer.outcome}"
    params: dict[str, Parameter] = {
        "count": answer.count,
        "added": answer.added,
        "expected": answer.expected,
        "found": answer.found,
    }
    return text(code, params, lang)
