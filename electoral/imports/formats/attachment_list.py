"""The ministry's list of attachments (rattachement), one row an attached candidate."""

from electoral.imports.layout import Field, LongLayout, column

LAYOUT = LongLayout(
    id="attachment-list",
    columns=(
        column(Field.DEPARTMENT, "code dpt", "code département", "code du département", required=False),
        column(
            Field.CONSTITUENCY,
            "code circo",
            "code circonscription",
            "code de la circonscription",
            "circonscription",
            "constituency",
        ),
        column(Field.SEX, "Sexe candidat", "sexe", "sex"),
        column(Field.SURNAME, "Nom candidat", "nom", "surname"),
        column(Field.FIRST_NAME, "Prénom candidat", "prénom", "first_name"),
        column(Field.PARTY, "Parti rattachement", "parti de rattachement", "parti", "party"),
        column(Field.RECOGNISED, "reconnu", "recognised", required=False),
    ),
)
