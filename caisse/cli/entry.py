"""``caisse entry``: drafts, posting by a second person, reversals."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from caisse.cli.amounts import DAY, LineType, day_of
from caisse.cli.door import Door, command, json_option, pass_door, read_bytes
from caisse.cli.groups import group_of
from caisse.identity.permissions import Permission
from caisse.kernel.format import amount, short_date, short_digest
from caisse.services import entries
from caisse.services.documents import add_document
from caisse.services.entries import Reversal
from ledger.entries import EntryDraft, Line
from ledger.journals import LABELS, Journal
from ledger.posting import DraftedEntry
from ledger.queries import EntryView

_JOURNALS = click.Choice(
    [journal.value for journal in Journal if journal not in {Journal.OPENING, Journal.CLOSING}]
)
_STATES = click.Choice(["draft", "posted"])
_SEEN = ("id", "number", "state", "digest")


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "entry", "Les écritures : brouillons, validation par une seconde personne.")
    for add in (_draft, _edit, _show, _list, _post, _vouch, _withdraw, _reverse, _letter):
        add(group)


def _content_options(function: Any) -> Any:  # noqa: ANN401 - click decorates what it is given
    for option in reversed(
        (
            click.option("--journal", type=_JOURNALS, required=True, help=_journals()),
            click.option(
                "--date", "day", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Date de l’opération."
            ),
            click.option("--label", required=True, metavar="TEXTE", help="Ce qui s’est passé."),
            click.option(
                "--piece", required=True, metavar="REF", help="Référence de la pièce justificative."
            ),
            click.option(
                "--debit", "debits", multiple=True, type=LineType(1), help="Ligne au débit ; à répéter."
            ),
            click.option(
                "--credit", "credits_", multiple=True, type=LineType(-1), help="Ligne au crédit ; à répéter."
            ),
            click.option("--document", metavar="FICHIER", help="Pièce à joindre et à garder dans la base."),
        )
    ):
        function = option(function)
    return function


def _journals() -> str:
    return "Journal : " + ", ".join(f"{journal} {label}" for journal, label in LABELS.items()) + "."


def _said(options: dict[str, Any], document: str | None) -> EntryDraft:
    moment: datetime = options["day"]
    lines: tuple[Line, ...] = (*options["debits"], *options["credits_"])
    return EntryDraft(
        journal=options["journal"],
        day=day_of(moment),
        label=options["label"],
        lines=lines,
        piece=options["piece"],
        document=document,
    )


def _draft(group: click.Group) -> None:
    @command(group, "draft", permission=Permission.DRAFT_ENTRIES, answers=("id", "digest"))
    @_content_options
    @click.option("--key", metavar="CLÉ", help="Clé d’idempotence : la même demande n’est faite qu’une fois.")
    @json_option
    @pass_door
    def draft(door: Door, /, key: str | None, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - click's options
        """Garde un brouillon. Une autre personne le valide."""
        kept = _keep(
            door, options, lambda session, said, actor: entries.draft_entry(session, said, actor, key=key)
        )
        _show_draft(door, (kept,), as_json=as_json)


def _keep(door: Door, options: dict[str, Any], act: Any) -> DraftedEntry:  # noqa: ANN401 - draft or edit
    actor = door.actor()
    path = options["document"]
    content = None if path is None else read_bytes(path)

    def use_case(session: Any) -> DraftedEntry:  # noqa: ANN401 - the session that run hands over
        document = None
        if content is not None:
            document = add_document(session, content, Path(path).name, actor).digest
        kept: DraftedEntry = act(session, _said(options, document), actor)
        return kept

    return door.database.run(use_case)


def _show_draft(door: Door, kept: Sequence[DraftedEntry], *, as_json: bool) -> None:
    payload: dict[str, Any] = {"drafts": [{"id": each.id, "digest": each.digest} for each in kept]}
    if len(kept) == 1:
        payload = payload["drafts"][0]
    lines = [f"Brouillon n° {each.id}, empreinte {short_digest(each.digest)}" for each in kept]
    names = " ".join(_name(each.id, each.digest) for each in kept)
    lines.append(
        f"Une autre personne le relit (caisse entry show) puis le valide : caisse entry post {names}"
    )
    door.answer(payload, as_json=as_json, lines=lines)


def _name(entry_id: int, digest: str) -> str:
    return f"{entry_id}:{digest[:16]}"


def _edit(group: click.Group) -> None:
    @command(group, "edit", permission=Permission.DRAFT_ENTRIES, answers=("id", "digest"))
    @click.argument("number", metavar="N", type=int)
    @_content_options
    @json_option
    @pass_door
    def edit(door: Door, /, number: int, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - click's options
        """Remplace un brouillon par un autre, qui porte un nouveau numéro."""
        kept = _keep(
            door, options, lambda session, said, actor: entries.edit_entry(session, number, said, actor)
        )
        _show_draft(door, (kept,), as_json=as_json)


def _show(group: click.Group) -> None:
    @command(group, "show", permission=Permission.READ_LEDGER, answers=_SEEN)
    @click.argument("name", metavar="NUMÉRO")
    @json_option
    @pass_door
    def show(door: Door, name: str, as_json: bool) -> None:
        """Montre une écriture : 2025-0001, ou le numéro d’un brouillon."""
        actor = door.actor()
        with door.database.reading() as session:
            view = entries.show_entry(session, name, actor)
        door.answer(_payload(view), as_json=as_json, lines=_lines(view))


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.READ_LEDGER, answers=("entries",))
    @click.argument("year", metavar="ANNÉE", type=int)
    @click.option("--state", type=_STATES, help="Seulement les brouillons, ou les écritures validées.")
    @click.option("--journal", metavar="CODE", help="Seulement un journal.")
    @json_option
    @pass_door
    def list_(door: Door, year: int, state: str | None, journal: str | None, as_json: bool) -> None:
        """Liste les écritures d’un exercice."""
        actor = door.actor()
        with door.database.reading() as session:
            views = entries.list_entries(session, year, actor, state=state, journal=journal)
        lines = [_headline(view) for view in views] or ["Aucune écriture."]
        door.answer({"entries": [_payload(view) for view in views]}, as_json=as_json, lines=lines)


def _post(group: click.Group) -> None:
    @command(group, "post", permission=Permission.POST_ENTRIES, answers=("posted",))
    @click.argument("displayed", metavar="N:EMPREINTE…", nargs=-1, required=True)
    @click.option("--key", metavar="CLÉ", help="Clé d’idempotence : la même demande n’est faite qu’une fois.")
    @json_option
    @pass_door
    def post(door: Door, displayed: tuple[str, ...], key: str | None, as_json: bool) -> None:
        """Valide des brouillons que vous avez relus, tous ou aucun.

        Chaque brouillon est suivi des 16 premiers chiffres, au moins, de l’empreinte affichée.
        """
        wanted = [_displayed(each) for each in displayed]
        actor = door.actor()
        posted = door.database.run(lambda session: entries.post_entries(session, wanted, actor, key=key))
        payload = {
            "posted": [{"id": each.id, "number": each.number, "seal": each.seal_seq} for each in posted]
        }
        door.answer(payload, as_json=as_json, lines=[f"Écriture validée : {each.number}" for each in posted])


def _displayed(written: str) -> tuple[int, str]:
    number, _, digest = written.partition(":")
    if not (number.isascii() and number.isdecimal()):
        raise click.BadParameter(f"« {written} » ne suit pas N:EMPREINTE", param_hint="N:EMPREINTE")
    return int(number), digest


def _vouch(group: click.Group) -> None:
    @command(group, "vouch", permission=Permission.DRAFT_ENTRIES, answers=("id",))
    @click.argument("number", metavar="N", type=int)
    @json_option
    @pass_door
    def vouch(door: Door, number: int, as_json: bool) -> None:
        """Se porte garant d’un brouillon importé sans auteur connu. Une autre personne le valide."""
        actor = door.actor()
        door.database.run(lambda session: entries.vouch_for_entry(session, number, actor))
        lines = [f"Vous garantissez le brouillon n° {number}. Une autre personne peut le valider."]
        door.answer({"id": number}, as_json=as_json, lines=lines)


def _withdraw(group: click.Group) -> None:
    @command(group, "withdraw", permission=Permission.DRAFT_ENTRIES, answers=("id",))
    @click.argument("number", metavar="N", type=int)
    @click.option("--reason", required=True, metavar="TEXTE", help="Pourquoi.")
    @json_option
    @pass_door
    def withdraw(door: Door, number: int, reason: str, as_json: bool) -> None:
        """Retire un brouillon : il reste lisible et ne sera pas validé."""
        actor = door.actor()
        door.database.run(lambda session: entries.withdraw_entry(session, number, reason, actor))
        door.answer({"id": number}, as_json=as_json, lines=[f"Le brouillon n° {number} est retiré."])


def _reverse(group: click.Group) -> None:
    @command(group, "reverse", permission=Permission.DRAFT_ENTRIES, answers=("id", "digest"))
    @click.argument("name", metavar="NUMÉRO")
    @click.option(
        "--date", "day", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Date, dans un mois ouvert."
    )
    @click.option("--reason", required=True, metavar="TEXTE", help="Pourquoi.")
    @json_option
    @pass_door
    def reverse(door: Door, name: str, day: datetime, reason: str, as_json: bool) -> None:
        """Prépare la contre-passation d’une écriture validée ; une autre personne la valide."""
        actor = door.actor()

        asked = Reversal(name, day_of(day), reason)
        kept = door.database.run(lambda session: entries.reverse_entry(session, asked, actor))
        _show_draft(door, (kept,), as_json=as_json)


def _letter(group: click.Group) -> None:
    @command(group, "letter", permission=Permission.DRAFT_ENTRIES, answers=("lettering",))
    @click.argument("lines", metavar="LIGNE…", nargs=-1, type=int, required=True)
    @json_option
    @pass_door
    def letter(door: Door, lines: tuple[int, ...], as_json: bool) -> None:
        """Lettre des lignes validées d’un même compte qui se répondent et se soldent."""
        actor = door.actor()
        code = door.database.run(lambda session: entries.letter_lines(session, lines, actor))
        door.answer({"lettering": code}, as_json=as_json, lines=[f"Lignes lettrées {code}."])


def _headline(view: EntryView) -> str:
    name = view.number or f"brouillon {_name(view.id, view.digest)}"
    debit_cents = sum(line.amount_cents for line in view.said.lines if line.amount_cents > 0)
    return (
        f"{name}  {view.said.journal}  {short_date(view.said.day)}  {amount(debit_cents)}  {view.said.label}"
    )


def _lines(view: EntryView) -> list[str]:
    shown = [_headline(view), f"Pièce : {view.said.piece}"]
    for line in view.said.lines:
        side = "débit " if line.amount_cents > 0 else "crédit"
        member = "" if line.member is None else f" {line.member}"
        shown.append(
            f"  {side} {line.account}{member}  {amount(abs(line.amount_cents))}  {line.label}".rstrip()
        )
    if view.reverses is not None:
        shown.append(f"Contre-passe l’écriture {view.reverses}.")
    if view.reversed_by is not None:
        shown.append(f"Contre-passée par l’écriture {view.reversed_by}.")
    shown.append(f"Empreinte : {view.digest}")
    return shown


def _payload(view: EntryView) -> dict[str, Any]:
    return {
        "id": view.id,
        "number": view.number,
        "state": view.state,
        "journal": view.said.journal,
        "date": view.said.day.isoformat(),
        "label": view.said.label,
        "piece": view.said.piece,
        "document": view.said.document,
        "origin": view.said.origin.value,
        "digest": view.digest,
        "reverses": view.reverses,
        "reversed_by": view.reversed_by,
        "lines": [
            {
                "account": line.account,
                "member": line.member,
                "amount_cents": line.amount_cents,
                "label": line.label,
            }
            for line in view.said.lines
        ],
    }
