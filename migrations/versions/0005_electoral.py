"""Elections: reference rows, import batches, candidacies, result versions, attachments, decisions, matches.

House rules: explicit DDL, no application code; expand first, contract in a later release;
never touch a hashed column; never batch mode on a protected table (it drops triggers);
after it, the test on triggers compares them with the declared list.
"""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ELECTIONS = (
    ("legislatives-2002", date(2002, 6, 9), date(2002, 6, 16), False),
    ("legislatives-2007", date(2007, 6, 10), date(2007, 6, 17), False),
    ("legislatives-2012", date(2012, 6, 10), date(2012, 6, 17), False),
    ("legislatives-2017", date(2017, 6, 11), date(2017, 6, 18), False),
    ("legislatives-2022", date(2022, 6, 12), date(2022, 6, 19), False),
    ("legislatives-2024", date(2024, 6, 30), date(2024, 7, 7), True),
)

# Code, name and number of constituencies of each department (code électoral, tableaux 1, 1 bis and 1 ter).
_DEPARTMENTS = """
01 Ain 5 | 02 Aisne 5 | 03 Allier 3 | 04 Alpes-de-Haute-Provence 2 | 05 Hautes-Alpes 2 |
06 Alpes-Maritimes 9 | 07 Ardèche 3 | 08 Ardennes 3 | 09 Ariège 2 | 10 Aube 3 | 11 Aude 3 | 12 Aveyron 3 |
13 Bouches-du-Rhône 16 | 14 Calvados 6 | 15 Cantal 2 | 16 Charente 3 | 17 Charente-Maritime 5 | 18 Cher 3 |
19 Corrèze 2 | 21 Côte-d'Or 5 | 22 Côtes-d'Armor 5 | 23 Creuse 1 | 24 Dordogne 4 | 25 Doubs 5 |
26 Drôme 4 | 27 Eure 5 | 28 Eure-et-Loir 4 | 29 Finistère 8 | 2A Corse-du-Sud 2 | 2B Haute-Corse 2 |
30 Gard 6 | 31 Haute-Garonne 10 | 32 Gers 2 | 33 Gironde 12 | 34 Hérault 9 | 35 Ille-et-Vilaine 8 |
36 Indre 2 | 37 Indre-et-Loire 5 | 38 Isère 10 | 39 Jura 3 | 40 Landes 3 | 41 Loir-et-Cher 3 | 42 Loire 6 |
43 Haute-Loire 2 | 44 Loire-Atlantique 10 | 45 Loiret 6 | 46 Lot 2 | 47 Lot-et-Garonne 3 | 48 Lozère 1 |
49 Maine-et-Loire 7 | 50 Manche 4 | 51 Marne 5 | 52 Haute-Marne 2 | 53 Mayenne 3 |
54 Meurthe-et-Moselle 6 | 55 Meuse 2 | 56 Morbihan 6 | 57 Moselle 9 | 58 Nièvre 2 | 59 Nord 21 |
60 Oise 7 | 61 Orne 3 | 62 Pas-de-Calais 12 | 63 Puy-de-Dôme 5 | 64 Pyrénées-Atlantiques 6 |
65 Hautes-Pyrénées 2 | 66 Pyrénées-Orientales 4 | 67 Bas-Rhin 9 | 68 Haut-Rhin 6 | 69 Rhône 14 |
70 Haute-Saône 2 | 71 Saône-et-Loire 5 | 72 Sarthe 5 | 73 Savoie 4 | 74 Haute-Savoie 6 | 75 Paris 18 |
76 Seine-Maritime 10 | 77 Seine-et-Marne 11 | 78 Yvelines 12 | 79 Deux-Sèvres 3 | 80 Somme 5 | 81 Tarn 3 |
82 Tarn-et-Garonne 2 | 83 Var 8 | 84 Vaucluse 5 | 85 Vendée 5 | 86 Vienne 4 | 87 Haute-Vienne 3 |
88 Vosges 4 | 89 Yonne 3 | 90 Territoire de Belfort 2 | 91 Essonne 10 | 92 Hauts-de-Seine 13 |
93 Seine-Saint-Denis 12 | 94 Val-de-Marne 11 | 95 Val-d'Oise 10 | ZA Guadeloupe 4 | ZB Martinique 4 |
ZC Guyane 2 | ZD La Réunion 7 | ZM Mayotte 2 | ZN Nouvelle-Calédonie 2 | ZP Polynésie française 3 |
ZS Saint-Pierre-et-Miquelon 1 | ZW Wallis et Futuna 1 | ZX Saint-Martin/Saint-Barthélemy 1 |
ZZ Français établis hors de France 11
"""

_TABLES = (
    "matches",
    "matchings",
    "attachment_decisions",
    "attachments",
    "votes",
    "constituency_results",
    "result_versions",
    "candidacy_aliases",
    "candidacies",
    "import_issues",
    "import_batches",
    "constituencies",
    "elections",
)


def _big_id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _key() -> sa.Column[int]:
    return sa.Column("id", _big_id(), primary_key=True)


def _reference(
    name: str, table: str, *, key: bool = False, null: bool = False, index: bool = False, unique: bool = False
) -> sa.Column[int]:
    return sa.Column(
        name,
        _big_id(),
        sa.ForeignKey(f"{table}.id"),
        primary_key=key,
        nullable=null,
        index=index,
        unique=unique or None,
    )


def _election(*, index: bool = False) -> sa.Column[int]:
    return sa.Column("election_id", sa.Integer(), sa.ForeignKey("elections.id"), nullable=False, index=index)


def _constituency(*, key: bool = False) -> sa.Column[str]:
    return sa.Column(
        "constituency", sa.String(5), sa.ForeignKey("constituencies.code"), nullable=False, primary_key=key
    )


def _text(name: str, length: int, *, null: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=null, unique=unique or None)


def _integer(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _count(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=null)


def upgrade() -> None:
    """Expand."""
    _reference_tables()
    _batches()
    _candidacies()
    _versions()
    _attachments()
    _matches()


def downgrade() -> None:
    """Undo."""
    for table in _TABLES:
        op.drop_table(table)


def _reference_tables() -> None:
    elections = op.create_table(
        "elections",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("slug", 40, unique=True),
        sa.Column("first_round", sa.Date(), nullable=False),
        sa.Column("second_round", sa.Date(), nullable=False),
        sa.Column("after_dissolution", sa.Boolean(), nullable=False),
    )
    constituencies = op.create_table(
        "constituencies",
        sa.Column("code", sa.String(5), primary_key=True),
        _text("department", 2),
        _text("department_name", 60),
        _integer("number"),
        _text("part", 10),
    )
    names = ("slug", "first_round", "second_round", "after_dissolution")
    op.bulk_insert(elections, [dict(zip(names, row, strict=True)) for row in _ELECTIONS])
    op.bulk_insert(
        constituencies,
        [
            {
                "code": f"{department}-{number:02d}",
                "department": department,
                "department_name": " ".join(words),
                "number": number,
                "part": "abroad"
                if department == "ZZ"
                else "overseas"
                if department[0] == "Z"
                else "metropole",
            }
            for department, *words, count in (entry.split() for entry in _DEPARTMENTS.split("|"))
            for number in range(1, int(count) + 1)
        ],
    )


def _batches() -> None:
    op.create_table(
        "import_batches",
        _key(),
        _text("kind", 20),
        _text("digest", 64),
        _text("format", 40),
        _election(index=True),
        _integer("round", null=True),
        _text("status", 20, null=True),
        _text("state", 20),
        _text("encoding", 20, null=True),
        _text("sheet", 100, null=True),
        _text("file_name", 255),
        _reference("author_id", "users", null=True),
        _text("author_label", 254),
        _text("at", 27),
        _text("committed_at", 27, null=True),
        sa.Column("document_digest", sa.String(64), sa.ForeignKey("documents.digest"), nullable=True),
        _text("salt", 32, null=True),
        _reference("superseded_by_id", "import_batches", null=True),
        sa.UniqueConstraint("digest", "format"),
        sa.CheckConstraint("state IN ('staged', 'committed', 'rejected')", name="known_state"),
        sa.CheckConstraint("kind IN ('results', 'attachments', 'decisions')", name="known_kind"),
        sa.CheckConstraint("state = 'rejected' OR document_digest IS NOT NULL", name="original_kept"),
    )
    op.create_table(
        "import_issues",
        _reference("batch_id", "import_batches", key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        _text("code", 80),
        _text("severity", 10),
        _integer("line", null=True),
        _text("column", 100, null=True),
        sa.Column("params", sa.Text(), nullable=False),
    )


def _candidacies() -> None:
    op.create_table(
        "candidacies",
        _key(),
        _election(),
        _constituency(),
        _text("identity", 300),
        _integer("panel", null=True),
        _text("surname", 120),
        _text("first_name", 120),
        _text("normalised", 300),
        _text("sex", 1, null=True),
        _text("nuance", 20, null=True),
        _text("label", 200, null=True),
        _reference("staged_by_id", "import_batches", null=True, index=True),
        sa.CheckConstraint("panel IS NULL OR panel > 0", name="panel_from_one"),
    )
    for column in ("panel", "identity"):
        op.create_index(
            f"uq_candidacies_{column}",
            "candidacies",
            ["election_id", "constituency", column],
            unique=True,
            sqlite_where=sa.text("staged_by_id IS NULL"),
            postgresql_where=sa.text("staged_by_id IS NULL"),
        )
    op.create_table(
        "candidacy_aliases",
        _key(),
        _reference("candidacy_id", "candidacies"),
        _reference("batch_id", "import_batches", index=True),
        _integer("line"),
        _text("surname", 120),
        _text("first_name", 120),
        _text("normalised", 300),
        sa.UniqueConstraint("candidacy_id", "batch_id"),
    )


def _versions() -> None:
    op.create_table(
        "result_versions",
        _key(),
        _text("code", 80, null=True, unique=True),
        _election(),
        _integer("round"),
        _text("status", 20),
        _reference("batch_id", "import_batches", unique=True),
        _text("rows_digest", 64),
        sa.CheckConstraint("round IN (1, 2)", name="known_round"),
    )
    op.create_index(None, "result_versions", ["election_id", "round", "status"])
    op.create_table(
        "constituency_results",
        _reference("version_id", "result_versions", key=True),
        _constituency(key=True),
        _count("registered"),
        _count("voted"),
        _count("blank_ballots", null=True),
        _count("null_ballots", null=True),
        _count("expressed"),
        _integer("line"),
        sa.CheckConstraint("registered >= voted AND voted >= expressed AND expressed >= 0", name="in_order"),
    )
    op.create_table(
        "votes",
        _reference("version_id", "result_versions", key=True),
        _reference("candidacy_id", "candidacies", key=True),
        _count("votes"),
        _integer("line"),
        sa.CheckConstraint("votes >= 0", name="not_negative"),
    )
    op.create_index(None, "votes", ["candidacy_id"])


def _attachments() -> None:
    op.create_table(
        "attachments",
        _key(),
        _reference("batch_id", "import_batches"),
        _election(),
        _integer("line"),
        _constituency(),
        _text("sex", 1, null=True),
        _text("surname", 120),
        _text("first_name", 120),
        _text("normalised", 300),
        _text("party", 200),
        _text("party_normalised", 200),
        sa.Column("recognised", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("batch_id", "line"),
    )
    op.create_index(None, "attachments", ["batch_id", "party_normalised"])
    op.create_table(
        "attachment_decisions",
        _key(),
        _reference("batch_id", "import_batches"),
        _election(index=True),
        _integer("line"),
        _constituency(),
        _text("list_name", 300),
        _text("list_normalised", 300),
        _text("party_normalised", 200),
        sa.Column("party_named", sa.Boolean(), nullable=False),
        _reference("candidacy_id", "candidacies", null=True, index=True),
        _text("decision", 10),
        _reference("author_id", "users", null=True),
        _text("author_label", 254),
        _text("at", 27),
        sa.UniqueConstraint("batch_id", "line"),
        sa.CheckConstraint("decision IN ('match', 'refuse', 'set_aside')", name="known_decision"),
        sa.CheckConstraint("decision = 'set_aside' OR candidacy_id IS NOT NULL", name="names_candidacy"),
    )


def _matches() -> None:
    op.create_table(
        "matchings",
        _key(),
        _election(),
        _integer("number"),
        _reference("batch_id", "import_batches"),
        _reference("attachments_batch_id", "import_batches"),
        _text("digest", 64),
        _text("at", 27),
        sa.UniqueConstraint("election_id", "number"),
    )
    op.create_table(
        "matches",
        _reference("matching_id", "matchings", key=True),
        _reference("attachment_id", "attachments", key=True),
        _reference("candidacy_id", "candidacies", null=True),
        _text("basis", 10),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.CheckConstraint("NOT counted OR candidacy_id IS NOT NULL", name="counted_has_candidacy"),
    )
    op.create_index(None, "matches", ["candidacy_id"])
