"""``caisse redistribution``: what scripts read, what people read, from the plan to the last share."""

from pathlib import Path

import pytest

from caisse.db import Database
from caisse.identity.tokens import issue_token, write_token
from caisse.kernel.clock import FixedClock, SystemClock
from caisse.models.users import User
from tests.conftest import ActorFactory
from tests.integration.counting_desk import ELECTION
from tests.integration.plan_desk import PlanDesk, ready_desk
from tests.terminal import Terminal

TOM = ("--as", "tom@example.org")
FANNY = ("--as", "fanny@example.org")
SARA = ("--as", "sara@example.org")
PLAN = (
    "redistribution", "plan", "--aid-year", "2025", "--election", ELECTION, "--decree", "Décret n° 2025-1",
    "--receipt", "2025-0001", "--key", "2025-1", "--date", "2025-10-10", "--deduction", "15 965,38",
    "--item", "dépense:Commissaire aux comptes=4200", "--item", "expense:Banque et assurance=612.40",
    "--item", "emprunt:A=6 000,00", "--item", "emprunt:C=1500", *TOM,
)  # fmt: skip
NETS = {"A": 71_101_74, "B": 31_957_97, "C": 25_826_78, "D": 7_527_94, "E": 8_000_00}


@pytest.fixture
def terminal(
    sqlite_database: Database, make_actor: ActorFactory, clock: FixedClock, tmp_path: Path
) -> Terminal:
    """A terminal in the home of the pool of K2, where tom, fanny and sara are signed in."""
    desk: PlanDesk = ready_desk(sqlite_database, make_actor, clock)
    with desk.database.transaction() as session:
        for actor in (desk.pool.treasurer, desk.pool.facilitator, desk.pool.second):
            user = session.get_one(User, actor.user_id)
            token = issue_token(session, user, machine="test", clock=SystemClock())
            write_token(tmp_path, user.email, token)
    return Terminal(tmp_path)


def test_the_road_of_a_plan_on_the_command_line(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.json(*PLAN)["code"] is None
    assert terminal.json("redistribution", "list", *TOM) == {"plans": [], "issues": []}

    plan = terminal.json(*PLAN, "--commit")
    assert plan["code"] == "2025-1"
    assert {line["member"]: line["net_cents"] for line in plan["lines"]} == NETS
    first = plan["lines"][0]
    assert (first["quota"], first["whole_cents"], first["rank"], first["extra_cents"]) == (
        "47570189516748/6690439", 7_110_174, 3, 0,
    )  # fmt: skip

    shown = terminal.run("redistribution", "show", "2025-1", *SARA).stdout
    assert "A, Aubépine\u00a0: 71\u202f101,74\u00a0€" in shown
    assert "parité 7\u202f095,72\u00a0€" in shown
    assert plan["digest"] in shown

    posted = terminal.json("redistribution", "post", "2025-1", "--digest", plan["digest"][:16], *FANNY)
    assert (posted["posted"], posted["issues"]) == (["2025-0006", "2025-0007"], [])

    paid = terminal.json("redistribution", "pay", "2025-1", "--member", "A", "--date", "2025-10-20", *TOM)
    assert (paid["cents"], paid["account_end"]) == (71_101_74, "2606")
    entry = paid["entry"]
    booked = terminal.run("entry", "post", f"{entry['id']}:{entry['digest']}", *SARA)
    assert booked.exit_code == 0, booked.stderr

    invoice = tmp_path.joinpath("facture.txt")
    invoice.write_text("Facture", encoding="utf-8")
    settled = terminal.json(
        "redistribution", "settle", "2025-1", "--item", "1", "--invoiced", "4320",
        "--document", str(invoice), *TOM,
    )  # fmt: skip
    assert settled == {"plan": "2025-1", "item": 1, "gap_cents": -120_00, "issues": []}
    listed = terminal.run("redistribution", "list", *TOM)
    assert "2025-1" in listed.stdout
    verified = terminal.run("verify", "--json")
    assert verified.exit_code == 0, verified.stdout


def test_a_refusal_answers_the_same_keys_with_nulls(terminal: Terminal) -> None:
    answer = terminal.run("redistribution", "show", "2025-9", "--json", *TOM)
    assert answer.exit_code == 1

    refused = terminal.json("redistribution", "show", "2025-9", *TOM)
    assert refused["code"] is None
    assert [issue["code"] for issue in refused["issues"]] == ["redistribution.plan_unknown"]


def test_a_consigned_share_is_not_paid_and_not_released_yet(terminal: Terminal) -> None:
    plan = terminal.json(*PLAN, "--commit")
    terminal.run("redistribution", "post", "2025-1", "--digest", plan["digest"], *FANNY)

    for verb, code in (("pay", "still_consigned"), ("release", "payment_unlawful")):
        answer = terminal.json("redistribution", verb, "2025-1", "--member", "E", *TOM)
        assert [issue["code"] for issue in answer["issues"]] == [f"redistribution.{code}"]


@pytest.mark.parametrize(
    ("option", "typed"),
    [("--item", "4200"), ("--item", "cadeau:A=1"), ("--seats", "A"), ("--seats", "A=x"), ("--aid-year", "x")],
)
def test_what_is_badly_typed_is_exit_code_2(terminal: Terminal, option: str, typed: str) -> None:
    assert terminal.run(*PLAN, option, typed).exit_code == 2


def test_nobody_plans_without_a_name(terminal: Terminal) -> None:
    answer = terminal.json(*PLAN[:-2])

    assert [issue["code"] for issue in answer["issues"]] == ["identity.named_account_required"]
