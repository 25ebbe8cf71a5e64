"""``caisse account``: the chart of accounts."""

import click

from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.identity.permissions import Permission
from caisse.services import accounts
from ledger.accounts import ChartAccount


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "account", "Le plan comptable.")
    for add in (_list, _add, _change, _remove):
        add(group)


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.READ_LEDGER, answers=("accounts",))
    @json_option
    @pass_door
    def list_(door: Door, as_json: bool) -> None:
        """Liste les comptes du plan en vigueur."""
        actor = door.actor()
        with door.database.reading() as session:
            chart = accounts.list_accounts(session, actor)
        payload = [
            {
                "number": each.number,
                "label": each.label,
                "heading": each.heading,
                "needs_member": each.needs_member,
            }
            for each in chart
        ]
        lines = [f"{each.number:<8} {each.label}" for each in chart]
        nothing = ["Le plan sera chargé à l’ouverture du premier exercice."]
        door.answer({"accounts": payload}, as_json=as_json, lines=lines or nothing)


def _add(group: click.Group) -> None:
    @command(group, "add", permission=Permission.MANAGE_PERIODS, answers=("number",))
    @click.argument("number", metavar="NUMÉRO")
    @click.option("--label", required=True, metavar="TEXTE", help="Intitulé.")
    @click.option("--heading", default="", metavar="TEXTE", help="Rubrique de la CNCCFP.")
    @click.option("--member", is_flag=True, help="Chaque ligne nomme un membre.")
    @json_option
    @pass_door
    def add(door: Door, number: str, label: str, heading: str, member: bool, as_json: bool) -> None:
        """Ajoute un compte, à tout moment."""
        actor = door.actor()
        account = ChartAccount(number, label, number[:3], heading, member)
        door.database.run(lambda session: accounts.add_account(session, account, actor))
        door.answer({"number": number}, as_json=as_json, lines=[f"Le compte {number} est au plan."])


def _change(group: click.Group) -> None:
    @command(group, "change", permission=Permission.MANAGE_PERIODS, answers=("number",))
    @click.argument("number", metavar="NUMÉRO")
    @click.option("--number", "new_number", metavar="NUMÉRO", help="Nouveau numéro ; le même sans elle.")
    @click.option("--label", required=True, metavar="TEXTE", help="Intitulé.")
    @click.option("--heading", default="", metavar="TEXTE", help="Rubrique de la CNCCFP.")
    @click.option("--member", is_flag=True, help="Chaque ligne nomme un membre.")
    @json_option
    @pass_door
    def change(
        door: Door, number: str, new_number: str | None, label: str, heading: str, member: bool, as_json: bool
    ) -> None:
        """Change un compte, avant la première écriture validée."""
        actor = door.actor()
        wanted = new_number or number
        account = ChartAccount(wanted, label, wanted[:3], heading, member)
        door.database.run(lambda session: accounts.change_account(session, number, account, actor))
        door.answer({"number": wanted}, as_json=as_json, lines=[f"Le compte {wanted} est changé."])


def _remove(group: click.Group) -> None:
    @command(group, "remove", permission=Permission.MANAGE_PERIODS, answers=("number",))
    @click.argument("number", metavar="NUMÉRO")
    @json_option
    @pass_door
    def remove(door: Door, number: str, as_json: bool) -> None:
        """Retire un compte du plan, avant la première écriture validée."""
        actor = door.actor()
        door.database.run(lambda session: accounts.remove_account(session, number, actor))
        door.answer({"number": number}, as_json=as_json, lines=[f"Le compte {number} est retiré."])
