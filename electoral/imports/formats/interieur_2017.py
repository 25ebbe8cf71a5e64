"""Ministry of the Interior, 2017: one row a constituency, blocks of 9 with unnumbered headings.

Trimmed copies number the headings or drop columns: panel number, sex and nuance may lack.
"""

from electoral.imports.layout import Field, WideLayout, column

LAYOUT = WideLayout(
    id="interieur-2017",
    fixed=(
        column(Field.DEPARTMENT, "Code du département", "Code département"),
        column(Field.CONSTITUENCY, "Code de la circonscription", "Code circonscription"),
        column(Field.REGISTERED, "Inscrits"),
        column(Field.VOTED, "Votants"),
        column(Field.BLANK, "Blancs"),
        column(Field.NULL, "Nuls"),
        column(Field.EXPRESSED, "Exprimés"),
    ),
    block=(
        column(Field.PANEL, "N°Panneau", "N° de panneau", "Numéro de panneau", required=False),
        column(Field.SEX, "Sexe", required=False),
        column(Field.SURNAME, "Nom"),
        column(Field.FIRST_NAME, "Prénom"),
        column(Field.NUANCE, "Nuance", "Code nuance", required=False),
        column(Field.VOTES, "Voix"),
    ),
)
