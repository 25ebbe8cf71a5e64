"""Sciences Po (CDSP), 2002 to 2012: blocks of 7 with a declared label, without panel number."""

from electoral.imports.layout import Field, WideLayout, column

LAYOUT = WideLayout(
    id="cdsp",
    fixed=(
        column(Field.DEPARTMENT, "Code département"),
        column(Field.CONSTITUENCY, "circonscription"),
        column(Field.REGISTERED, "Inscrits"),
        column(Field.VOTED, "Votants"),
        column(Field.EXPRESSED, "Exprimés"),
        column(Field.BLANK_AND_NULL, "Blancs et nuls"),
    ),
    block=(
        column(Field.SEX, "Sexe candidat"),
        column(Field.SURNAME, "Nom candidat"),
        column(Field.FIRST_NAME, "Prénom candidat"),
        column(Field.LABEL, "Etiquette liste"),
        column(Field.NUANCE, "nuance"),
        column(Field.VOTES, "voix"),
    ),
)
