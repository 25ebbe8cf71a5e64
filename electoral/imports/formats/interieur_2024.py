"""Ministry of the Interior, 2024: one row a constituency, blocks of 9 with numbered headings."""

from electoral.imports.layout import Field, WideLayout, column

LAYOUT = WideLayout(
    id="interieur-2024",
    fixed=(
        column(Field.DEPARTMENT, "Code département"),
        column(Field.CONSTITUENCY, "Code circonscription législative"),
        column(Field.REGISTERED, "Inscrits"),
        column(Field.VOTED, "Votants"),
        column(Field.BLANK, "Blancs"),
        column(Field.NULL, "Nuls"),
        column(Field.EXPRESSED, "Exprimés"),
    ),
    block=(
        column(Field.PANEL, "Numéro de panneau"),
        column(Field.NUANCE, "Nuance candidat"),
        column(Field.SURNAME, "Nom candidat"),
        column(Field.FIRST_NAME, "Prénom candidat"),
        column(Field.SEX, "Sexe candidat"),
        column(Field.VOTES, "Voix"),
    ),
)
