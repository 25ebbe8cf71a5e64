"""The aid of the demonstration: the decree, the receipt, the plan, what is owed, what is paid."""

from datetime import date
from typing import Final

from caisse.demo.books import close_months, draft, post_drafts
from caisse.demo.cast import AID_YEAR, COLLECTIVES, ELECTION
from caisse.demo.contributions import YEAR
from caisse.demo.election import KEY_VERSION, Count
from caisse.demo.stage import Stage
from caisse.kernel.exact import Cents
from caisse.kernel.format import money
from caisse.services.entries import list_entries
from caisse.services.payouts import pay_share
from caisse.services.plan_postings import post_plan
from caisse.services.plan_views import PlanView
from caisse.services.redistributions import ItemAsked, PlanAsked, plan_redistribution
from ledger.redistribution import ItemKind, PriorityItem

DECREE: Final = "Décret fictif n° 2025-000"
AUDITOR_CENTS: Final = 420_000


def receive_aid(stage: Stage, count: Count) -> str:
    """Book the decree, the receipt and the transfer to the party's account; return the receipt's number."""
    net_cents = count.aid.net_cents
    stage.on(date(2025, 11, 4))
    draft(stage, "AP", date(2025, 11, 3), DECREE, "Décret", (("441", net_cents), ("7301", -net_cents)))
    draft(
        stage,
        "BM",
        date(2025, 11, 4),
        "Aide publique reçue",
        "R-100",
        (("5121", net_cents), ("441", -net_cents)),
    )
    out, back = (("580", net_cents), ("5121", -net_cents)), (("5122", net_cents), ("580", -net_cents))
    draft(stage, "BM", date(2025, 11, 4), "Virement vers le compte du parti", "V-002", out)
    draft(stage, "BP", date(2025, 11, 4), "Virement du mandataire", "V-002", back)
    post_drafts(stage, YEAR)
    with stage.database.reading() as session:
        posted = list_entries(session, YEAR, stage.people["theo"], state="posted", journal="BM")
    receipt = next(entry for entry in posted if entry.said.piece == "R-100")
    return receipt.number or ""


def share_aid(stage: Stage, count: Count, receipt: str) -> PlanView:
    """Compute the plan, let a second person post it, pay who may be paid, close the month."""
    theo, fanny = stage.people["theo"], stage.people["fanny"]
    stage.on(date(2025, 11, 12))
    asked = PlanAsked(
        aid_year=AID_YEAR,
        election=ELECTION,
        version=None,
        decree=DECREE,
        receipt=receipt,
        key=KEY_VERSION,
        day=date(2025, 11, 12),
        deduction_cents=count.aid.deduction_cents,
        items=(ItemAsked(PriorityItem("Commissaire aux comptes", Cents(AUDITOR_CENTS), ItemKind.EXPENSE)),),
        commit=True,
    )
    with stage.database.transaction() as session:
        plan = plan_redistribution(session, asked, theo)
    with stage.database.transaction() as session:
        posted = post_plan(session, plan.code or "", plan.digest or "", fanny)
    stage.say(
        f"Plan {posted.code} : {money(posted.to_share_cents)} partagés entre {len(posted.lines)} membres."
    )
    for line in posted.lines:
        reason = "" if line.consigned is None else ", consignés : ce n’est pas un parti"
        stage.say(f"  {line.member}  {line.name} : {money(line.net_cents)}{reason}")
    _pay(stage, posted)
    return posted


def _pay(stage: Stage, plan: PlanView) -> None:
    stage.on(date(2025, 11, 14))
    paid = [line for line in plan.lines if line.consigned is None]
    with stage.database.transaction() as session:
        for line in paid:
            pay_share(session, plan.code or "", line.member, date(2025, 11, 14), stage.people["theo"])
    post_drafts(stage, YEAR)
    whole = sum(line.net_cents for line in paid)
    stage.say(f"Payé aux mandataires de {len(paid)} partis sur {len(COLLECTIVES)} membres : {money(whole)}.")


def close_november(stage: Stage) -> None:
    """Close the month in which the aid was shared."""
    stage.on(date(2025, 12, 2))
    close_months(stage, YEAR, (11,))
    stage.say("Novembre 2025 est clos.")
