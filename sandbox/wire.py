"""What travels over the wire: JSON, as text and back."""

import json
from typing import Any

Json = dict[str, Any]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode(value: object) -> bytes:
    return _encode(value).encode()


def decode(text: str | bytes) -> Any:  # noqa: ANN401 - JSON is anything
    return json.loads(text)
