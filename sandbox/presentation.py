"""The methods by which the bot presents itself, and asks about others."""

import re
from typing import Annotated

from sandbox.calls import Call
from sandbox.errors import bad_request
from sandbox.parameters import Wire
from sandbox.profile import Scope
from sandbox.wire import Json, decode

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LONGEST_DESCRIPTION = 256
_MOST_COMMANDS = 100
_LIMITS = {"name": 64, "description": 512, "short_description": 120}
_PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def get_me(call: Call, /) -> Json:
    return call.world.bot.user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def _scope(call: Call, _: str, value: object) -> Scope:
    try:
        given = decode(value) if isinstance(value, str) else value
    except ValueError:
        raise bad_request("can't parse BotCommandScope JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = given.get("type")
    if kind in _PLAIN_SCOPES:
        return Scope(str(kind))
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return _chat_scope(call, given)


def _chat_scope(call: Call, given: Json) -> Scope:
    try:
        chat, user = int(given.get("chat_id", 0)), int(given.get("user_id", 0))
    except (TypeError, ValueError):
        raise bad_request("can't parse BotCommandScope: Invalid chat_id specified") from None
    if chat not in call.world.chats:
        raise bad_request("chat not found")
    return Scope(given["type"], chat, user if given["type"] == "chat_member" else 0)


CommandScope = Annotated[Scope, Wire("scope", _scope)]
_DEFAULT = Scope()


def set_my_commands(
    call: Call,
    /,
    commands: list[Json],
    scope: CommandScope = _DEFAULT,
    language_code: str = "",
) -> bool:
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    checked = [_command(command) for command in commands]
    call.world.profile.set_commands(scope, language_code, checked)
    call.world.events.add("commands")
    return True


def _command(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(given.get(name), str):
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    command = given["command"].removeprefix("/")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(given["description"].strip()) <= _LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": given["description"].strip()}


def get_my_commands(
    call: Call, /, scope: CommandScope = _DEFAULT, language_code: str = ""
) -> list[Json]:
    return call.world.profile.commands(scope, language_code)


def delete_my_commands(
    call: Call, /, scope: CommandScope = _DEFAULT, language_code: str = ""
) -> bool:
    call.world.profile.set_commands(scope, language_code, [])
    call.world.events.add("commands")
    return True


def set_my_name(call: Call, /, name: str = "", language_code: str = "") -> bool:
    return _present(call, "name", name, language_code)


def set_my_description(call: Call, /, description: str = "", language_code: str = "") -> bool:
    return _present(call, "description", description, language_code)


def set_my_short_description(
    call: Call, /, short_description: str = "", language_code: str = ""
) -> bool:
    return _present(call, "short_description", short_description, language_code)


def _present(call: Call, what: str, text: str, language: str) -> bool:
    if len(text) > _LIMITS[what]:
        raise bad_request(f"bot {what.replace('_', ' ')} is too long")
    call.world.profile.set_text(what, language, text)
    return True


def get_my_name(call: Call, /, language_code: str = "") -> Json:
    return {"name": call.world.profile.text("name", language_code)}


def get_my_description(call: Call, /, language_code: str = "") -> Json:
    return {"description": call.world.profile.text("description", language_code)}


def get_my_short_description(call: Call, /, language_code: str = "") -> Json:
    return {"short_description": call.world.profile.text("short_description", language_code)}


def set_chat_menu_button(call: Call, /, chat_id: int = 0, menu_button: Json | None = None) -> bool:
    button = menu_button or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    call.world.profile.set_menu_button(chat_id, button)
    return True


def get_chat_menu_button(call: Call, /, chat_id: int = 0) -> Json:
    return call.world.profile.menu_button(chat_id)


def get_user_profile_photos(call: Call, /, user_id: int) -> Json:
    if call.world.people.get(user_id) is None:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def get_file(call: Call, /, file_id: str = "") -> Json:
    if not file_id:
        raise bad_request("file_id not specified")
    file = call.world.files.for_download(file_id)
    return file.ids() | {"file_path": file.path}


def answer_callback_query(
    call: Call,
    /,
    callback_query_id: str,
    text: str = "",
    show_alert: bool = False,  # noqa: FBT001, FBT002 - bound by name
) -> bool:
    query = call.world.queries.answer(callback_query_id, text, show_alert=show_alert)
    call.world.events.add(
        "answer", query.chat, person=query.person, text=text, show_alert=show_alert
    )
    return True
