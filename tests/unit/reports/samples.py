"""Fictional figures of every report, shared by the tests of builders and renderers."""

from dataclasses import replace
from datetime import date

from caisse.kernel.format import Language
from electoral.sexes import Sex
from electoral.tally import AttachedCandidate
from electoral.thresholds import judge_threshold
from ledger.contribution_kinds import Kind as Given
from ledger.key import Amount, Base, Key, ParityBorne, Part
from ledger.redistribution import Figures, ItemKind, PriorityItem, Receipt, redistribute
from reports.builders.account_lines import AccountLine, AccountLines
from reports.builders.contributions import ContributionFigures, ContributionLine, build_contributions
from reports.builders.general_ledger import GeneralLedgerFigures, build_general_ledger
from reports.builders.member_statement import MemberStatementFigures, build_member_statement
from reports.builders.plan import PlanFigures
from reports.builders.redistribution import build_redistribution
from reports.builders.share_notice import ShareNoticeFigures, SharePayment, build_share_notice
from reports.builders.threshold import ThresholdFigures, build_threshold
from reports.builders.trial_balance import AccountTotals, TrialBalanceFigures, build_trial_balance
from reports.document import Document
from reports.frame import Frame
from reports.manifest import Head, Input, KeyVersion
from reports.record import report_number

POLLING_DAY = date(2024, 6, 30)


def frame(language: Language = "fr") -> Frame:
    """Return the frame of an issue on 15 October 2025."""
    return Frame(
        pool="Le Bouquet",
        language=language,
        issued_on=date(2025, 10, 15),
        issued_by="Camille Exemple",
        head=Head(412, "9f3c1a7e" * 8, date(2025, 10, 14)),
        program="0.1.0",
        inputs=(Input("premier-tour.xlsx, version definitive", "ab" * 32),),
    )


def candidate(constituency: str, name: str, votes: int | None, expressed: int, row: int) -> AttachedCandidate:
    """Return one attached row; without votes it is not matched."""
    return AttachedCandidate(
        constituency=constituency,
        name=name,
        sex=Sex.WOMAN if row & 1 else Sex.MAN,
        overseas=constituency.startswith("Z"),
        candidacy_id=None if votes is None else row,
        votes=votes,
        expressed=expressed,
    )


CANDIDATES = (
    candidate("01-01", "ABEILLE Ana", 500, 50_000, 1),
    candidate("2A-01", "BLEUET Basile", 1_234, 40_000, 2),
    candidate("43-02", "CAMOMILLE Chloé", 414, 41_461, 3),
    candidate("75-12", "DIGITALE Denis", 416, 45_285, 4),
    candidate("975-01", "ERICA Élise", 12, 20_000, 5),
    candidate("ZZ-01", "FOUGÈRE Félix", None, 30_000, 6),
)


def threshold_figures() -> ThresholdFigures:
    """Return six candidacies: two reach 1 %, two are near, one far, one without known votes."""
    return ThresholdFigures(
        party="LE BOUQUET",
        election="Élections législatives de 2024",
        version_status="definitive",
        answer=judge_threshold(CANDIDATES, POLLING_DAY),
        doubles=1,
        unconfirmed=("matches",),
    )


def contribution_figures() -> ContributionFigures:
    """Return the lines of a small register, one outcome after the other."""
    law = "L88 art. 11-4"
    return ContributionFigures(
        2025,
        date(2025, 10, 15),
        (
            ContributionLine(
                "1",
                date(2025, 1, 20),
                "Aubépine",
                Given.MONEY,
                "Virement",
                3_000_00,
                "accepted",
                entry="2025-0003",
            ),
            ContributionLine(
                "2", date(2025, 3, 14), "Bruyère", Given.MONEY, "Virement", 500_00, "to_return", rule=law
            ),
            ContributionLine(
                "3",
                date(2025, 3, 15),
                "Églantine",
                Given.MONEY,
                "Virement",
                700_00,
                "to_return",
                rule=law,
                settled=True,
            ),
            ContributionLine(
                "4", date(2025, 4, 5), "Églantine", Given.ROOM, "Salle, 2 jours", 300_00, "refused", rule=law
            ),
            ContributionLine(
                "5",
                date(2025, 4, 6),
                "Églantine",
                Given.TIME,
                "",
                343_00,
                "accepted",
                minutes=1_470,
                entry="2025-0011",
            ),
            ContributionLine(
                "6",
                date(2025, 4, 12),
                "Aubépine",
                Given.ROOM,
                "Salle, 3 jours",
                360_00,
                "accepted",
                entry="2025-0012",
            ),
            ContributionLine(
                "7", date(2025, 5, 2), "Églantine", Given.SERVICE, "Son", 80_00, "to_invoice", rule=law
            ),
            ContributionLine(
                "8",
                date(2025, 5, 3),
                "Aubépine",
                Given.INVOICE,
                "Imprimeur",
                1_180_00,
                "accepted",
                entry="2025-0015",
            ),
            ContributionLine(
                "9", date(2025, 6, 12), "", Given.GIFT, "", 150_00, "accepted", entry="2025-0020"
            ),
            ContributionLine("10", date(2025, 6, 13), "Aubépine", Given.MONEY, "Doublon", 9_00, "cancelled"),
        ),
    )


ACCOUNTS = (
    AccountTotals("110", "Report à nouveau créditeur", -1_200_00, 0, 0),
    AccountTotals("4511", "Membres, quotes-parts à reverser", 0, 128_886_49, 136_414_43),
    AccountTotals("5121", "Banque, compte unique du mandataire", 1_650_00, 178_000_00, 163_324_39),
    AccountTotals("65711", "Contributions versées à des partis", 0, 136_414_43, 0),
    AccountTotals("7301", "Aide publique, première fraction", -450_00, 0, 143_562_10),
)


def trial_balance_figures() -> TrialBalanceFigures:
    """Return an even balance of five accounts in four classes."""
    return TrialBalanceFigures(2025, date(2025, 10, 31), ACCOUNTS, entries=38, drafts=2)


LINES = (
    AccountLine(date(2025, 1, 20), "2025-0003", "BM", "Contribution d’Aubépine", "VIR-12", 3_000_00),
    AccountLine(date(2025, 2, 1), "2025-0005", "BM", "Virement au compte du parti", "VIR-13", -1_500_00, "A"),
)


def general_ledger_figures() -> GeneralLedgerFigures:
    """Return two accounts."""
    return GeneralLedgerFigures(
        2025,
        date(2025, 1, 1),
        date(2025, 10, 31),
        (
            AccountLines("5121", "Banque, compte unique du mandataire", 1_650_00, LINES),
            AccountLines(
                "75511",
                "Contributions financières de partis",
                0,
                (replace(LINES[0], amount_cents=-3_000_00),),
            ),
        ),
        entries=2,
    )


def member_statement_figures() -> MemberStatementFigures:
    """Return what stands between the pool and one member."""
    posted = AccountLine(date(2025, 10, 10), "2025-0031", "AP", "Répartition 2025", "Plan 2025-1", -7_527_94)
    return MemberStatementFigures(
        "Dahlia",
        "D",
        2025,
        date(2025, 1, 1),
        date(2025, 10, 31),
        (
            AccountLines("4511", "Membres, quotes-parts à reverser", 0, (posted,)),
            AccountLines("75511", "Contributions financières de partis", 0, ()),
        ),
    )


def brings(member: str, votes: int, reached: int, money_cents: int, women: int, men: int) -> Figures:
    """Return what a member brings."""
    measures = {Base.VOTES: votes, Base.CONSTITUENCIES: reached, Base.MONEY: money_cents}
    return Figures(member, measures, women, men)


BROUGHT = (
    brings("A", 71_204, 26, 3_000_00, 22, 20),
    brings("B", 38_917, 14, 1_250_00, 10, 14),
    brings("C", 24_350, 9, 800_00, 9, 9),
    brings("D", 15_486, 4, 450_00, 4, 9),
    brings("E", 6_043, 1, 0, 3, 2),
)
RECEIPT = Receipt(
    received_cents=164_975_61,
    deduction_cents=15_965_38,
    items=(
        PriorityItem("Commissaire aux comptes", 4_200_00, ItemKind.EXPENSE),
        PriorityItem("Banque et assurance", 612_40, ItemKind.EXPENSE),
        PriorityItem("Emprunt", 6_000_00, ItemKind.LOAN, "A"),
        PriorityItem("Emprunt", 1_500_00, ItemKind.LOAN, "C"),
        PriorityItem("Réserve", 8_248_78, ItemKind.RESERVE),
    ),
)
KEY = Key(
    version="v3",
    parts=(
        Part(Base.VOTES, 60, {}),
        Part(Base.CONSTITUENCIES, 20, {}),
        Part(Base.EQUAL, 10, {}),
        Part(Base.MONEY, 10, {}),
    ),
    floor=Amount(cents=8_000_00),
    parity=ParityBorne.BY_CAUSES,
)
NAMES = {"A": "Aubépine", "B": "Bruyère", "C": "Coquelicot", "D": "Dahlia", "E": "Églantine"}


def plan_figures(posted_on: date | None = date(2025, 10, 10)) -> PlanFigures:
    """Return the worked case K2 as a plan."""
    return PlanFigures(
        number="2025-1",
        aid_year=2025,
        election="Élections législatives de 2024",
        decree="décret n° 2025-1",
        received_on=date(2025, 9, 25),
        receipt_entry="2025-0027",
        key=KEY,
        brought=BROUGHT,
        computed=redistribute(KEY, RECEIPT, BROUGHT),
        members=NAMES,
        posted_on=posted_on,
        consigned={"E": "Seul un parti peut la recevoir."},
    )


def plan_frame(language: Language = "fr") -> Frame:
    """Return a frame that quotes a key."""
    key = KeyVersion("v3", "ef" * 32, date(2025, 3, 2), "décision n° 12")
    return replace(frame(language), key=key)


def share_notice_figures(member: str = "C") -> ShareNoticeFigures:
    """Return a notice with its payment."""
    return ShareNoticeFigures(
        plan_figures(),
        member,
        account_end="0189",
        account_since=date(2024, 2, 3),
        payments=(SharePayment(date(2025, 10, 20), "2025-0036", 25_826_78),),
    )


def every_document(language: Language = "fr") -> dict[str, Document]:
    """Return one numbered document of each kind."""
    plain, planned = frame(language), plan_frame(language)
    documents = (
        build_threshold(threshold_figures(), plain),
        build_contributions(contribution_figures(), plain),
        build_member_statement(member_statement_figures(), plain),
        build_share_notice(share_notice_figures(), planned),
        build_redistribution(plan_figures(), planned),
        build_trial_balance(trial_balance_figures(), plain),
        build_general_ledger(general_ledger_figures(), plain),
    )
    return {document.kind: document.numbered(report_number(document)) for document in documents}
