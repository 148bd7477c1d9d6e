"""Chats as the bot sees them: who is in, what was said, which topics there are."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.errors import ControlError
from sandbox.wire import Json

GENERAL = 1

RIGHTS = (
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_manage_topics",
)

STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")
_INSIDE = ("creator", "administrator", "member", "restricted")


@dataclass
class Message:
    """One message; `json` is what the bot sees of it, the rest only people see."""

    json: Json
    keyboard: Json | None = None
    reactions: dict[int, str] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return int(self.json["message_id"])

    @property
    def sender(self) -> int:
        return int(self.json["from"]["id"])

    def shown(self) -> Json:
        shown = dict(self.json)
        if self.keyboard is not None:
            shown["reply_markup"] = self.keyboard
        if self.reactions:
            shown["reactions"] = [
                {"type": "emoji", "emoji": emoji, "by": who}
                for who, emoji in self.reactions.items()
            ]
        return shown


@dataclass
class Member:
    user: Json
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    anonymous: bool = False

    @property
    def inside(self) -> bool:
        return self.status in _INSIDE

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.is_admin and self.rights.get(right, False))

    def json(self) -> Json:
        """A ChatMember, with the fields its status calls for."""
        shown: Json = {"user": self.user, "status": self.status}
        if self.is_admin:
            shown["is_anonymous"] = self.anonymous
        if self.status == "administrator":
            shown["can_be_edited"] = False
            shown |= {right: self.rights.get(right, False) for right in RIGHTS}
        if self.status == "restricted":
            shown |= {"is_member": True, "until_date": 0} | dict.fromkeys(_PERMISSIONS, False)
        if self.status == "kicked":
            shown["until_date"] = 0
        return shown


_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
)

PERMISSIONS: Json = dict.fromkeys(_PERMISSIONS, True)


@dataclass
class Topic:
    id: int
    name: str
    icon_color: int
    creator: int
    closed: bool = False
    deleted: bool = False

    def json(self) -> Json:
        return {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}


@dataclass
class Chat:
    id: int
    type: str
    title: str
    message_ids: Iterator[int]
    forum: bool = False
    username: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    migrated_to: int = 0

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    def card(self) -> Json:
        """The Chat object that every message carries."""
        card: Json = {"id": self.id, "type": self.type}
        card["first_name" if self.is_private else "title"] = self.title
        if self.username:
            card["username"] = self.username
        if self.forum:
            card["is_forum"] = True
        return card

    def member(self, user_id: int) -> Member:
        """A person's place in this chat; somebody we need to be in."""
        member = self.members.get(user_id)
        if member is None or not member.inside:
            raise ControlError(f"{user_id} is not in the chat {self.title!r}.")
        return member

    def message(self, message_id: int) -> Message:
        if message_id not in self.messages:
            raise ControlError(f"There is no message {message_id} in the chat {self.title!r}.")
        return self.messages[message_id]

    def overview(self) -> Json:
        """What a list of chats shows."""
        members = [m for m in self.members.values() if m.inside]
        topics = [topic for topic in self.topics.values() if not topic.deleted]
        return {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            "forum": self.forum,
            "topics": [{"thread": t.id, "name": t.name, "closed": t.closed} for t in topics],
            "members": [
                {"id": m.user["id"], "name": m.user["first_name"], "status": m.status}
                for m in members
            ],
            "migrated_to": self.migrated_to or None,
        }
