"""A letter: what we say, complete with its buttons, and how it is put into the outbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.text import clip, utf16_length
from handlers.buttons import Button
from locales import Markup
from storage.outbox import Delivery, Lane
from storage.tables import OutboxRow

TEXT_AT_MOST = 4096
CAPTION_AT_MOST = 1024
_SEND = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "voice": "sendVoice",
    "audio": "sendAudio",
    "document": "sendDocument",
    "video_note": "sendVideoNote",
}
_UNCAPTIONED = {"video_note"}
_ALBUM_AT_MOST = 10
_MADE = ("photo", "document")  # by the postman, from what the letter says
BURN = {"burn": True}


@dataclass(frozen=True)
class Letter:
    """Text in the recipient's language, the buttons under it, and media shown with it.

    Under a `photo`, where there is one, text and buttons are one message, and stay so when edited.
    `brief` is the text in fewer words, for whoever reads large text. `share` labels a key below
    the line where they write that sends their own telephone number; an empty one takes it away.
    """

    text: Markup
    buttons: tuple[tuple[Button, ...], ...] = ()
    media: tuple[tuple[str, str], ...] = ()
    brief: Markup | None = None
    share: str | None = None
    photo: str = ""


@dataclass(frozen=True)
class Address:
    """A chat, and the topic in it (0 where there is none)."""

    chat: int
    thread: int = 0

    def params(self) -> dict[str, Any]:
        topic = {"message_thread_id": self.thread} if self.thread else {}
        return {"chat_id": self.chat, **topic}


@dataclass(frozen=True)
class Manner:
    """How a letter travels: its lane, its class, the card it shows or answers, and when."""

    lane: Lane = Lane.REPLY
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    card: str | None = None
    reply_to: str | None = None
    ticket_id: int | None = None
    silent: bool = False
    not_before: datetime | None = None


def message(letter: Letter, to: Address, manner: Manner, now: datetime) -> list[OutboxRow]:
    """The rows that say this letter: its text, and its media as an album before it."""
    rows = _media_rows(letter, to, manner, now)
    if letter.photo:
        shown = medium("photo", letter.photo, letter.text, to, manner, now)
        shown.params = {**shown.params, "reply_markup": keyboard(letter.buttons)}
        return [*rows, shown]
    params: dict[str, Any] = {
        "text": fitting(letter.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if letter.buttons:
        params["reply_markup"] = keyboard(letter.buttons)
    elif letter.share is not None:
        params["reply_markup"] = _share_key(letter.share)
    return [*rows, _row("sendMessage", params, to, manner, now)]


def redrawn(letter: Letter, to: Address, manner: Manner, now: datetime) -> OutboxRow:
    """The row that changes the card in place."""
    params = {
        "text": fitting(letter.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": keyboard(letter.buttons),
    }
    return _row("editMessageText", params, to, manner, now)


def under_a_photo(params: dict[str, Any]) -> dict[str, Any]:
    """What changes the words of a message, for one whose words stand under a photo."""
    words = fitting(params["text"], CAPTION_AT_MOST)
    kept = {key: one for key, one in params.items() if key not in {"text", "link_preview_options"}}
    return {**kept, "caption": words}


def medium(
    kind: str, file_id: str, caption: str, to: Address, manner: Manner, now: datetime
) -> OutboxRow:
    """The row that shows one photo, voice or file, with words under it where it can have any."""
    params: dict[str, Any] = {kind: file_id}
    if caption and kind not in _UNCAPTIONED:
        params |= {"caption": fitting(caption, CAPTION_AT_MOST), "parse_mode": "HTML"}
    return _row(_SEND[kind], params, to, manner, now)


def paper(
    name: str, text: str, caption: Markup, to: Address, manner: Manner, now: datetime
) -> OutboxRow:
    """The row that hands over a text as a file of that name; the postman makes the file."""
    params = {
        "document": {"name": name, "text": text},
        "caption": fitting(caption, CAPTION_AT_MOST),
        "parse_mode": "HTML",
    }
    return _row("sendDocument", params, to, manner, now)


def workbook(
    name: str,
    spec: Mapping[str, str],
    caption: Markup,
    to: Address,
    manner: Manner,
    now: datetime,
) -> OutboxRow:
    """The row that hands over a workbook, which the postman has made (see bot/workshop.py)."""
    params = {
        "document": {"name": name, "workbook": dict(spec)},
        "caption": fitting(caption, CAPTION_AT_MOST),
        "parse_mode": "HTML",
    }
    return _row("sendDocument", params, to, manner, now)


def printed(
    name: str,
    laid: Mapping[str, Any],
    caption: Markup,
    to: Address,
    manner: Manner,
    now: datetime,
) -> OutboxRow:
    """The row that hands over pages that are laid out already; they are written when it goes."""
    params = {
        "document": {"name": name, "pages": dict(laid)},
        "caption": fitting(caption, CAPTION_AT_MOST),
        "parse_mode": "HTML",
    }
    return _row("sendDocument", params, to, manner, now)


def charted(
    laid: Sequence[Mapping[str, Any]], to: Address, manner: Manner, now: datetime
) -> list[OutboxRow]:
    """The rows that show charts, drawn when they go, in albums as even as may be."""
    albums = -(-len(laid) // _ALBUM_AT_MOST)
    rows = []
    for n in range(albums):
        part = [dict(one) for one in laid[n::albums]]
        if len(part) == 1:
            rows.append(_row("sendPhoto", {"photo": {"chart": part[0]}}, to, manner, now))
        else:
            media = [["photo", {"chart": one}] for one in part]
            rows.append(_row("sendMediaGroup", {"media": media}, to, manner, now))
    return rows


def picture(link: str, caption: Markup, to: Address, manner: Manner, now: datetime) -> OutboxRow:
    """The row that shows a link as a QR code; the postman draws it."""
    params = {
        "photo": {"link": link},
        "caption": fitting(caption, CAPTION_AT_MOST),
        "parse_mode": "HTML",
    }
    return _row("sendPhoto", params, to, manner, now)


def shredded(params: dict[str, Any]) -> dict[str, Any]:
    """What is kept of a letter that is out: of a link that opens a door, or of a file, nothing."""
    if not any(isinstance(one, dict) for one in _media_in(params)):
        return params
    return {key: value for key, value in params.items() if key not in {*_MADE, "media", "caption"}}


def _media_in(params: dict[str, Any]) -> list[Any]:
    album = params.get("media")
    in_album = [one[1] for one in album] if isinstance(album, list) else []
    return [*(params.get(name) for name in _MADE), *in_album]


def burnt(row: OutboxRow) -> OutboxRow:
    """The letter will not be known any more, nor to whom it went, once it is out."""
    row.if_sent = BURN
    return row


def fits_under(kind: str, caption: str) -> bool:
    """Whether these words can stand under such a medium."""
    return kind not in _UNCAPTIONED and utf16_length(caption) <= CAPTION_AT_MOST


def keyboard(rows: Sequence[Sequence[Button]]) -> dict[str, Any]:
    return {"inline_keyboard": [[_key(button) for button in row] for row in rows if row]}


def fitting(text: str, at_most: int = TEXT_AT_MOST) -> str:
    """Cut plain text that Telegram would refuse; our own markup is short and never cut."""
    if utf16_length(text) <= at_most:
        return text
    return Markup(clip(Markup(text).plain, at_most - 64).replace("&", "+").replace("<", "‹"))


def _share_key(label: str) -> dict[str, Any]:
    if not label:
        return {"remove_keyboard": True}
    key = {"text": label, "request_contact": True}
    return {"keyboard": [[key]], "resize_keyboard": True, "one_time_keyboard": True}


def _key(button: Button) -> dict[str, str]:
    label = button.label.plain if isinstance(button.label, Markup) else button.label
    return {"text": clip(label, 60) or "·", "callback_data": button.press}


def _media_rows(letter: Letter, to: Address, manner: Manner, now: datetime) -> list[OutboxRow]:
    if not letter.media:
        return []
    bare = replace(manner, card=None, reply_to=None, silent=True)
    album = [one for one in letter.media if one[0] in {"photo", "video"}]
    single = [one for one in letter.media if one not in album] if len(album) > 1 else letter.media
    rows = [medium(kind, file_id, "", to, bare, now) for kind, file_id in single]
    if len(album) > 1:
        rows.append(_row("sendMediaGroup", {"media": [list(one) for one in album]}, to, bare, now))
    if manner.card and manner.ticket_id is None:  # or they could not be found again
        for n, row in enumerate(rows):
            row.card = f"{manner.card}:with:{n}"
    return rows


def _row(
    method: str, params: dict[str, Any], to: Address, manner: Manner, now: datetime
) -> OutboxRow:
    quiet = {"disable_notification": True} if manner.silent and method.startswith("send") else {}
    return OutboxRow(
        chat=to.chat,
        lane=manner.lane,
        kind=Delivery.IDEMPOTENT if method.startswith("edit") else manner.delivery,
        method=method,
        params={**to.params(), **params, **quiet},
        card=manner.card,
        reply_to=manner.reply_to,
        ticket_id=manner.ticket_id,
        posted_at=now,
        not_before=manner.not_before or now,
    )
