"""回访, as a resident reads it: the questions afterwards, in one message."""

from collections.abc import Sequence

from domain.follow_ups import Purpose
from domain.tickets import JOBS
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import place_of, said
from locales import Markup, Words, _
from storage.tables import FollowUp, Ticket

ROWS = ("quality", "effect", "satisfaction")
_ROW = {
    "quality": _("① Quality of the work"),
    "effect": _("② How well is the problem solved?"),
    "satisfaction": _("③ How satisfied are you overall?"),
}
_MARK = {"quality": "①", "effect": "②", "satisfaction": "③"}
_WHY = {
    Purpose.AGAIN: _("We ask once more, because it has to hold."),
    Purpose.AFTER_RAIN: _("It has rained: has everything stayed dry?"),
    Purpose.MID_TERM: _("Half of the agreed time is over: how is it going?"),
    Purpose.EFFECT: _("We have put right what you pointed out: is it good now?"),
}
_SPOKEN = {"voice", "audio", "video_note"}
_QUOTED = 160  # of what they reported, and of what was done: all of it stands under a photo
_NAMED = 40  # of what they reported, where it is told from others


def questionnaire(
    facts: Facts, follow_up: FollowUp, words: Words, *, place: int = 1, count: int = 1
) -> Letter:
    """Three rows of five taps, in one message that is edited in place (S0 八2(5)).

    Where several matters are asked about together, this is the one in that place; then the photos
    are a tap away, for the one over the message could not change with the matter.
    """
    ticket, photos = facts.ticket, [one for kind, one in facts.shown("done") if kind == "photo"]
    lines = [
        words("Matter {n} of {count}", n=place, count=count) if count > 1 else None,
        words(
            "🙏 <b>How was it?</b> {number} · {place}",
            number=ticket.number,
            place=place_of(ticket.place, words),
        ),
        said(ticket.words[:_QUOTED], words),
        words("🔧 Done: {work}", work=facts.work[:_QUOTED]) if facts.work else None,
        words(_WHY[Purpose(follow_up.purpose)]) if follow_up.purpose in _WHY else None,
        *rows(words),
    ]
    look = Button(words("📷 Photos"), press("photos", ticket.id))
    return Letter(
        Markup("\n").join([line for line in lines if line]),
        (
            *(_row(follow_up, row) for row in ROWS),
            *([(look,)] if photos and count > 1 else []),
            (Button(words(_unfixed(ticket)), press("not_fixed", follow_up.id)),),
            (Button(words("🔕 Please do not ask me"), press("not_asked", follow_up.id)),),
        ),
        photo=photos[-1] if photos and count == 1 else "",
    )


def what_better(ticket: Ticket, words: Words, *, named: bool) -> Markup:
    if not named:
        return words(
            "Is there anything we should have done better? In words, or as a voice message."
        )
    return words(
        "“{matter}” ({number}): is there anything we should have done better? "
        "In words, or as a voice message.",
        matter=ticket.words[:_NAMED],
        number=ticket.number,
    )


def questionnaire_closed(ticket: Ticket, words: Words) -> Letter:
    return Letter(words("🙏 {number}: thank you for your answers.", number=ticket.number))


def asked_anew(ticket: Ticket, words: Words) -> Letter:
    """What an older question becomes when the same is asked once more."""
    return Letter(words("🙏 {number}: we ask about it anew further down.", number=ticket.number))


def not_open(words: Words) -> Letter:
    return Letter(words("Thank you; this question is not open any more."))


def reminder(ticket: Ticket, words: Words, *, count: int) -> Letter:
    """One line below the question (F5)."""
    if count > 1:
        said = words("🔔 Three taps for each matter above would help us very much. Thank you.")
    else:
        said = words(
            "🔔 {number}: three taps above would help us very much. Thank you.",
            number=ticket.number,
        )
    return Letter(said)


def whether_to_stop(follow_up: FollowUp, words: Words) -> Letter:
    """Asked once, before nobody asks them any more (S3 六2(1))."""
    return Letter(
        words(
            "🔕 Shall we ask you no more how it went, and send you no surveys? "
            "You still hear of everything about your own matters."
        ),
        (
            (Button(words("🔕 Yes, do not ask me"), press("stop_asking", follow_up.id)),),
            (Button(words("‹ Back"), press("asked", follow_up.id)),),
        ),
    )


def left_alone(words: Words) -> Letter:
    return Letter(
        words("🔕 All right: we shall not ask you any more. /settings brings the questions back.")
    )


def shown(ticket: Ticket, words: Words) -> Markup:
    """Under a voice or a photo, for the office."""
    return words("💬 Said in the follow-up of {number}", number=ticket.number)


def unwritten(media: Sequence[tuple[str, str]], words: Words) -> Markup:
    """What stands where they said something that cannot be written down."""
    spoken = any(kind in _SPOKEN for kind, _file in media)
    return words("(voice)") if spoken else words("(photo or file)")


def _unfixed(ticket: Ticket) -> str:
    return _("🔧 It is not fixed") if ticket.kind in JOBS else _("🔧 It is not settled")


def _row(follow_up: FollowUp, row: str) -> tuple[Button, ...]:
    chosen = getattr(follow_up, row)
    return tuple(
        Button(row_named(row, score, chosen), press("score", follow_up.id, row, score))
        for score in range(1, 6)
    )


def rows(words: Words) -> list[Markup]:
    """What the marks on the buttons stand for."""
    return [words("1 = poor, 5 = very good"), *(words(_ROW[row]) for row in ROWS)]


def row_named(row: str, points: int, chosen: int | None) -> str:
    """So many points in that row, as its button says it."""
    return f"✅ {points}" if points == chosen else f"{_MARK[row]} {points}"
