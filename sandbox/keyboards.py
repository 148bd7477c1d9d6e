"""What may hang under a message: inline buttons, a keyboard, or its removal."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from sandbox.chats import Chat
from sandbox.errors import ControlError, bad_request
from sandbox.wire import Json

_LONGEST_DATA = 64
_MOST_BUTTONS = 100
_LONGEST_ROW = 8
_LONGEST_COPY = 256
_SCHEMES = ("http", "https", "tg", "ton")
_STYLES = ("danger", "success", "primary")
_PASSED_ON = (
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
)


@dataclass(frozen=True)
class Markup:
    """Inline buttons belong to the message, a keyboard to the chat it is sent to."""

    inline: Json | None = None
    keyboard: Json | None = None


def read_markup(given: object, chat: Chat) -> Markup:
    if given is None:
        return Markup()
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if given.get("keyboard"):
        return Markup(keyboard=_keyboard(given, chat))
    if given.get("inline_keyboard"):
        return Markup(inline=_inline(given["inline_keyboard"], chat))
    if given.get("remove_keyboard") or given.get("force_reply"):
        return Markup(keyboard=given)
    return Markup()


def _rows(rows: object, field: str) -> list[list[object]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" must be an Array of Arrays')
    return [row for row in rows if row]


def _inline(given: object, chat: Chat) -> Json | None:
    rows = _rows(given, "inline_keyboard")
    if sum(map(len, rows)) > _MOST_BUTTONS or any(len(row) > _LONGEST_ROW for row in rows):
        raise bad_request("reply markup is too long")
    buttons = [[_inline_button(button, chat) for button in row] for row in rows]
    return {"inline_keyboard": buttons} if buttons else None


def _inline_button(button: object, chat: Chat) -> Json:
    if not isinstance(button, dict):
        raise _unread("InlineKeyboardButton must be an Object")
    shown: Json = {"text": _label(button, "inline keyboard")}
    if button.get("style") in _STYLES:
        shown["style"] = button["style"]
    if button.get("url"):
        return shown | {"url": _url(button["url"])}
    if button.get("callback_data"):
        return shown | {"callback_data": _callback_data(button["callback_data"])}
    if "copy_text" in button:
        return shown | {"copy_text": _copy_text(button["copy_text"])}
    if "web_app" in button and chat.is_private:
        return shown | {"web_app": button["web_app"]}
    if {"web_app", "pay", "callback_game"} & button.keys():
        raise bad_request("BUTTON_TYPE_INVALID")
    for name in _PASSED_ON:
        if name in button:
            return shown | {name: button[name]}
    raise _unread("Text buttons are unallowed in the inline keyboard")


def _unread(why: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {why}")


def _label(button: Json, kind: str) -> str:
    text = button.get("text")
    if text is None:
        raise bad_request(f"can't parse {kind} button: Can't find field \"text\"")
    if not isinstance(text, str):
        raise bad_request(f'can\'t parse {kind} button: Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"{kind} button text must be non-empty")
    return text


def _callback_data(data: object) -> str:
    if not isinstance(data, str) or len(data.encode()) > _LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _url(url: object) -> str:
    parts = urlsplit(str(url))
    if parts.scheme in _SCHEMES and parts.netloc:
        return str(url)
    if not parts.scheme and "." in str(url).split("/")[0]:
        return f"http://{url}"
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _copy_text(given: object) -> Json:
    text = given.get("text") if isinstance(given, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= _LONGEST_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


def _keyboard(given: Json, chat: Chat) -> Json:
    rows = _rows(given["keyboard"], "keyboard")
    return given | {"keyboard": [[_key(key, chat) for key in row] for row in rows]}


def _key(key: object, chat: Chat) -> Json:
    if isinstance(key, str):
        return {"text": key}
    if not isinstance(key, dict):
        raise bad_request(
            "can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    _label(key, "keyboard")
    if key.get("request_contact") and not chat.is_private:
        raise bad_request("phone number can be requested in private chats only")
    if key.get("request_location") and not chat.is_private:
        raise bad_request("location can be requested in private chats only")
    return key


def buttons(markup: Json | None) -> Iterator[Json]:
    for row in (markup or {}).get("inline_keyboard", []):
        yield from row


def find_button(markup: Json | None, wanted: str | int) -> Json:
    """By index, by its exact label, or by the only label that contains these words."""
    found = list(buttons(markup))
    if isinstance(wanted, int):
        if 0 <= wanted < len(found):
            return found[wanted]
    else:
        exact = [button for button in found if button["text"] == wanted]
        close = [button for button in found if wanted and wanted in button["text"]]
        for fitting in (exact, close):
            if len(fitting) == 1:
                return fitting[0]
    labels = ", ".join(repr(button["text"]) for button in found) or "none at all"
    raise ControlError(f"There is no one button {wanted!r}; the buttons are {labels}.")
