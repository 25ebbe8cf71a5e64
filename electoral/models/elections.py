"""General elections and constituencies: reference rows laid by the migration."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from caisse.kernel.metadata import Base


class Election(Base):
    """One general election; its row is also what imports lock, so that one runs at a time.

    Attributes:
        slug: ``legislatives-2017``.
        first_round: first round in metropolitan France.
        second_round: second round.
        after_dissolution: whether it followed a dissolution.
    """

    __tablename__ = "elections"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    first_round: Mapped[date]
    second_round: Mapped[date]
    after_dissolution: Mapped[bool]


class Constituency(Base):
    """One of the 577 constituencies.

    Attributes:
        code: canonical code: ``01-01``, ``2A-01``, ``ZA-01``, ``ZZ-01``.
        department: code of the department: ``01``, ``2A``, ``ZA``, ``ZZ``.
        department_name: its name.
        number: number of the constituency in the department.
        part: ``metropole``, ``overseas`` or ``abroad``.
    """

    __tablename__ = "constituencies"

    code: Mapped[str] = mapped_column(String(5), primary_key=True)
    department: Mapped[str] = mapped_column(String(2))
    department_name: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    part: Mapped[str] = mapped_column(String(10))
