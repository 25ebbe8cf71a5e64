"""Ministry of the Interior, 2024, text: one row a candidate, the constituency's figures on each."""

from electoral.imports.layout import Field, LongLayout, column

LAYOUT = LongLayout(
    id="interieur-2024-long",
    columns=(
        column(Field.DEPARTMENT, "Departement", "CodDpt", required=False),
        column(Field.CONSTITUENCY, "CodCirElec"),
        column(Field.REGISTERED, "Inscrits"),
        column(Field.VOTED, "Votants"),
        column(Field.BLANK, "Blancs"),
        column(Field.NULL, "Nuls"),
        column(Field.EXPRESSED, "Exprimes"),
        column(Field.PANEL, "NumPanneauCand"),
        column(Field.SURNAME, "NomPsn"),
        column(Field.FIRST_NAME, "PrenomPsn"),
        column(Field.SEX, "CivilitePsn"),
        column(Field.NUANCE, "CodNuaCand"),
        column(Field.VOTES, "NbVoix"),
    ),
)
