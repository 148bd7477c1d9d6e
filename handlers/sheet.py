"""The sheet of paper of one turn: who speaks, where, and everything that will be filed with it."""

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Chat, Message, Update

from domain.standard import Standards
from handlers.buttons import Pressed, read
from handlers.letters import Address
from storage import Shelves
from storage.tables import Card, Community, Conversation, OutboxRow, Person, Staff


@dataclass(frozen=True)
class Toast:
    """The answer to a press: it goes out right after the commit, outside the queue."""

    query_id: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True)
class Visitor:
    """What an update says of its sender and place, before anything is looked up."""

    telegram_id: int
    at: Address
    private: bool

    @property
    def lane(self) -> str:
        """Where their updates keep their place (see bot/intake.py)."""
        return str(self.at.chat) if self.private else f"{self.at.chat}:{self.at.thread}"

    @property
    def key(self) -> str:
        """The place of a conversation: one per chat, topic and person."""
        return f"{self.at.chat}:{self.at.thread}:{self.telegram_id}"


@dataclass
class Sheet:
    """Everything one turn knows and will leave behind; filed whole or thrown away whole."""

    shelves: Shelves
    now: datetime
    source: str
    standards: Standards
    communities: Sequence[Community] = ()
    update: Update | None = None
    person: Person | None = None
    posts: Sequence[Staff] = ()
    conversation: Conversation | None = None
    answered: Card | None = None
    at_work: bool = False  # a colleague does their work, and be it in a private chat
    album: list[Message] = field(default_factory=list)  # the rest of it, answered with this part
    album_began: int = 0  # the message with which it did, where that was answered before
    this_minute: int = 0  # what was answered in this lane since the minute began
    letters: list[OutboxRow] = field(default_factory=list)
    toast: Toast | None = None
    silent: Visitor | None = None  # for whom the turn goes on, though they say nothing

    @property
    def visitor(self) -> Visitor:
        """Who speaks and where; LookupError in a turn that is nobody's."""
        visitor = visitor_in(self.update) if self.update else self.silent
        if visitor is None:
            raise LookupError("nobody speaks in this turn")
        return visitor

    @property
    def in_the_office(self) -> bool:
        """Whether what is done here is done by the office, and not by a resident."""
        return self.at_work or not self.visitor.private

    @property
    def community(self) -> Community | None:
        """The estate whose group this is, as of now; in private, where they work, or the first."""
        visitor = visitor_in(self.update) if self.update else None
        if visitor and visitor.private and self.at_work:
            where = {post.community_id for post in self.posts}
            return next((one for one in self.communities if one.id in where), None)
        if visitor is None or visitor.private:
            return self.communities[0] if self.communities else None
        at = visitor.at.chat
        ours = (one for one in self.communities if at in {one.ops_chat, one.gm_chat})
        return next(ours, None)

    @property
    def answers_ticket(self) -> bool:
        """Whether this is a new message in reply to something we said about a ticket."""
        new = self.update is not None and self.update.message is not None
        return new and self.answered is not None and self.answered.ticket_id is not None

    def answers(self, letter: OutboxRow) -> bool:
        """Whether this goes to where somebody has just spoken."""
        visitor = visitor_in(self.update) if self.update else None
        return visitor is not None and visitor.at.chat == letter.chat

    @property
    def query(self) -> CallbackQuery | None:
        return self.update.callback_query if self.update else None

    @property
    def message(self) -> Message | None:
        """The message they sent, or edited."""
        return self.update.effective_message if self.update and not self.query else None

    @property
    def pressed(self) -> Pressed | None:
        return read(self.query.data) if self.query else None


CURRENT: ContextVar[Sheet] = ContextVar("sheet")


def visitor_in(update: Update) -> Visitor | None:
    """None for what nobody in particular said."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None:
        return None
    thread = thread_of(update.effective_message, chat)
    return Visitor(user.id, Address(chat.id, thread), chat.type == Chat.PRIVATE)


def thread_of(message: Any, chat: Chat) -> int:  # noqa: ANN401 - may be an InaccessibleMessage
    """The topic; a reply inside General carries a thread id that is not one."""
    if not isinstance(message, Message):
        return 0
    topical = message.is_topic_message or chat.type == Chat.PRIVATE
    return message.message_thread_id or 0 if topical else 0


def minute_of(now: datetime) -> datetime:
    """When it began."""
    return now.replace(second=0, microsecond=0)


async def sheets_for(
    shelves: Shelves, heard: Sequence[tuple[str, Update]], now: datetime, standards: Standards
) -> list[Sheet]:
    """Read in a handful of queries who stands at the counter, for all turns of a batch."""
    visitors = [visitor_in(update) for _, update in heard]
    ids = {visitor.telegram_id for visitor in visitors if visitor}
    people = {person.telegram_id: person for person in await shelves.people.known(ids)}
    posts = await shelves.office.posts(ids)
    keys = {visitor.key for visitor in visitors if visitor}
    talks = {talk.key: talk for talk in await shelves.conversations.at(keys)}
    communities = await shelves.communities.all()
    answered = [await _answered(shelves, update) for _, update in heard]
    lanes = {visitor.lane for visitor in visitors if visitor and visitor.private}
    lately = await shelves.inbox.answered(lanes, minute_of(now))
    return [
        Sheet(
            shelves,
            now,
            source,
            standards,
            communities=communities,
            update=update,
            person=people.get(visitor.telegram_id) if visitor else None,
            posts=[post for post in posts if visitor and post.telegram_id == visitor.telegram_id],
            conversation=talks.get(visitor.key) if visitor else None,
            answered=card,
            this_minute=lately.get(visitor.lane, 0) if visitor else 0,
        )
        for (source, update), visitor, card in zip(heard, visitors, answered, strict=True)
    ]


async def _answered(shelves: Shelves, update: Update) -> Card | None:
    """What of ours the message replies to."""
    message = update.effective_message
    replied = message.reply_to_message if message and not update.callback_query else None
    if not isinstance(replied, Message):
        return None
    return await shelves.cards.at(replied.chat_id, replied.message_id)
