"""``caisse grant``: roles, given by administrators."""

from datetime import date, datetime

import click

from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.identity.permissions import Permission
from caisse.kernel.clock import paris_date
from caisse.services.grants import GrantAnswer, GrantAsked, approve_grant, ask_grant, end_grant, list_grants

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_KEYS = ("grant", "request")


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "grant", "Les rôles, donnés par les administrateurs.")
    _ask(group)
    _approve(group)
    _end(group)
    _list(group)


def _ask(group: click.Group) -> None:
    @command(group, "ask", permission=Permission.GRANT, answers=_KEYS)
    @click.argument("email", metavar="ADRESSE")
    @click.argument("role", metavar="ROLE")
    @click.option("--member", metavar="CODE", help="Membre auquel le rôle est limité.")
    @click.option("--since", type=_DAY, metavar="AAAA-MM-JJ", help="Premier jour ; aujourd’hui sans elle.")
    @click.option("--until", type=_DAY, metavar="AAAA-MM-JJ", help="Dernier jour.")
    @click.option("--reason", required=True, metavar="TEXTE", help="Pourquoi.")
    @json_option
    @pass_door
    def ask(
        door: Door,
        email: str,
        role: str,
        member: str | None,
        since: datetime | None,
        until: datetime | None,
        reason: str,
        as_json: bool,
    ) -> None:
        """Demande un rôle. Un second administrateur l’accorde s’il touche à l’argent ou aux droits."""
        actor = door.actor()
        first = paris_date(actor.clock.now()) if since is None else since.date()
        asked = GrantAsked(email, role, member, first, _day(until), reason)
        _answer(door, door.database.run(lambda session: ask_grant(session, asked, actor)), as_json=as_json)


def _approve(group: click.Group) -> None:
    @command(group, "approve", permission=Permission.GRANT, answers=_KEYS)
    @click.argument("request", metavar="DEMANDE", type=int)
    @json_option
    @pass_door
    def approve(door: Door, request: int, as_json: bool) -> None:
        """Accorde un rôle qu’un autre administrateur a demandé."""
        actor = door.actor()
        _answer(
            door, door.database.run(lambda session: approve_grant(session, request, actor)), as_json=as_json
        )


def _end(group: click.Group) -> None:
    @command(group, "end", permission=Permission.GRANT, answers=("grant",))
    @click.argument("grant", metavar="DROIT", type=int)
    @click.option("--reason", required=True, metavar="TEXTE", help="Pourquoi.")
    @json_option
    @pass_door
    def end(door: Door, grant: int, reason: str, as_json: bool) -> None:
        """Met fin à un rôle, tout de suite."""
        actor = door.actor()
        door.database.run(lambda session: end_grant(session, grant, reason, actor))
        door.answer({"grant": grant}, as_json=as_json, lines=[f"Le droit n° {grant} a pris fin."])


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.GRANT, answers=("grants",))
    @json_option
    @pass_door
    def show(door: Door, as_json: bool) -> None:
        """Montre les rôles en vigueur."""
        actor = door.actor()
        with door.database.reading() as session:
            rows = list_grants(session, actor)
        payload = {
            "grants": [
                {
                    "id": row.id,
                    "account": row.email,
                    "role": row.role,
                    "member": row.member,
                    "since": row.since.isoformat(),
                    "until": None if row.until is None else row.until.isoformat(),
                }
                for row in rows
            ]
        }
        lines = [f"{row.id}  {row.email}  {row.role}  {row.member or ''}".rstrip() for row in rows]
        door.answer(payload, as_json=as_json, lines=lines)


def _answer(door: Door, answer: GrantAnswer, *, as_json: bool) -> None:
    if answer.grant is None:
        line = (
            f"Demande n° {answer.request} : un second administrateur l’accorde par « caisse grant approve »."
        )
    else:
        line = f"Le rôle est accordé (droit n° {answer.grant})."
    door.answer({"grant": answer.grant, "request": answer.request}, as_json=as_json, lines=[line])


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
