"""What became of a member's share, in the redistribution statement."""

from dataclasses import replace
from datetime import date

from reports.builders.plan import payment_state
from tests.unit.reports.samples import frame, plan_figures


def test_a_share_is_to_be_paid_then_paid_and_a_consigned_one_stays_so() -> None:
    figures = plan_figures()
    consigned = next(iter(figures.consigned))
    other = next(code for code in figures.members if code != consigned)
    assert payment_state(figures, other, frame()) == "à payer au compte du mandataire"
    paid = replace(figures, paid_on={other: date(2025, 11, 14)})
    assert payment_state(paid, other, frame()) == "payée le 14\u00a0novembre\u00a02025"
    assert payment_state(paid, consigned, frame()) == "consignée"
