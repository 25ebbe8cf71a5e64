"""``caisse user``: accounts and signing in on this machine."""

import platform
import re
import sys

import click

from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.identity.invitations import Invitation
from caisse.identity.permissions import Permission
from caisse.identity.tokens import write_token
from caisse.services.users import (
    FirstPerson,
    accept_invitation,
    invite_user,
    list_users,
    name_first_users,
    sign_in_here,
    sign_out_here,
)

_PERSON = re.compile(
    r"^(?P<role>[a-z_]+)(?:@(?P<member>[^=]+))?=(?P<name>[^<]+)<(?P<email>[^<>\s]+@[^<>\s]+)>$"
)


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "user", "Les comptes des personnes, et la connexion sur cette machine.")
    _first(group)
    _invite(group)
    _accept(group)
    _sign_in(group)
    _sign_out(group)
    _list(group)


def _first(group: click.Group) -> None:
    @command(group, "first", permission=Permission.SIGN_IN, answers=("invitations",))
    @click.option(
        "--person",
        "persons",
        multiple=True,
        required=True,
        metavar="ROLE[@MEMBRE]=NOM <ADRESSE>",
        help="Une personne et un rôle ; à répéter. Il faut deux « administrator ».",
    )
    @json_option
    @pass_door
    def first(door: Door, persons: tuple[str, ...], as_json: bool) -> None:
        """Nomme les deux premiers administrateurs et les premiers rôles d’une installation vide."""
        named = tuple(_first_person(text) for text in persons)
        actor = door.actor()
        invitations = door.database.run(lambda session: name_first_users(session, named, actor))
        _show(door, invitations, as_json=as_json)


def _first_person(written: str) -> FirstPerson:
    found = _PERSON.match(written.strip())
    if found is None:
        raise click.BadParameter(
            f"« {written} » ne suit pas ROLE[@MEMBRE]=NOM <ADRESSE>", param_hint="--person"
        )
    return FirstPerson(
        role=found["role"], member=found["member"], name=found["name"].strip(), email=found["email"].strip()
    )


def _show(door: Door, invitations: tuple[Invitation, ...], *, as_json: bool) -> None:
    payload = {"invitations": [{"account": each.email, "code": each.code} for each in invitations]}
    lines = [
        "Ces codes ne sont montrés qu’une fois. Remettez chacun à sa personne, de la main à la main.",
        *(f"{each.email} : {each.code}" for each in invitations),
        "Chacune ouvre son compte par « caisse user accept ADRESSE --code CODE ».",
    ]
    door.answer(payload, as_json=as_json, lines=lines)


def _invite(group: click.Group) -> None:
    @command(group, "invite", permission=Permission.MANAGE_USERS, answers=("invitations",))
    @click.argument("email", metavar="ADRESSE")
    @click.option("--name", required=True, metavar="NOM", help="Nom de la personne.")
    @click.option("--homonym", is_flag=True, help="C’est un homonyme d’une personne qui a déjà un compte.")
    @json_option
    @pass_door
    def invite(door: Door, email: str, name: str, homonym: bool, as_json: bool) -> None:
        """Invite une personne. Elle ne validera jamais ce que vous aurez saisi."""
        actor = door.actor()
        made = door.database.run(lambda session: invite_user(session, email, name, actor, homonym=homonym))
        _show(door, (made,), as_json=as_json)


def _accept(group: click.Group) -> None:
    @command(group, "accept", permission=Permission.SIGN_IN, answers=("account",), asks=True)
    @click.argument("email", metavar="ADRESSE")
    @click.option("--code", required=True, metavar="CODE", help="Code d’invitation reçu.")
    @click.option("--password-stdin", is_flag=True, help="Lit le mot de passe sur l’entrée standard.")
    @json_option
    @pass_door
    def accept(door: Door, email: str, code: str, password_stdin: bool, as_json: bool) -> None:
        """Ouvre votre compte : vous choisissez un mot de passe d’au moins 12 caractères."""
        password = _password(from_stdin=password_stdin, confirm=True)
        actor = door.nobody()
        address = door.database.run(lambda session: accept_invitation(session, email, code, password, actor))
        lines = [f"Le compte {address} est ouvert. Connectez-vous par « caisse user sign-in {address} »."]
        door.answer({"account": address}, as_json=as_json, lines=lines)


def _sign_in(group: click.Group) -> None:
    @command(group, "sign-in", permission=Permission.SIGN_IN, answers=("account",), asks=True)
    @click.argument("email", metavar="ADRESSE")
    @click.option("--password-stdin", is_flag=True, help="Lit le mot de passe sur l’entrée standard.")
    @json_option
    @pass_door
    def sign_in(door: Door, email: str, password_stdin: bool, as_json: bool) -> None:
        """Connecte votre compte sur cette machine, pour 12 heures."""
        password = _password(from_stdin=password_stdin, confirm=False)
        actor = door.nobody()
        token = door.database.run(
            lambda session: sign_in_here(session, email, password, platform.node() or "?", actor)
        )
        write_token(door.config.home, email, token)
        lines = [f"Vous êtes connecté. Ajoutez « --as {email} » aux commandes qui agissent en votre nom."]
        door.answer({"account": email.strip().lower()}, as_json=as_json, lines=lines)


def _sign_out(group: click.Group) -> None:
    @command(group, "sign-out", permission=Permission.SIGN_IN, answers=("account",))
    @click.argument("email", metavar="ADRESSE")
    @json_option
    @pass_door
    def sign_out(door: Door, email: str, as_json: bool) -> None:
        """Met fin à votre connexion sur cette machine."""
        actor = door.nobody()
        door.database.run(lambda session: sign_out_here(session, email, door.config.home, actor))
        lines = ["Vous êtes déconnecté de cette machine."]
        door.answer({"account": email.strip().lower()}, as_json=as_json, lines=lines)


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.MANAGE_USERS, answers=("users",))
    @json_option
    @pass_door
    def show(door: Door, as_json: bool) -> None:
        """Montre les comptes et leurs rôles du jour."""
        actor = door.actor()
        with door.database.reading() as session:
            rows = list_users(session, actor)
        payload = {
            "users": [
                {
                    "id": row.id,
                    "account": row.email,
                    "name": row.name,
                    "opened": row.opened,
                    "roles": list(row.roles),
                }
                for row in rows
            ]
        }
        lines = [f"{row.id}  {row.email}  {', '.join(row.roles) or 'aucun rôle'}" for row in rows]
        door.answer(payload, as_json=as_json, lines=lines)


def _password(*, from_stdin: bool, confirm: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    typed: str = click.prompt("Mot de passe", hide_input=True, confirmation_prompt=confirm, err=True)
    return typed
