"""Commands on bank details, the same for the pool and for a member."""

from datetime import datetime

import click

from caisse.cli.amounts import DAY
from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.legal_facts import entity_argument, entity_named
from caisse.cli.plain_values import plain
from caisse.identity.permissions import Permission
from caisse.services.bank_details import (
    BankAsked,
    BankRow,
    confirm_bank_details,
    enter_bank_details,
    release_bank_details,
)
from caisse.services.representatives import list_representatives

_KEYS = (
    "id", "entity", "account", "version", "last_four", "digest",
    "entered_at", "entered_by", "state", "usable",
)  # fmt: skip
_ACCOUNT = click.option(
    "--account",
    type=click.Choice(["mandataire", "party"]),
    default="mandataire",
    help="Compte du mandataire (par défaut) ; « party » pour le second compte du groupement.",
)


def add_bank_commands(group: click.Group, *, of_pool: bool) -> None:
    """Add the commands on bank details to a group."""
    _enter(group, of_pool)
    _confirm(group, of_pool)
    _release(group, of_pool)


def _enter(group: click.Group, of_pool: bool) -> None:
    @command(group, "bank", permission=Permission.MANAGE_MEMBERS, answers=(*_KEYS, "to_tell"))
    @entity_argument(of_pool)
    @click.option("--iban", required=True, metavar="IBAN", help="IBAN recopié du RIB.")
    @click.option("--holder", required=True, metavar="NOM", help="Titulaire du compte, comme sur le RIB.")
    @click.option("--bic", metavar="BIC", help="BIC, s’il est connu.")
    @click.option("--evidence", metavar="EMPREINTE", help="Empreinte du RIB gardé dans la base.")
    @_ACCOUNT
    @json_option
    @pass_door
    def bank(
        door: Door,
        iban: str,
        holder: str,
        bic: str | None,
        evidence: str | None,
        account: str,
        as_json: bool,
        entity: str | None = None,
    ) -> None:
        """Enregistre des coordonnées bancaires. Une seconde personne les confirme, puis 7 jours passent."""
        actor = door.actor()
        asked = BankAsked(entity_named(door, actor, entity), holder, iban, bic, account, evidence)
        row = door.database.run(lambda session: enter_bank_details(session, asked, actor))
        with door.database.reading() as session:
            told = list_representatives(session, row.entity, actor)
        names = [person.name for person in told if person.until is None and person.name]
        payload = {**plain(row, door.lang), "to_tell": names}
        lines = [f"À prévenir de ce changement : {', '.join(names)}."] if names else []
        door.answer(payload, as_json=as_json, lines=[bank_line(row), *lines])


def _confirm(group: click.Group, of_pool: bool) -> None:
    @command(group, "bank-confirm", permission=Permission.CONFIRM_BANK_DETAILS, answers=_KEYS)
    @entity_argument(of_pool)
    @click.option("--digest", required=True, metavar="EMPREINTE", help="Empreinte lue avec « show ».")
    @_ACCOUNT
    @json_option
    @pass_door
    def bank_confirm(door: Door, digest: str, account: str, as_json: bool, entity: str | None = None) -> None:
        """Confirme, en seconde personne, les dernières coordonnées bancaires."""
        actor = door.actor()
        code = entity_named(door, actor, entity)
        row = door.database.run(lambda session: confirm_bank_details(session, code, account, digest, actor))
        _answer(door, row, as_json=as_json)


def _release(group: click.Group, of_pool: bool) -> None:
    @command(group, "bank-release", permission=Permission.CONFIRM_BANK_DETAILS, answers=_KEYS)
    @entity_argument(of_pool)
    @click.option("--decision", required=True, metavar="N°", help="Numéro de la décision adoptée.")
    @click.option(
        "--date", "decided", type=DAY, required=True, metavar="AAAA-MM-JJ", help="Date de la décision."
    )
    @click.option("--document", required=True, metavar="EMPREINTE", help="Empreinte de son texte.")
    @_ACCOUNT
    @json_option
    @pass_door
    def bank_release(
        door: Door,
        decision: str,
        decided: datetime,
        document: str,
        account: str,
        as_json: bool,
        entity: str | None = None,
    ) -> None:
        """Laisse servir tout de suite des coordonnées confirmées, par une décision adoptée."""
        actor = door.actor()
        code = entity_named(door, actor, entity)
        row = door.database.run(
            lambda session: release_bank_details(
                session,
                code,
                account,
                decision=decision,
                decided_on=decided.date(),
                document=document,
                actor=actor,
            )
        )
        _answer(door, row, as_json=as_json)


def _answer(door: Door, row: BankRow, *, as_json: bool) -> None:
    door.answer(plain(row, door.lang), as_json=as_json, lines=[bank_line(row)])


_ACCOUNTS = {"mandataire": "du mandataire", "party": "du parti"}


def bank_line(row: BankRow) -> str:
    """Return bank details as one line for a person, without IBAN."""
    start = (
        f"{row.entity} : compte {_ACCOUNTS[row.account]}, version {row.version}, finit par {row.last_four}"
    )
    if row.state.usable_from is None:
        return f"{start}, à confirmer par une seconde personne (empreinte {row.digest})"
    since = f"{row.state.usable_from:%d/%m/%Y}"
    return f"{start}, sert depuis le {since}" if row.usable else f"{start}, servira le {since}"
