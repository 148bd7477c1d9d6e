"""Rows that a turn holds until it is filed: whoever else wants them waits, and then reads anew."""

from typing import Any, TypeVar

from sqlalchemy import Select

S = TypeVar("S", bound=Select[*tuple[Any, ...]])


def held(query: S, of: type[object] | None = None) -> S:
    """Locked, and read as they stand now, even if this turn has seen them before."""
    return query.with_for_update(of=of).execution_options(populate_existing=True)
