"""The reports of the demonstration, each as a person would ask for it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from caisse.demo.cast import ELECTION, PARTY
from caisse.demo.contributions import YEAR
from caisse.demo.stage import Stage
from caisse.identity.actor import Actor
from caisse.services.book_reports import (
    BooksAsked,
    StatementAsked,
    compose_general_ledger,
    compose_member_statement,
    compose_trial_balance,
)
from caisse.services.contribution_reports import RegisterAsked, compose_contributions
from caisse.services.election_reports import ThresholdAsked, compose_threshold
from caisse.services.plan_reports import NoticeAsked, compose_redistribution, compose_share_notice
from caisse.services.plan_views import PlanView
from caisse.services.report_frames import Issuing
from caisse.services.reports import keep_report
from caisse.services.verdicts import VerdictAsked
from reports.document import Document
from reports.renderers.forms import Form, render

ISSUED_ON = date(2025, 12, 3)
Compose = Callable[[Session, Actor], Document]


def print_reports(stage: Stage, plan: PlanView) -> tuple[Path, ...]:
    """Issue every report as PDF, and the redistribution in each form; return the files.

    Args:
        stage: the stage.
        plan: the posted plan.
    """
    stage.on(ISSUED_ON)
    issuing, books, code = Issuing(issued_on=ISSUED_ON), BooksAsked(YEAR), plan.code or ""
    composed: dict[str, tuple[Compose, str | None]] = {
        "seuil": (
            lambda session, actor: compose_threshold(
                session, ThresholdAsked(VerdictAsked(ELECTION, PARTY)), issuing, actor
            ),
            None,
        ),
        "contributions": (
            lambda session, actor: compose_contributions(session, RegisterAsked(books), issuing, actor),
            None,
        ),
        "releve-A": (
            lambda session, actor: compose_member_statement(
                session, StatementAsked("A", books), issuing, actor
            ),
            "A",
        ),
        "avis-A": (
            lambda session, actor: compose_share_notice(session, NoticeAsked(code, "A"), issuing, actor),
            "A",
        ),
        "repartition": (
            lambda session, actor: compose_redistribution(session, code, issuing, actor),
            None,
        ),
        "balance": (lambda session, actor: compose_trial_balance(session, books, issuing, actor), None),
        "grand-livre": (lambda session, actor: compose_general_ledger(session, books, issuing, actor), None),
    }
    files = []
    for name, (compose, member) in composed.items():
        forms = tuple(Form) if name == "repartition" else (Form.PDF,)
        files += _issue(stage, name, compose, member, forms)
    return tuple(files)


def _issue(
    stage: Stage, name: str, compose: Compose, member: str | None, forms: tuple[Form, ...]
) -> list[Path]:
    theo = stage.people["theo"]
    with stage.database.reading() as session:
        document = compose(session, theo)
    files = []
    for form in forms:
        content = render(document, form)
        with stage.database.transaction() as session:
            kept = keep_report(session, document, form, content, member, theo)
        files.append(stage.file(f"rapports/{name}.{form.value}", kept.content))
    return files
