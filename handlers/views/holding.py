"""What a colleague is told of a reply that promises too much."""

from handlers.buttons import Button, press
from handlers.letters import Letter
from locales import Words
from storage.tables import HeldReply


def held(reply: HeldReply, risky: tuple[str, ...], words: Words) -> Letter:
    """It waits; they decide."""
    return Letter(
        words(
            "✋ Not sent yet. {said} may be taken for a promise that the office has to keep. "
            "You can also simply edit your message.",
            said=_quoted(risky, words),
        ),
        (
            (Button(words("Send it all the same"), press("held_send", reply.id)),),
            (Button(words("Let me reword it"), press("held_drop", reply.id)),),
        ),
    )


def gone_out(risky: tuple[str, ...], words: Words) -> Letter:
    """Where it could not wait."""
    return Letter(
        words(
            "It is sent. {said} may be taken for a promise that the office has to keep.",
            said=_quoted(risky, words),
        )
    )


def sent(words: Words) -> Letter:
    return Letter(words("It is sent."))


def dropped(words: Words) -> Letter:
    return Letter(words("Not sent. Please write it once more, in reply to the card."))


def _quoted(risky: tuple[str, ...], words: Words) -> str:
    return words.joined(f"“{one}”" for one in risky)
