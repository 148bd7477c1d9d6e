"""How the bot presents itself: commands by scope and language, name, descriptions, menu."""

from dataclasses import dataclass

from sandbox.chats import Chat
from sandbox.wire import Json


@dataclass(frozen=True)
class Scope:
    kind: str = "default"
    chat: int = 0
    user: int = 0


class Profile:
    def __init__(self, name: str) -> None:
        self._commands: dict[tuple[Scope, str], list[Json]] = {}
        self._texts: dict[tuple[str, str], str] = {("name", ""): name}
        self._menu_buttons: dict[int, Json] = {}

    def commands(self, scope: Scope, language: str) -> list[Json]:
        return self._commands.get((scope, language), [])

    def set_commands(self, scope: Scope, language: str, commands: list[Json]) -> None:
        if commands:
            self._commands[scope, language] = commands
        else:
            self._commands.pop((scope, language), None)

    def commands_for(self, chat: Chat, user: int, language: str, *, admin: bool) -> list[Json]:
        """What this person's menu shows: the narrowest scope wins, then the own language."""
        for scope in _scopes(chat, user, admin=admin):
            for tongue in (language, ""):
                if found := self._commands.get((scope, tongue)):
                    return found
        return []

    def text(self, what: str, language: str) -> str:
        return self._texts.get((what, language)) or self._texts.get((what, ""), "")

    def set_text(self, what: str, language: str, text: str) -> None:
        self._texts[what, language] = text

    def menu_button(self, chat: int) -> Json:
        return self._menu_buttons.get(chat) or self._menu_buttons.get(0) or {"type": "commands"}

    def set_menu_button(self, chat: int, button: Json) -> None:
        self._menu_buttons[chat] = button


def _scopes(chat: Chat, user: int, *, admin: bool) -> list[Scope]:
    """Narrowest first, in the order of the Bot API's documentation."""
    if chat.is_private:
        return [Scope("chat", chat.id), Scope("all_private_chats"), Scope()]
    scopes = [Scope("chat_member", chat.id, user)]
    if admin:
        scopes.append(Scope("chat_administrators", chat.id))
    scopes.append(Scope("chat", chat.id))
    if admin:
        scopes.append(Scope("all_chat_administrators"))
    return [*scopes, Scope("all_group_chats"), Scope()]
