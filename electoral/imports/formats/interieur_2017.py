"""Ministry of the Interior, 2017: one row a constituency, blocks of 9 with unnumbered headings."""

from electoral.imports.layout import Field, WideLayout, column

LAYOUT = WideLayout(
    id="interieur-2017",
    fixed=(
        column(Field.DEPARTMENT, "Code du département"),
        column(Field.CONSTITUENCY, "Code de la circonscription"),
        column(Field.REGISTERED, "Inscrits"),
        column(Field.VOTED, "Votants"),
        column(Field.BLANK, "Blancs"),
        column(Field.NULL, "Nuls"),
        column(Field.EXPRESSED, "Exprimés"),
    ),
    block=(
        column(Field.PANEL, "N°Panneau"),
        column(Field.SEX, "Sexe"),
        column(Field.SURNAME, "Nom"),
        column(Field.FIRST_NAME, "Prénom"),
        column(Field.NUANCE, "Nuance"),
        column(Field.VOTES, "Voix"),
    ),
)
