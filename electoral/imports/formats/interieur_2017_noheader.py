"""Ministry of the Interior, 2017, provisional text: the columns of the workbook without a header."""

from collections.abc import Mapping

from electoral.imports.layout import Field

ID = "interieur-2017-noheader"
BLOCK_START = 18
BLOCK_WIDTH = 9
PLACES: Mapping[Field, int] = {
    Field.DEPARTMENT: 0,
    Field.CONSTITUENCY: 2,
    Field.REGISTERED: 4,
    Field.VOTED: 7,
    Field.BLANK: 9,
    Field.NULL: 12,
    Field.EXPRESSED: 15,
    Field.PANEL: 18,
    Field.SEX: 19,
    Field.SURNAME: 20,
    Field.FIRST_NAME: 21,
    Field.NUANCE: 22,
    Field.VOTES: 23,
}
"""Index of each column; those from the panel number on repeat every ``BLOCK_WIDTH``."""
