"""Contents that are neither words nor files: polls and dice."""

from sandbox.errors import bad_request
from sandbox.wire import Json
from sandbox.world import World

_POLL_SIZES = range(1, 13)
_LONGEST_QUESTION = 300
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def roll(world: World, emoji: str = "🎲") -> Json:
    return {"emoji": emoji, "value": world.events.last % DICE[emoji] + 1}


def poll_content(world: World, question: str, options: list[Json | str]) -> Json:
    if not question:
        raise bad_request("poll question must be non-empty")
    if len(question) > _LONGEST_QUESTION:
        raise bad_request("poll question length must not exceed 300")
    if len(options) not in _POLL_SIZES:
        raise bad_request("poll must have 1-12 options")
    texts = [option.get("text") if isinstance(option, dict) else option for option in options]
    if not all(isinstance(text, str) and text for text in texts):
        raise bad_request("expected an option to be of type String")
    return {
        "id": str(next(world.albums)),
        "question": question,
        "options": [
            {"persistent_id": str(n), "text": text, "voter_count": 0}
            for n, text in enumerate(texts)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
