"""What every table is made of: rows, numbers, and moments in UTC."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite keeps no zone, so it is taken off and put back on."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


Big = BigInteger().with_variant(Integer, "sqlite")
_NAMES = {  # a constraint without a name can never be altered
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
Json = JSON()  # not JSONB: that refuses NUL and lone surrogates, and raw updates may hold both


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A row is a plain record: it knows no rule and loads nothing behind your back."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as a plain class attribute
        int: Big,
        datetime: Moment,
        dict[str, Any]: Json,
        list[Any]: Json,
        str: Text,
    }


class Numbered(MappedAsDataclass, kw_only=True):
    id: Mapped[int] = mapped_column(init=False, primary_key=True, autoincrement=True)
