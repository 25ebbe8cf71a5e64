"""Every use case asks first whether the actor may; none commits, none reads a clock of its own."""

import ast

from caisse.identity.permissions import Permission
from tests.architecture.sources import PACKAGES, name_of, parsed, place, python_files

DOORS = ("caisse/cli", "caisse/demo")
BEHIND_A_DOOR = ("caisse.services", "caisse.identity")
"""Where a door's session may go: services ask for the right; identity is what they ask."""

CLOCKS = {"caisse/kernel/clock.py"}


def _services() -> list[tuple[str, ast.FunctionDef]]:
    return [
        (place(path, node.lineno), node)
        for path in python_files("caisse/services")
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def first_call(function: ast.FunctionDef) -> str:
    """Return the name of what a function calls first, after its docstring; empty when it does otherwise."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    first = body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Call):
        return name_of(first.value.func)
    return ""


def origins(tree: ast.Module) -> dict[str, str]:
    """Return, for each name that a file imports, the module it comes from (or is)."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.asname or alias.name: alias.name for alias in node.names}
    return found


def handed_sessions(tree: ast.Module) -> list[tuple[int, str]]:
    """Return each call that a door hands its session to: line, and full name of what is called."""
    known = origins(tree)
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        first, function = node.args[0], node.func
        if not (isinstance(first, ast.Name) and first.id == "session"):
            continue
        if isinstance(function, ast.Name):
            found.append((node.lineno, known.get(function.id, "")))
        elif isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            found.append((node.lineno, f"{known.get(function.value.id, '')}.{function.attr}"))
    return [(line, name) for line, name in found if name]


def test_a_service_that_a_door_calls_asks_first_whether_its_actor_may() -> None:
    called = {name for path in python_files(*DOORS) for _, name in handed_sessions(parsed(path))}
    checked, wrong = 0, []
    for where, service in _services():
        module = where.rpartition(":")[0].removesuffix(".py").replace("/", ".")
        if f"{module}.{service.name}" in called:
            names = [argument.arg for argument in (*service.args.args, *service.args.kwonlyargs)]
            checked += 1
            if first_call(service) != "authorise" or names[0] != "session" or "actor" not in names:
                wrong.append(f"{where} {service.name}")
    assert wrong == []
    assert checked > 20


def test_a_door_hands_its_session_to_services_only() -> None:
    elsewhere = [
        f"{place(path, line)} {name}"
        for path in python_files(*DOORS)
        for line, name in handed_sessions(parsed(path))
        if not name.startswith(BEHIND_A_DOOR)
    ]
    assert elsewhere == []


def test_a_door_that_goes_round_the_services_is_seen() -> None:
    door = ast.parse(
        "from ledger.posting import post_entry\nfrom caisse.services import entries\n"
        "post_entry(session, draft)\ndatabase.run(lambda session: entries.post(session, command, actor))\n"
    )
    assert handed_sessions(door) == [(3, "ledger.posting.post_entry"), (4, "caisse.services.entries.post")]


def test_a_service_that_forgets_to_ask_is_seen() -> None:
    forgets, asks = ast.parse(
        "def post_entry(session, command, actor):\n    '''Doc.'''\n    entry = find(session)\n"
        "def draft_entry(session, command, actor):\n    '''Doc.'''\n    authorise(session, actor, X)\n"
    ).body
    assert isinstance(forgets, ast.FunctionDef)
    assert isinstance(asks, ast.FunctionDef)
    assert first_call(forgets) == ""
    assert first_call(asks) == "authorise"


def test_only_a_door_commits() -> None:
    committing = [
        place(path, node.lineno)
        for path in python_files("caisse/services", "caisse/identity", "ledger", "electoral", "reports")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]
    assert committing == []


def test_only_the_clock_reads_the_time() -> None:
    reading = [
        place(path, node.lineno)
        for path in python_files(*PACKAGES)
        if place(path) not in CLOCKS
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in {("datetime", "now"), ("date", "today"), ("time", "time")}
    ]
    assert reading == []


def test_every_permission_is_asked_for_somewhere() -> None:
    asked = {
        node.attr
        for path in python_files("caisse/services", "caisse/identity", "caisse/cli", "caisse/demo")
        if path.name not in {"permissions.py", "roles.py"}
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Permission"
    }
    assert {permission.name for permission in Permission} - asked == set()
