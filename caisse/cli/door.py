"""The door of the command line: who acts, which database, what is printed, which exit code.

A command is declared with ``@command(group, "name", permission=...)``. Start is refused when a command of
the tree declares no permission. Standard output carries the answer only.
"""

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from caisse.cli.progress import signs_of_life
from caisse.config import Config, read_config
from caisse.db import Database, open_engine
from caisse.identity.actor import Actor, local_actor
from caisse.identity.permissions import Permission
from caisse.identity.tokens import prove_account
from caisse.kernel.issues import IssueRecord
from caisse.kernel.messages import Language, Parameter, text
from caisse.kernel.refusals import RefusalError
from caisse.schema_version import check_revision

FAULT = 1
"""Exit code of an import error, a refused action, or a fault found by verify."""


class UndeclaredCommandError(RuntimeError):
    """A command declares no permission: the program does not start."""


class UnreadableFileError(RefusalError):
    """A file named on the command line cannot be read."""

    code = "documents.not_readable"


@dataclass(slots=True)
class Door:
    """One run of the command line.

    Attributes:
        config: where things are.
        account: address given with ``--as`` or CAISSE_ACTOR, or None.
        lang: language of what is printed.
    """

    config: Config
    account: str | None
    lang: Language
    _database: Database | None = field(default=None)

    @property
    def database(self) -> Database:
        """The open database, at the revision this program serves."""
        if self._database is None:
            self._database = Database(open_engine(self.config.database_url))
            check_revision(self._database)
        return self._database

    @property
    def unchecked_database(self) -> Database:
        """The open database, whatever its revision: for ``db upgrade`` only."""
        if self._database is None:
            self._database = Database(open_engine(self.config.database_url))
        return self._database

    def actor(self) -> Actor:
        """Return who acts: the named account, proved by its token, or ``local:<login>``."""
        if self.account is None:
            return self.nobody()
        with self.database.reading() as session:
            return prove_account(session, self.account, self.config.home)

    def nobody(self) -> Actor:
        """Return ``local:<login>``, whoever was named: for signing in."""
        return local_actor(_login())

    def say(self, code: str, **params: Parameter) -> None:
        """Print one sentence of the answer."""
        click.echo(text(code, params, self.lang))

    def answer(self, payload: Mapping[str, Any], *, as_json: bool, lines: Iterable[str] = ()) -> None:
        """Print the answer: the JSON, or lines for a person.

        Args:
            payload: what ``--json`` prints.
            as_json: whether ``--json`` was given.
            lines: the same, in sentences.
        """
        if as_json:
            click.echo(json.dumps(payload, ensure_ascii=False, indent=2))
            return
        for line in lines:
            click.echo(line)


pass_door = click.make_pass_decorator(Door)


def command(
    group: click.Group, name: str, *, permission: Permission, answers: Sequence[str] = (), asks: bool = False
) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command with its permission.

    Args:
        group: the group it belongs to.
        name: its name on the command line.
        permission: what its service asks for.
        answers: keys of its JSON; a failure answers the same keys with nulls, and ``issues``.
        asks: whether it asks questions on the terminal; then no bar is drawn over them.
    """

    def declare(function: Callable[..., Any]) -> click.Command:
        @wraps(function)
        def guarded(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - click passes what it parsed
            account = options.pop("as_account")
            door = click.get_current_context().find_object(Door)
            lang: Language = door.lang if door else "fr"
            if door is not None and account:
                door.account = account
            try:
                with nullcontext() if asks else signs_of_life(sys.stderr, text("door.working", lang=lang)):
                    return function(*args, **options)
            except RefusalError as refusal:
                _refuse(refusal, lang, as_json=bool(options.get("as_json")), answers=answers)

        acting = click.option("--as", "as_account", metavar="ADRESSE", help="Compte nommé qui agit.")
        declared = group.command(name)(acting(guarded))
        declared.permission = permission  # type: ignore[attr-defined] # click commands are plain objects
        return declared

    return declare


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--json``, passed as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Écrit la réponse en JSON, et rien d’autre.")(
        function
    )


def check_declared(root: click.Group) -> None:
    """Refuse to start when a command declares no permission.

    Raises:
        UndeclaredCommandError: naming the command.
    """
    for path, found in walk(root):
        if not isinstance(getattr(found, "permission", None), Permission):
            raise UndeclaredCommandError(" ".join(path))


def walk(root: click.Group, path: tuple[str, ...] = ()) -> Iterable[tuple[tuple[str, ...], click.Command]]:
    """Walk all commands of a tree, with their paths."""
    for name, found in sorted(root.commands.items()):
        if isinstance(found, click.Group):
            yield from walk(found, (*path, name))
        else:
            yield (*path, name), found


def read_bytes(path: str) -> bytes:
    """Return the content of a file named on the command line.

    Raises:
        UnreadableFileError: when it cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UnreadableFileError(path=path) from error


def fault() -> NoReturn:
    """End with exit code 1, after the answer was printed."""
    sys.exit(FAULT)


def open_door(account: str | None, lang: Language, environ: Mapping[str, str] | None = None) -> Door:
    """Make the door of this run from the environment."""
    values = os.environ if environ is None else environ
    return Door(config=read_config(values), account=account or values.get("CAISSE_ACTOR") or None, lang=lang)


def _refuse(refusal: RefusalError, lang: Language, *, as_json: bool, answers: Sequence[str]) -> NoReturn:
    if as_json:
        issue: IssueRecord = {
            "line": None,
            "column": None,
            "code": refusal.code,
            "severity": "error",
            "message": refusal.message(lang),
        }
        click.echo(json.dumps({**dict.fromkeys(answers), "issues": [issue]}, ensure_ascii=False, indent=2))
    else:
        click.echo(refusal.message(lang), err=True)
    fault()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "inconnu"
