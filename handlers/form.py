"""A form: questions in the order they are asked; where it stands is stored by the answers' names.

The next question is always the first that has no answer yet. So a talk survives restarts, goes on
at any replica, and an answer is changed by taking it away.
"""

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, Generic, cast

from telegram import Message, Update
from telegram.ext import BaseHandler

from domain.refusals import Refused
from domain.triage import triage
from handlers.access import holds_post
from handlers.manners import Outdated
from handlers.plan import D, Plan
from handlers.screens import first_screen, shows
from handlers.sheet import CURRENT, Sheet
from handlers.steps import (
    Beside,
    Choose,
    Decide,
    Given,
    Hear,
    Options,
    Over,
    Presumption,
    Question,
    Tell,
    When,
)
from handlers.talk import IMPROVED, Talk, album_in, leave
from handlers.told import Told, is_command
from handlers.turn import House, Turn
from locales import Markup, _
from storage.tables import Conversation

FORGET_AFTER = timedelta(hours=24)
REMIND_AFTER = timedelta(minutes=30)
AMONG_OURSELVES = "//"  # staff begin a line so to speak among themselves
_NOTHING_SENT = _("{title}: cancelled; nothing was sent.")
POST_ENDED = _(
    "You do not hold a post with us any more, so what you had begun here has been dropped. "
    "Thank you for your work."
)
UNFINISHED = _("You have not finished this yet; please go on, or /cancel it.")


class Form(BaseHandler[Update, Turn, None], Generic[D]):
    """Declare the steps with the decorators below, top to bottom, as they are asked."""

    def __init__(
        self,
        name: str,
        draft: type[D],
        title: str,
        dropped: str = _NOTHING_SENT,
        *,
        office: bool = False,
    ) -> None:
        """`dropped` is what is said when somebody cancels.

        Where it is the `office`'s, they are at work as long as they speak to it, in private too.
        """
        super().__init__(_never_called_by_ptb)
        self.name, self.title, self.office = name, title, office
        self.plan = Plan(name, title, dropped, draft)
        ALL[name] = cast("Form[Any]", self)

    # --- declaring

    def given(self, name: str) -> None:
        """Declare a field that whoever opens the form already knows."""
        self.plan.add(name, Given(name))

    def choose(  # noqa: PLR0913 - each says a different thing about one question
        self,
        question: Question[D],
        *,
        label: str = "",
        when: When[D] | None = None,
        columns: int = 1,
        anew_with: tuple[str, ...] = (),
        hear: Hear | None = None,
        share: str = "",
        beside: Beside[D] | None = None,
    ) -> Callable[[Callable[[Turn, D], Awaitable[Options]]], Choose[D]]:
        """The decorated function, named after its field, gives the options."""

        def declare(options: Callable[[Turn, D], Awaitable[Options]]) -> Choose[D]:
            name = options.__name__
            step = Choose(
                name, question, label, options, when, columns, anew_with, hear, share, beside
            )
            return self.plan.add(name, step)

        return declare

    def presume(self, step: Choose[D]) -> Callable[[Presumption[D]], None]:
        """The decorated function gives the code where it is plain already, or "" to ask."""

        def declare(presumption: Presumption[D]) -> None:
            self.plan.presumptions[step.name] = presumption

        return declare

    def tell(
        self,
        question: Question[D],
        *,
        label: str = "",
        when: When[D] | None = None,
        media: int = 0,
        speak: bool = False,
        optional: bool = False,
    ) -> Callable[[Callable[[Turn, D, Told], Awaitable[Told]]], Tell[D]]:
        """The decorated function takes what was told, or raises Unclear to ask again."""

        def declare(read: Callable[[Turn, D, Told], Awaitable[Told]]) -> Tell[D]:
            name = read.__name__
            step = Tell(name, question, label, read, when, media, speak, optional)
            return self.plan.add(name, step)

        return declare

    def decide(
        self, field: str, *, when: When[D] | None = None
    ) -> Callable[[Callable[[Turn, D], Awaitable[object]]], Decide[D]]:
        """The decorated function reckons the field from those before it."""

        def declare(reckon: Callable[[Turn, D], Awaitable[object]]) -> Decide[D]:
            return self.plan.add(field, Decide(field, reckon, when))

        return declare

    def over(self, when: When[D]) -> None:
        """Declare that nothing more is asked, nor summed up, where this is so."""
        name = f"over {len(self.plan.steps)}"
        self.plan.steps[name] = Over(name, when)

    def confirm(
        self, *, when: When[D] | None = None
    ) -> Callable[[Callable[[Turn, D], Awaitable[Markup]]], None]:
        """The decorated function writes the summary; without `when`, it is always shown."""

        def declare(summary: Callable[[Turn, D], Awaitable[Markup]]) -> None:
            self.plan.summary, self.plan.confirmed_when = summary, when

        return declare

    def thanks(self, said: str) -> None:
        """Declare what the talk's message says in the end; without, it only loses its buttons."""
        self.plan.thanks = said

    def done(self, finish: Callable[[Turn, D], Awaitable[None]]) -> None:
        """The decorated function hands the finished draft to an action."""
        self.plan.finish = finish

    # --- talking

    async def open(self, turn: Turn, *, screen: str = "", **known: Any) -> None:  # noqa: ANN401
        """Begin, with what is known already; another talk that stands here has to make room."""
        await make_room(turn)
        nonce = secrets.token_hex(4)
        answers = {name: _stored(value) for name, value in known.items()}
        kept = Conversation(
            key=turn.visitor.key,
            form=self.name,
            nonce=nonce,
            answers={**answers, "__album": album_in(turn)},
            screen=screen or first_screen(nonce),
            touched_at=turn.now,
        )
        turn.shelves.conversations.begin(kept)
        turn.sheet.conversation = kept
        _remember_to_remind(turn, kept)
        await self.talk(turn).go_on(in_place=bool(screen))

    async def open_if_free(self, turn: Turn, **known: Any) -> None:  # noqa: ANN401
        """Begin, unless they have not finished something else here: that comes first."""
        if turn.sheet.conversation:
            return await ALL[turn.sheet.conversation.form].show_again(turn, UNFINISHED)
        return await self.open(turn, **known)

    async def show_again(self, turn: Turn, note: str = "") -> None:
        """The present screen, as a new message unless they are looking at it."""
        await self.talk(turn).show_again(note)

    async def cancel(self, turn: Turn) -> None:
        """Drop the draft, and say what was dropped, where they can see it."""
        await self.talk(turn).cancel()

    @property
    def optional(self) -> bool:
        """Whether nothing in it must be answered: then what there is counts, and nobody nags."""
        return self.plan.optional

    def talk(self, turn: Turn) -> Talk[D]:
        """The talk that stands here; Outdated where there is none."""
        if turn.sheet.conversation is None:
            raise Outdated
        turn.sheet.at_work = self.office and holds_post(turn)
        return Talk(self.plan, turn, turn.sheet.conversation)

    # --- python-telegram-bot's side

    def check_update(self, update: object) -> bool:  # noqa: ARG002 - the sheet says more
        sheet = CURRENT.get(None)
        if sheet is None or not sheet.conversation or sheet.conversation.form != self.name:
            return False
        if not sheet.query:
            return _speaks_to_us(sheet, sheet.conversation)
        pressed = sheet.pressed
        if pressed is None or pressed.action != "form":
            return False
        return pressed.args[:1] == (sheet.conversation.nonce,)

    async def handle_update(
        self, update: Update, application: House, check_result: object, context: Turn
    ) -> None:
        del update, application, check_result
        talk = self.talk(context)
        if not talk.fits():
            return await talk.go_on(in_place=False, note=IMPROVED)
        await (talk.press() if context.query else talk.hear())
        if self.optional and context.sheet.conversation is talk.kept:
            await _remember_anew(context, talk.kept)
        return None


ALL: dict[str, Form[Any]] = {}


async def leave_behind(turn: Turn) -> bool:
    """Nobody can go on where a deploy took the form away, nor with the office's without a post.

    True where what was said answered that form, and so means nothing to anybody any more.
    """
    kept, update = turn.sheet.conversation, turn.sheet.update
    if kept and kept.form not in ALL:
        await leave(turn)
    elif kept and ALL[kept.form].office and not holds_post(turn):
        answered = ALL[kept.form].check_update(update) and not triage(turn.told.words).urgent
        await ALL[kept.form].talk(turn).drop(turn.words(POST_ENDED))
        return answered
    return False


async def make_room(turn: Turn) -> None:
    """End the talk that stands here, for something that cannot wait: nothing may hold that up."""
    at_work = turn.sheet.at_work
    if turn.sheet.conversation:
        with suppress(Outdated, Refused):
            await ALL[turn.sheet.conversation.form].talk(turn).make_room()
    await leave(turn)
    turn.sheet.at_work = at_work


async def _never_called_by_ptb(update: Update, turn: Turn) -> None:
    raise NotImplementedError


def _remember_to_remind(turn: Turn, kept: Conversation) -> None:
    remind_at, lane = turn.now + REMIND_AFTER, turn.visitor.lane
    about = {"key": kept.key, "nonce": kept.nonce, "lane": lane}
    turn.shelves.timers.set("draft_left", remind_at, lane, f"draft:{kept.nonce}", **about)


async def _remember_anew(turn: Turn, kept: Conversation) -> None:
    """What was just said counts in a while, whether or not they go on."""
    await turn.shelves.timers.call_off(f"draft:{kept.nonce}")
    _remember_to_remind(turn, kept)


def _stored(value: object) -> object:
    return value.freeze() if isinstance(value, Told) else value


def _speaks_to_us(sheet: Sheet, kept: Conversation) -> bool:
    """In a group only a reply to the talk, or media we asked for; the rest is for others."""
    message = sheet.message
    if message is None or is_command(message) or (sheet.update and sheet.update.edited_message):
        return False
    if sheet.visitor.private:
        return True
    if (message.text or "").startswith(AMONG_OURSELVES):
        return False
    if sheet.answered:
        return shows(sheet.answered, kept)
    return _answers_us(message) or bool(message.photo or message.video)


def _answers_us(message: Message) -> bool:
    """Whatever stands in a topic that we opened seems to answer the topic's first message."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created or answered.from_user is None:
        return False
    return answered.from_user.id == message.get_bot().id
