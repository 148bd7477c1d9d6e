"""回访, as a resident reads it: the questions afterwards, in one message."""

from handlers.buttons import Button, press
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


def questionnaire(
    ticket: Ticket, follow_up: FollowUp, words: Words, *, place: int = 1, count: int = 1
) -> Letter:
    """Three rows of five taps, in one message that is edited in place (S0 八2(5)).

    Where several matters are asked about together, this is the one in that place.
    """
    lines = [
        words("Matter {n} of {count}", n=place, count=count) if count > 1 else None,
        words(
            "🙏 <b>How was it?</b> {number} · {place}",
            number=ticket.number,
            place=place_of(ticket.place, words),
        ),
        said(ticket.words[:200], words),
        words("1 = poor, 5 = very good"),
        *(words(_ROW[row]) for row in ROWS),
    ]
    return Letter(
        Markup("\n").join([line for line in lines if line]),
        tuple(_row(follow_up, row) for row in ROWS),
    )


def questionnaire_closed(ticket: Ticket, words: Words) -> Letter:
    return Letter(words("🙏 {number}: thank you for your answers.", number=ticket.number))


def _row(follow_up: FollowUp, row: str) -> tuple[Button, ...]:
    chosen = getattr(follow_up, row)
    return tuple(
        Button(
            f"✅ {score}" if score == chosen else f"{_MARK[row]} {score}",
            press("score", follow_up.id, row, score),
        )
        for score in range(1, 6)
    )
