"""A turn, as its handlers see it: who, now, in which language, the shelves, and `say`."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, Message, Update
from telegram.ext import Application, BaseHandler, CallbackContext, ExtBot

from domain.office_hours import moment_of
from domain.standard import Standard
from domain.text import name_in
from domain.tickets import Role
from handlers.buttons import Pressed
from handlers.large_text import enlarged
from handlers.letters import Address, Letter, Manner, message, redrawn
from handlers.sheet import CURRENT, Sheet, Toast, Visitor
from handlers.told import ALBUM_AT_MOST, Told, told_in
from locales import Words, language_of, words_for
from storage import Shelves
from storage.tables import Community, OutboxRow, Person, Staff


class Turn(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """Python-telegram-bot's context, with our sheet of paper behind it."""

    @property
    def sheet(self) -> Sheet:
        return CURRENT.get()

    # --- who and when

    @property
    def now(self) -> datetime:
        return self.sheet.now

    @property
    def today(self) -> date:
        """By the clock on the wall here."""
        return self.now.astimezone(self.zone).date()

    def midnight(self, day: date) -> datetime:
        """When that day begins here."""
        return moment_of(day, time(), self.zone)

    @property
    def visitor(self) -> Visitor:
        return self.sheet.visitor

    @property
    def person(self) -> Person | None:
        return self.sheet.person

    @property
    def who(self) -> Person:
        """The person who speaks; LookupError where they have not agreed to be known."""
        if self.sheet.person is None:
            raise LookupError("nobody we know speaks in this turn")
        return self.sheet.person

    @property
    def full_name(self) -> str:
        """What they call themselves on Telegram."""
        user = self.sheet.update.effective_user if self.sheet.update else None
        return name_in(user.full_name if user else "") or "?"

    @property
    def community(self) -> Community:
        if self.sheet.community is None:
            raise LookupError("no community here")
        return self.sheet.community

    @property
    def staff(self) -> Staff | None:
        """Their post in this community: read in this transaction, never from the chat."""
        for post in self.sheet.posts:
            if post.ended_at is None and post.community_id == self.community.id:
                return post
        return None

    @property
    def staff_name(self) -> str:
        """As colleagues and residents read it; empty for whoever holds no post here."""
        return self.staff.name if self.staff else ""

    @property
    def role(self) -> Role:
        return Role(self.staff.role) if self.staff else Role.RESIDENT

    @property
    def standard(self) -> Standard:
        """What is promised in this community."""
        return self.standard_of(self.community)

    def standard_of(self, community: Community) -> Standard:
        return self.sheet.standards.of(community.name)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.community.zone)

    @property
    def words(self) -> Words:
        """The voice of whoever speaks; in the ops group, the group's."""
        if not self.visitor.private:
            return words_for(self.community.language)
        if self.sheet.at_work and self.staff:
            return words_for(self.staff.language)
        return words_for(self.language)

    @property
    def language(self) -> str:
        """What they are choosing; else what they chose; else what their Telegram says."""
        talk = self.sheet.conversation
        if talk and "language" in talk.answers:
            return str(talk.answers["language"])
        if self.person:
            return self.person.language
        user = self.sheet.update.effective_user if self.sheet.update else None
        return language_of(user.language_code if user else None)

    # --- what was said

    @property
    def message(self) -> Message | None:
        return self.sheet.message

    @property
    def query(self) -> CallbackQuery | None:
        return self.sheet.query

    @property
    def pressed(self) -> Pressed | None:
        return self.sheet.pressed

    @property
    def told(self) -> Told:
        """With the rest of the album, where that was taken along."""
        told = told_in(self.message) if self.message else Told()
        for part in self.sheet.album:
            told = told.and_then(told_in(part), ALBUM_AT_MOST)
        return told

    # --- what we leave behind

    @property
    def shelves(self) -> Shelves:
        return self.sheet.shelves

    def say(self, letter: Letter, **manner: Any) -> None:  # noqa: ANN401 - fields of Manner
        """Answer where they spoke; whoever is silent is not answered."""
        if self.sheet.silent is None:
            self.post(letter, self.visitor.at, Manner(**manner))

    def post(self, letter: Letter, to: Address, manner: Manner) -> None:
        """Send a letter to anybody."""
        self.sheet.letters += message(self.legible(letter, to), to, manner, self.now)

    def redraw(self, letter: Letter, to: Address, manner: Manner) -> None:
        """Change the card in place; the last state wins."""
        self.sheet.letters.append(redrawn(self.legible(letter, to), to, manner, self.now))

    def legible(self, letter: Letter, to: Address) -> Letter:
        """The letter as whoever reads it there likes to read."""
        reader = self.shelves.people.at_hand(to.chat)
        return enlarged(letter) if reader and reader.large_text else letter

    def enclose(self, row: OutboxRow) -> None:
        """Put a row of its own kind into the outbox."""
        self.sheet.letters.append(row)

    def toast(self, text: str = "", *, alert: bool = False) -> None:
        """Answer the press, if there was one, with a line that fades."""
        if self.query:
            self.sheet.toast = Toast(self.query.id, text[:200], alert)

    def noted(self) -> None:
        """Tell a colleague, by name, that their tap counts."""
        self.toast(self.words("Noted, {name}.", name=self.staff_name).plain)


House = Application[ExtBot[None], Turn, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]
Handler = BaseHandler[Update, Turn, None]
