"""Telephone numbers as strangers may see them."""

import re

_MAINLAND = re.compile(r"^(?:00)?86(?=1\d{10}$)")
_HEAD, _TAIL, _LONG, _SHORT = 3, 4, 10, 6


def masked(phone: str) -> str:
    """138****1234; of a short number only the last two digits show."""
    digits = _MAINLAND.sub("", re.sub(r"\D", "", phone))
    if len(digits) >= _LONG:
        return f"{digits[:_HEAD]}****{digits[-_TAIL:]}"
    return f"****{digits[-2:]}" if len(digits) >= _SHORT else "****"
