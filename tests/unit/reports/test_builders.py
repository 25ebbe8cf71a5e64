"""Builders: what each report says of its figures."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from electoral.thresholds import judge_threshold
from ledger.key import Amount, Base, ParityBorne, Part
from ledger.redistribution import PriorityItem, Receipt, redistribute
from reports.builders.contributions import ContributionFigures, build_contributions
from reports.builders.general_ledger import build_general_ledger
from reports.builders.member_statement import build_member_statement
from reports.builders.redistribution import build_redistribution
from reports.builders.share_notice import build_share_notice
from reports.builders.threshold import build_threshold
from reports.builders.trial_balance import TrialBalanceFigures, build_trial_balance
from reports.cells import Share
from reports.document import Definitions, Document, Note, Paragraph, Status, Steps, Table
from tests.unit.reports.samples import (
    BROUGHT,
    CANDIDATES,
    KEY,
    NAMES,
    POLLING_DAY,
    RECEIPT,
    candidate,
    contribution_figures,
    frame,
    general_ledger_figures,
    member_statement_figures,
    plan_figures,
    plan_frame,
    share_notice_figures,
    threshold_figures,
    trial_balance_figures,
)


def table(document: Document, key: str) -> Table:
    return next(found for found in document.tables if found.key == key)


def notes(document: Document) -> list[str]:
    return [block.text for block in document.lead if isinstance(block, Note)]


def counts(document: Document) -> dict[str, object]:
    blocks = (*document.lead, *(block for section in document.sections for block in section.blocks))
    items = (item for block in blocks if isinstance(block, Definitions) for item in block.items)
    return {item.key: item.value for item in items}


def steps(document: Document) -> tuple[str, ...]:
    return next(
        block.texts for section in document.sections for block in section.blocks if isinstance(block, Steps)
    )


def test_a_threshold_report_sorts_constituencies_by_what_they_reach() -> None:
    document = build_threshold(threshold_figures(), frame())

    assert table(document, "reached").rows == (
        ("01-01", 500, 50_000, Share(500, 50_000), 500, 0),
        ("2A-01", 1_234, 40_000, Share(1_234, 40_000), 400, 834),
    )
    assert [(row[0], row[-1]) for row in table(document, "near").rows] == [("43-02", -1), ("75-12", -37)]
    assert [row[0] for row in table(document, "others").rows] == ["975-01"]
    assert table(document, "unmatched").rows == (("ZZ-01", 1),)


def test_a_threshold_report_says_what_is_missing_and_what_rounding_would_change() -> None:
    document = build_threshold(threshold_figures(), frame())

    assert document.title.startswith("Il manque 48 circonscriptions\u00a0: LE BOUQUET")
    assert (document.figure.reached, document.figure.required) == (2, 50)
    assert notes(document)[0] == (
        "3 si l’on arrondit. En 43-02\u00a0: 414 voix sur 41\u202f461, soit 0,9985\u00a0%. "
        "La loi compte les voix\u00a0: c’est non."
    )
    assert "Rapprochements non confirmés" in notes(document)[1]
    assert "1 circonscription a une candidature sans voix connues" in notes(document)[2]
    assert "1 candidature est rattachée à plusieurs partis" in notes(document)[3]
    held = counts(document)
    assert (held["women"], held["men"], held["votes"], held["margin"]) == (3, 3, 2_576, -48)


def test_a_threshold_report_names_nobody_unless_asked() -> None:
    plain = build_threshold(threshold_figures(), frame())
    named = build_threshold(replace(threshold_figures(), names=True), frame())

    assert "ABEILLE" not in repr(plain.sections)
    assert table(named, "reached").rows[0][:2] == ("01-01", "ABEILLE Ana")
    assert table(named, "unmatched").rows == (("ZZ-01", "FOUGÈRE Félix"),)
    assert named.audience.startswith("Diffusion restreinte")
    assert "ne pas publier" in plain.audience


def test_a_provisional_version_makes_a_provisional_report() -> None:
    for status, expected in (("provisional", Status.PROVISIONAL), ("own_tally", Status.PROVISIONAL)):
        figures = replace(threshold_figures(), version_status=status)
        assert build_threshold(figures, frame()).status is expected
    assert build_threshold(threshold_figures(), frame()).status is Status.DEFINITIVE


def test_at_fifty_constituencies_the_threshold_is_reached() -> None:
    codes = [f"{department:02d}-0{number}" for department in range(1, 18) for number in (1, 2, 3)]
    for held, title in (
        (50, "Le seuil est atteint\u00a0: LE BOUQUET accède à l’aide publique"),
        (49, "Il manque 1 circonscription\u00a0: LE BOUQUET n’accède pas à l’aide publique"),
    ):
        rows = [candidate(code, code, 500, 50_000, row) for row, code in enumerate(codes[:held], start=1)]
        figures = replace(
            threshold_figures(), answer=judge_threshold(rows, POLLING_DAY), doubles=0, unconfirmed=()
        )
        document = build_threshold(figures, frame())
        assert document.title == title
        assert notes(document) == []


@pytest.mark.parametrize(
    ("votes", "title"),
    [(300, "Toutes les candidatures atteignent 1\u00a0%"), (199, "Il manque 1 candidature à 1\u00a0%")],
)
def test_an_overseas_party_is_judged_on_each_of_its_candidates(votes: int, title: str) -> None:
    rows = [candidate("ZA-01", "HIBISCUS Hélène", votes, 20_000, 1)]
    answer = judge_threshold(rows, POLLING_DAY)

    document = build_threshold(replace(threshold_figures(), answer=answer, doubles=0), frame())

    assert document.title.startswith(title)
    assert document.figure.item.label == "Candidatures à 1\u00a0% ou plus"
    assert document.figure.required == 1


def test_before_2003_standing_was_enough_and_no_margin_is_shown() -> None:
    answer = judge_threshold(CANDIDATES, date(2002, 6, 9))

    document = build_threshold(replace(threshold_figures(), answer=answer), frame())

    assert {row[-1] for row in table(document, "reached").rows} == {None}
    assert table(document, "near").rows == ()


def test_a_register_shows_members_and_never_persons() -> None:
    document = build_contributions(contribution_figures(), frame())

    assert document.title == "5 contributions acceptées, dont 3\u202f150,00\u00a0€ en argent"
    assert table(document, "members").rows == (
        ("Aubépine", 3_000_00, 0, 360_00, 0, 1_180_00),
        ("Églantine", 0, 0, 0, 343_00, 0),
        ("Personnes physiques", 150_00, 0, 0, 0, 0),
    )
    assert table(document, "members").totals == (("3 donateurs", 3_150_00, 0, 360_00, 343_00, 1_180_00),)
    assert table(document, "accepted").rows[1][3:5] == ("Bénévolat", 1_470)


def test_a_register_says_what_is_still_to_return_or_to_invoice() -> None:
    document = build_contributions(contribution_figures(), frame())

    assert notes(document) == [
        "1 somme est à rendre\u00a0: 500,00\u00a0€.",
        "1 avantage déjà utilisé est à facturer au prix habituel\u00a0: 80,00\u00a0€.",
    ]
    assert [row[6] for row in table(document, "not_accepted").rows] == [
        "À rendre", "Rendue", "Refusée", "À facturer", "Annulée",
    ]  # fmt: skip
    assert [rule.reference for rule in document.manifest.rules] == ["L88 art. 11-4"]


def test_an_empty_register_says_how_to_begin() -> None:
    document = build_contributions(
        ContributionFigures(2025, date(2025, 1, 1), (), member="Aubépine"), frame()
    )

    assert document.title == "0 contribution acceptée, dont 0,00\u00a0€ en argent"
    assert "caisse contribution add" in table(document, "members").empty
    assert [section.key for section in document.sections] == ["members", "accepted"]
    assert document.audience == "Aubépine et le groupement."


def test_a_trial_balance_sums_its_accounts_and_its_classes() -> None:
    document = build_trial_balance(trial_balance_figures(), frame())

    assert table(document, "accounts").totals == (
        ("Total", None, 1_650_00, 1_650_00, 443_300_92, 443_300_92, 152_740_04, 152_740_04),
    )
    assert [row[:2] for row in table(document, "classes").rows] == [
        ("1", "Capitaux et emprunts"), ("4", "Tiers"), ("5", "Banques"), ("6", "Charges"), ("7", "Produits"),
    ]  # fmt: skip
    assert notes(document)[1] == "2 brouillons attendent\u00a0: ils ne sont pas comptés."


def test_an_uneven_trial_balance_says_so_first() -> None:
    figures = trial_balance_figures()
    broken = replace(figures.accounts[0], debit_cents=1)

    document = build_trial_balance(replace(figures, accounts=(broken, *figures.accounts[1:])), frame())

    assert document.title == "Les comptes ne sont pas équilibrés"
    assert notes(document)[0].startswith("Faute")


def test_a_trial_balance_of_nothing_is_even() -> None:
    document = build_trial_balance(TrialBalanceFigures(2025, date(2025, 1, 1), (), closed=True), frame())

    assert document.title.endswith("0,00\u00a0€ de chaque côté")
    assert document.status is Status.DEFINITIVE
    assert table(document, "accounts").empty == "Aucune écriture validée sur cette période."


def test_a_general_ledger_opens_with_the_balance_and_runs_to_the_end() -> None:
    document = build_general_ledger(replace(general_ledger_figures(), closed=True), frame())

    bank = table(document, "account-5121")
    assert [row[-1] for row in bank.rows] == [1_650_00, 4_650_00, 3_150_00]
    assert bank.totals[0][-3:] == (3_000_00, 1_500_00, 3_150_00)
    assert document.title == "3 lignes validées, sur 2 comptes"
    assert document.status is Status.DEFINITIVE


def test_a_general_ledger_without_lines_says_so() -> None:
    document = build_general_ledger(replace(general_ledger_figures(), accounts=(), entries=0), frame())

    assert document.sections[0].blocks == (Paragraph("Aucune écriture validée sur cette période."),)


@pytest.mark.parametrize(
    ("amount_cents", "title"),
    [
        (-7_527_94, "Le groupement doit 7\u202f527,94\u00a0€ à Dahlia"),
        (0, "Le groupement et Dahlia ne se doivent rien"),
        (12_00, "Dahlia doit 12,00\u00a0€ au groupement"),
    ],
)
def test_a_statement_says_who_owes_whom(amount_cents: int, title: str) -> None:
    figures = member_statement_figures()
    line = replace(figures.accounts[0].lines[0], amount_cents=amount_cents)
    accounts = (replace(figures.accounts[0], lines=(line,)),)

    document = build_member_statement(replace(figures, accounts=accounts), frame())

    assert document.title == title
    assert counts(document)["account-4511"] == amount_cents


def test_a_statement_without_lines_says_so_and_a_closed_year_is_definitive() -> None:
    document = build_member_statement(replace(member_statement_figures(), accounts=(), closed=True), frame())

    assert "Aucune écriture validée ne concerne Dahlia" in repr(document.sections[0].blocks)
    assert document.status is Status.DEFINITIVE


def test_a_redistribution_shows_fraction_floor_remainder_rank_and_cent() -> None:
    document = build_redistribution(plan_figures(), plan_frame())

    assert table(document, "quotas").rows[2] == (
        "Coquelicot",
        plan_figures().weight_share(plan_figures().line_of("C")),
        Fraction(17279247082050, 6690439),
        25_826_77,
        Fraction(17279247082050, 6690439) - 2_582_677,
        2,
        1,
        25_826_78,
    )
    assert [row[3] for row in table(document, "shares").rows] == [
        71_101_74, 31_957_97, 25_826_78, 7_527_94, 8_000_00,
    ]  # fmt: skip
    assert table(document, "shares").totals[0][1:4] == (160_379_81, -15_965_38, 144_414_43)
    assert [row[2] for row in table(document, "shares").rows] == [0, -7_095_72, 0, -8_869_66, 0]
    assert table(document, "receipt").totals == (("À\u00a0répartir", 144_414_43),)
    assert sum(int(str(row[1])) for row in table(document, "receipt").rows[2:]) == 144_414_43
    assert notes(document) == [
        "Somme des parts\u00a0: 144\u202f414,43\u00a0€, égale à la somme à répartir.",
        "Églantine\u00a0: part consignée. Seul un parti peut la recevoir.",
    ]


def test_a_plan_that_is_not_posted_or_was_replaced_is_provisional() -> None:
    project = build_redistribution(plan_figures(posted_on=None), plan_frame())
    replaced = build_redistribution(replace(plan_figures(), replaced_by="2025-2"), plan_frame())

    assert (project.status, project.status_label) == (Status.PROVISIONAL, "projet, pas encore validé")
    assert "une seconde personne doit le valider" in " ".join(notes(project))
    assert (replaced.status, replaced.status_label) == (Status.PROVISIONAL, "remplacé par le plan 2025-2")


def test_shares_that_do_not_sum_are_a_fault() -> None:
    figures = plan_figures()
    broken = replace(figures.computed, lines=figures.computed.lines[1:])

    document = build_redistribution(replace(figures, computed=broken), plan_frame())

    assert notes(document)[0].startswith("Faute\u00a0: la somme des parts est 73\u202f312,69")


def test_fixed_shares_and_carried_amounts_have_their_lines() -> None:
    key = replace(
        KEY,
        parts=(Part(Base.FIXED, 1, {"A": 3, "B": 1}), Part(Base.IN_KIND, 1, {})),
        floor=None,
        parity=ParityBorne.BY_ALL,
    )
    brought = tuple(replace(one, measures={Base.IN_KIND: 5_00}) for one in BROUGHT)
    receipt = Receipt(received_cents=1_000_00, carried_cents=12_40, items=())
    figures = replace(
        plan_figures(), key=key, brought=brought, computed=redistribute(key, receipt, brought), consigned={}
    )

    document = build_redistribution(figures, plan_frame())

    assert table(document, "bases").rows[0] == ("Aubépine", 3, 5_00)
    assert ("Report des plans précédents", 12_40) in table(document, "receipt").rows
    assert "Aide brute" not in repr(table(document, "receipt").rows)
    assert {row[4] for row in table(document, "shares").rows} == {"à payer au compte du mandataire"}


def test_a_notice_tells_one_member_how_its_share_is_arrived_at() -> None:
    document = build_share_notice(share_notice_figures("C"), plan_frame())

    assert document.title == "Coquelicot reçoit 25\u202f826,78\u00a0€"
    assert steps(document)[3] == (
        "Votre quote-part exacte\u00a0: 17\u202f279\u202f247\u202f082\u202f050/6\u202f690\u202f439 centimes, "
        "soit 25\u202f826,77\u00a0€ et un reste de 4\u202f156\u202f847/6\u202f690\u202f439 centime."
    )
    assert "le vôtre est le 2e\u00a0: +1 centime" in steps(document)[4]
    held = counts(document)
    assert (held["share"], held["loan"], held["with_loan"]) == (25_826_78, 1_500_00, 27_326_78)
    assert "finit par 0189" in notes(document)[0]
    assert table(document, "payments").totals[0][2] == 25_826_78


@pytest.mark.parametrize("member", ["A", "B", "D", "E"])
def test_a_notice_names_no_other_member(member: str) -> None:
    document = build_share_notice(share_notice_figures(member), plan_frame())

    shown = repr((document.title, document.lead, document.sections))
    assert [name for code, name in NAMES.items() if code != member and name in shown] == []


def test_a_notice_tells_floor_parity_and_consignment() -> None:
    kept = build_share_notice(share_notice_figures("E"), plan_frame())
    charged = build_share_notice(share_notice_figures("D"), plan_frame())

    assert "Le plancher de la clé porte votre part à 8\u202f000,00\u00a0€." in steps(kept)
    assert kept.title == "Églantine\u00a0: 8\u202f000,00\u00a0€ sont consignés, pas encore payables"
    assert "Seul un parti peut la recevoir." in notes(kept)[0]
    assert "Retenue de parité à votre charge\u00a0: 8\u202f869,66\u00a0€." in steps(charged)
    assert "le vôtre est le 1er\u00a0: +1 centime" in steps(charged)[4]
    assert counts(charged)["parity"] == -8_869_66


def test_a_notice_without_an_account_says_what_to_send() -> None:
    figures = replace(share_notice_figures("A"), account_end="", account_since=None, payments=())

    document = build_share_notice(figures, plan_frame())

    assert "transmettez ses coordonnées" in notes(document)[0]
    assert table(document, "payments").empty == "Rien n’est encore payé."
    assert "pas de centime de plus" in steps(document)[4]


def test_a_whole_quota_leaves_no_remainder_and_a_cap_holds() -> None:
    even = replace(KEY, parts=(Part(Base.EQUAL, 1, {}),), floor=None, parity=ParityBorne.BY_ALL)
    capped = replace(even, parts=(Part(Base.VOTES, 1, {}),), cap=Amount(cents=2_500_00))
    whole = Receipt(received_cents=10_000_00, items=(PriorityItem("Frais", 100_00, RECEIPT.items[0].kind),))
    texts = []
    for key, receipt in ((even, whole), (capped, Receipt(received_cents=10_000_00))):
        plan = replace(plan_figures(), key=key, computed=redistribute(key, receipt, BROUGHT), consigned={})
        texts.append(steps(build_share_notice(replace(share_notice_figures("A"), plan=plan), plan_frame())))

    assert "Aucun reste\u00a0: pas de centime de plus." in texts[0]
    assert "Le plafond de la clé limite votre part à 2\u202f500,00\u00a0€." in texts[1]


@pytest.mark.parametrize(
    ("rank", "written"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (22, "22nd")],
)
def test_ranks_in_english_are_ordinals(rank: int, written: str) -> None:
    figures = share_notice_figures("A")
    line = figures.plan.line_of("A")
    ranked = replace(line, sharing=replace(line.sharing, rank=rank))
    computed = replace(figures.plan.computed, lines=(ranked, *figures.plan.computed.lines[1:]))

    document = build_share_notice(
        replace(figures, plan=replace(figures.plan, computed=computed)), plan_frame("en")
    )

    assert f"yours is the {written}" in steps(document)[4]


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 constituencies"), (1, "1 constituency"), (2, "2 const")]
)
def test_english_has_a_plural_for_nothing(count: int, expected: str) -> None:
    assert frame("en").counted("constituencies", count).startswith(expected)


def test_parity_borne_by_its_causes_shows_each_gap() -> None:
    document = build_redistribution(plan_figures(), plan_frame())

    assert table(document, "parity").rows == (
        ("Aubépine", 22, 20, 2, 0),
        ("Bruyère", 10, 14, -4, -7_095_72),
        ("Coquelicot", 9, 9, 0, 0),
        ("Dahlia", 4, 9, -5, -8_869_66),
        ("Églantine", 3, 2, 1, 0),
    )
    assert table(document, "parity").totals == (("5 membres", 48, 54, -6, -15_965_38),)


def test_a_candidacy_shared_between_two_members_counts_in_exact_fractions() -> None:
    halves = replace(plan_figures(), unit=2)

    document = build_redistribution(halves, plan_frame())

    bases = table(document, "bases")
    assert bases.rows[1] == ("Bruyère", Fraction(38_917, 2), Fraction(14, 2), 1_250_00)
    assert bases.totals[0][1] == Fraction(156_000, 2)
    assert table(document, "parity").rows[3][1:4] == (Fraction(4, 2), Fraction(9, 2), Fraction(-5, 2))
