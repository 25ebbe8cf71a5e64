"""``caisse pool``: the pool itself, its mandataire, its accounts."""

import click

from caisse.cli.bank_details import add_bank_commands, bank_line
from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.cli.legal_facts import add_fact_commands, fact_line
from caisse.cli.plain_values import plain
from caisse.identity.permissions import Permission
from caisse.services.legal_entities import EntityAsked
from caisse.services.pool import PoolView, create_pool, show_pool

_KEYS = ("party", "mandataire", "facts", "accounts", "standing")


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "pool", "Le groupement lui-même : le parti et son mandataire.")
    _create(group)
    _show(group)
    add_fact_commands(group, of_pool=True)
    add_bank_commands(group, of_pool=True)


def _create(group: click.Group) -> None:
    @command(group, "create", permission=Permission.MANAGE_MEMBERS, answers=_KEYS)
    @click.option("--code", required=True, metavar="CODE", help="Code du parti, par exemple GROUPE.")
    @click.option("--name", required=True, metavar="NOM", help="Nom du parti.")
    @click.option("--mandataire-code", required=True, metavar="CODE", help="Code du mandataire.")
    @click.option("--mandataire-name", required=True, metavar="NOM", help="Nom du mandataire.")
    @click.option("--rna", metavar="W…", help="Numéro RNA du parti.")
    @click.option("--siren", metavar="N°", help="Numéro SIREN du parti.")
    @click.option("--mandataire-rna", metavar="W…", help="Numéro RNA du mandataire.")
    @json_option
    @pass_door
    def create(
        door: Door,
        *,
        code: str,
        name: str,
        mandataire_code: str,
        mandataire_name: str,
        rna: str | None,
        siren: str | None,
        mandataire_rna: str | None,
        as_json: bool,
    ) -> None:
        """Enregistre le groupement, une fois : deux personnes morales, le parti et son mandataire."""
        actor = door.actor()
        party = EntityAsked(code, name, "party", rna=rna, siren=siren)
        collecting = EntityAsked(
            mandataire_code, mandataire_name, "association_de_financement", rna=mandataire_rna
        )
        view = door.database.run(lambda session: create_pool(session, party, collecting, actor))
        _answer(door, view, as_json=as_json)


def _show(group: click.Group) -> None:
    @command(group, "show", permission=Permission.READ_MEMBERS, answers=_KEYS)
    @json_option
    @pass_door
    def show(door: Door, as_json: bool) -> None:
        """Montre le groupement, ses faits datés, ses comptes, et s’il peut recevoir et payer aujourd’hui."""
        actor = door.actor()
        with door.database.reading() as session:
            view = show_pool(session, actor)
        _answer(door, view, as_json=as_json)


def _answer(door: Door, view: PoolView, *, as_json: bool) -> None:
    lines = [f"{view.party.code} : {view.party.name}", f"Mandataire : {view.mandataire.name}"]
    lines += [fact_line(row) for row in view.facts]
    lines += [bank_line(row) for row in view.accounts]
    door.answer(plain(view, door.lang), as_json=as_json, lines=[*lines, view.standing.sentence(door.lang)])
