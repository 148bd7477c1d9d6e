"""邀请 — a link into one home for one person: what it carries, and whether it still leads there."""

import re
from datetime import datetime
from hashlib import sha256

SECRET = 18  # bytes: 144 bits, which nobody guesses
BY_THE_OFFICE = ("owner", "family", "tenant")  # an agent shows the office a written mandate (A6)
BY_AN_OWNER = ("family", "tenant")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{24}", re.ASCII)


def is_token(payload: str) -> bool:
    """Whether this could be what one of our links carries."""
    return bool(_TOKEN.fullmatch(payload))


def hash_of(token: str) -> str:
    """All that is kept of it."""
    return sha256(token.encode()).hexdigest()


def leads_in(
    now: datetime, expires_at: datetime, used_at: datetime | None, withdrawn_at: datetime | None
) -> bool:
    """Once, and not for long."""
    return used_at is None and withdrawn_at is None and now < expires_at
