"""``caisse member``: members and other legal entities, their status, accounts and representatives."""

from datetime import datetime

import click

from caisse.cli.amounts import DAY
from caisse.cli.bank_details import add_bank_commands, bank_line
from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.cli.legal_facts import add_fact_commands, day_or_none, fact_line
from caisse.cli.plain_values import plain
from caisse.identity.permissions import Permission
from caisse.services.legal_entities import EntityAsked
from caisse.services.legal_facts import legal_standing
from caisse.services.members import MemberRow, add_member, join_pool, leave_pool, list_members, show_member
from caisse.services.representatives import (
    ROLES,
    RepresentativeAsked,
    RepresentativeRow,
    add_representative,
    end_representative,
)
from ledger.members import LegalForm

_ROW = ("entity", "joined_on", "left_on", "standing")
_PERSON = ("id", "entity", "person", "name", "email", "role", "since", "until")
_ON = click.option(
    "--on", "moment", type=DAY, metavar="AAAA-MM-JJ", help="Jour examiné ; aujourd’hui sans elle."
)


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "member", "Les membres, leur statut légal, leurs comptes, leurs représentants.")
    _add(group)
    _join(group)
    _leave(group)
    _list(group)
    _show(group)
    _status(group)
    add_fact_commands(group, of_pool=False)
    add_bank_commands(group, of_pool=False)
    _representative(group)
    _representative_end(group)


def _add(group: click.Group) -> None:
    @command(group, "add", permission=Permission.MANAGE_MEMBERS, answers=_ROW)
    @click.argument("code", metavar="CODE")
    @click.argument("name", metavar="NOM")
    @click.option(
        "--joined", type=DAY, metavar="AAAA-MM-JJ", help="Premier jour d’adhésion ; sans elle, pas membre."
    )
    @click.option(
        "--form",
        type=click.Choice([form.value for form in LegalForm]),
        default="association",
        help="Forme juridique. Elle ne donne aucun droit ; seule une banque peut prêter.",
    )
    @click.option("--country", default="FR", metavar="XX", help="Pays dont elle suit le droit.")
    @click.option("--rna", metavar="W…", help="Numéro RNA.")
    @click.option("--siren", metavar="N°", help="Numéro SIREN.")
    @json_option
    @pass_door
    def add(
        door: Door,
        *,
        code: str,
        name: str,
        joined: datetime | None,
        form: str,
        country: str,
        rna: str | None,
        siren: str | None,
        as_json: bool,
    ) -> None:
        """Enregistre une personne morale : un membre, un autre parti, une banque."""
        actor = door.actor()
        asked = EntityAsked(code, name, form, country, rna, siren)
        row = door.database.run(lambda session: add_member(session, asked, day_or_none(joined), actor))
        _answer(door, row, as_json=as_json)


def _join(group: click.Group) -> None:
    @command(group, "join", permission=Permission.MANAGE_MEMBERS, answers=_ROW)
    @click.argument("entity", metavar="CODE")
    @click.option(
        "--on", "first", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Premier jour d’adhésion."
    )
    @json_option
    @pass_door
    def join(door: Door, entity: str, first: datetime, as_json: bool) -> None:
        """Fait adhérer une personne morale déjà enregistrée, ou la fait revenir."""
        actor = door.actor()
        row = door.database.run(lambda session: join_pool(session, entity, first.date(), actor))
        _answer(door, row, as_json=as_json)


def _leave(group: click.Group) -> None:
    @command(group, "leave", permission=Permission.MANAGE_MEMBERS, answers=_ROW)
    @click.argument("entity", metavar="CODE")
    @click.option(
        "--on", "last", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Dernier jour d’adhésion."
    )
    @click.option("--reason", default="", metavar="TEXTE", help="Pourquoi.")
    @json_option
    @pass_door
    def leave(door: Door, entity: str, last: datetime, reason: str, as_json: bool) -> None:
        """Met fin à une adhésion."""
        actor = door.actor()
        row = door.database.run(lambda session: leave_pool(session, entity, last.date(), reason, actor))
        _answer(door, row, as_json=as_json)


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.READ_MEMBERS, answers=("members",))
    @_ON
    @json_option
    @pass_door
    def list_(door: Door, moment: datetime | None, as_json: bool) -> None:
        """Liste les personnes morales et dit si chacune est un parti en règle ce jour-là."""
        actor = door.actor()
        with door.database.reading() as session:
            rows = list_members(session, actor, day=day_or_none(moment))
        payload = {"members": plain(rows, door.lang)}
        door.answer(payload, as_json=as_json, lines=[_line(row, door) for row in rows])


def _show(group: click.Group) -> None:
    @command(
        group,
        "show",
        permission=Permission.READ_MEMBERS,
        answers=("row", "facts", "accounts", "representatives"),
    )
    @click.argument("entity", metavar="CODE")
    @_ON
    @json_option
    @pass_door
    def show(door: Door, entity: str, moment: datetime | None, as_json: bool) -> None:
        """Montre une personne morale : adhésion, faits datés, comptes, représentants."""
        actor = door.actor()
        with door.database.reading() as session:
            view = show_member(session, entity, actor, day=day_or_none(moment))
        lines = [_line(view.row, door), *(fact_line(row) for row in view.facts)]
        lines += [bank_line(row) for row in view.accounts]
        lines += [_person_line(row) for row in view.representatives]
        door.answer(plain(view, door.lang), as_json=as_json, lines=lines)


def _status(group: click.Group) -> None:
    @command(
        group, "status", permission=Permission.READ_MEMBERS, answers=("holds", "code", "sentence", "sources")
    )
    @click.argument("entity", metavar="CODE")
    @_ON
    @json_option
    @pass_door
    def status(door: Door, entity: str, moment: datetime | None, as_json: bool) -> None:
        """Dit si une personne morale est un parti en règle un jour donné, et pourquoi."""
        actor = door.actor()
        with door.database.reading() as session:
            verdict = legal_standing(session, entity, day_or_none(moment), actor)
        sources = [f"{source.reference} : {source.quote}" for source in verdict.sources]
        door.answer(plain(verdict, door.lang), as_json=as_json, lines=[verdict.sentence(door.lang), *sources])


def _representative(group: click.Group) -> None:
    @command(group, "representative", permission=Permission.MANAGE_MEMBERS, answers=_PERSON)
    @click.argument("entity", metavar="CODE")
    @click.option("--surname", required=True, metavar="NOM", help="Nom de la personne.")
    @click.option("--first-name", required=True, metavar="PRÉNOM", help="Prénom de la personne.")
    @click.option("--role", type=click.Choice(ROLES), required=True, help="Fonction.")
    @click.option("--since", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Premier jour.")
    @click.option("--email", metavar="ADRESSE", help="Adresse de courriel.")
    @json_option
    @pass_door
    def representative(
        door: Door,
        entity: str,
        surname: str,
        first_name: str,
        role: str,
        since: datetime,
        email: str | None,
        as_json: bool,
    ) -> None:
        """Enregistre une personne physique qui représente un membre."""
        actor = door.actor()
        asked = RepresentativeAsked(entity, surname, first_name, role, since.date(), email)
        row = door.database.run(lambda session: add_representative(session, asked, actor))
        door.answer(plain(row, door.lang), as_json=as_json, lines=[_person_line(row)])


def _representative_end(group: click.Group) -> None:
    @command(group, "representative-end", permission=Permission.MANAGE_MEMBERS, answers=_PERSON)
    @click.argument("representative", metavar="N°", type=int)
    @click.option("--on", "last", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Dernier jour.")
    @json_option
    @pass_door
    def representative_end(door: Door, representative: int, last: datetime, as_json: bool) -> None:
        """Met fin à une représentation."""
        actor = door.actor()
        row = door.database.run(
            lambda session: end_representative(session, representative, last.date(), actor)
        )
        door.answer(plain(row, door.lang), as_json=as_json, lines=[_person_line(row)])


def _answer(door: Door, row: MemberRow, *, as_json: bool) -> None:
    door.answer(plain(row, door.lang), as_json=as_json, lines=[_line(row, door)])


def _line(row: MemberRow, door: Door) -> str:
    since = "" if row.joined_on is None else f", membre depuis le {row.joined_on:%d/%m/%Y}"
    until = "" if row.left_on is None else f" jusqu’au {row.left_on:%d/%m/%Y}"
    return f"{row.entity.code} : {row.entity.name}{since}{until}. {row.standing.sentence(door.lang)}"


_ROLES = {
    "president": "présidence",
    "treasurer": "trésorerie",
    "secretary": "secrétariat",
    "representative": "représentation",
}


def _person_line(row: RepresentativeRow) -> str:
    until = "" if row.until is None else f" jusqu’au {row.until:%d/%m/%Y}"
    since = f"depuis le {row.since:%d/%m/%Y}{until}"
    return f"n° {row.id} {row.name or row.person}, {_ROLES[row.role]} de {row.entity} {since}"
