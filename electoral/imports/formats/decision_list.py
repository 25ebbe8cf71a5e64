"""A decisions file: what a person decided about rows of an attachment list."""

from electoral.imports.layout import Field, LongLayout, column

LAYOUT = LongLayout(
    id="decisions",
    columns=(
        column(Field.CONSTITUENCY, "constituency", "circonscription"),
        column(Field.LIST_NAME, "list_name", "nom de la liste"),
        column(Field.RESULT_NAME, "result_name", "nom des résultats"),
        column(Field.PARTY, "party", "parti", required=False),
        column(Field.PANEL, "panel", "panneau", required=False),
        column(Field.DECISION, "decision", "décision", required=False),
    ),
)
