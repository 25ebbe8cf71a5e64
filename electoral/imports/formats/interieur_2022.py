"""Ministry of the Interior, 2022: the columns of 2017, the block named once, and a column ``Etat saisie``."""

from electoral.imports.formats import interieur_2017
from electoral.imports.layout import Field, WideLayout, column

LAYOUT = WideLayout(
    id="interieur-2022",
    fixed=(*interieur_2017.LAYOUT.fixed, column(Field.ENTRY_STATE, "Etat saisie")),
    block=interieur_2017.LAYOUT.block,
)
