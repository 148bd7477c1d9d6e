"""A form: questions in the order they are asked; where it stands is stored by the answers' names.

The next question is always the first that has no answer yet. So a talk survives restarts, goes on
at any replica, and an answer is changed by taking it away.
"""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import Field, fields, replace
from datetime import timedelta
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

from telegram import Update
from telegram.ext import BaseHandler

from handlers.manners import Outdated, Unclear
from handlers.screens import Screen, changes, confirmation, first_screen, question
from handlers.sheet import CURRENT, Sheet
from handlers.steps import Asked, Choose, Decide, Options, Question, Step, Tell, When
from handlers.told import Told, thaw
from handlers.turn import House, Turn
from locales import Markup, _
from storage.tables import Conversation

FORGET_AFTER = timedelta(hours=24)
REMIND_AFTER = timedelta(minutes=30)
AMONG_OURSELVES = "//"  # staff begin a line so to speak among themselves


class Draft(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


D = TypeVar("D", bound=Draft)
S = TypeVar("S")


class Form(BaseHandler[Update, Turn, None], Generic[D]):
    """Declare the steps with the decorators below, top to bottom, as they are asked."""

    def __init__(self, name: str, draft: type[D], title: str) -> None:
        super().__init__(_never_called_by_ptb)
        self.name, self.title = name, title
        self._draft = draft
        self._steps: dict[str, Step[D]] = {}
        self._summary: Callable[[Turn, D], Awaitable[Markup]] | None = None
        self._confirmed_when: When[D] | None = None
        self._finish: Callable[[Turn, D], Awaitable[None]] | None = None
        ALL[name] = cast("Form[Any]", self)

    # --- declaring

    def choose(
        self,
        question: Question[D],
        *,
        label: str = "",
        when: When[D] | None = None,
        columns: int = 1,
        anew_with: tuple[str, ...] = (),
    ) -> Callable[[Callable[[Turn, D], Awaitable[Options]]], Choose[D]]:
        """The decorated function, named after its field, gives the options."""

        def declare(options: Callable[[Turn, D], Awaitable[Options]]) -> Choose[D]:
            name = options.__name__
            step = Choose(name, question, label, options, when, columns, anew_with)
            return self._declared(name, step)

        return declare

    def tell(
        self,
        question: Question[D],
        *,
        label: str = "",
        when: When[D] | None = None,
        media: int = 0,
        optional: bool = False,
    ) -> Callable[[Callable[[Turn, D, Told], Awaitable[Told]]], Tell[D]]:
        """The decorated function takes what was told, or raises Unclear to ask again."""

        def declare(read: Callable[[Turn, D, Told], Awaitable[Told]]) -> Tell[D]:
            name = read.__name__
            return self._declared(name, Tell(name, question, label, read, when, media, optional))

        return declare

    def decide(
        self, field: str, *, when: When[D] | None = None
    ) -> Callable[[Callable[[Turn, D], Awaitable[object]]], Decide[D]]:
        """The decorated function reckons the field from those before it."""

        def declare(reckon: Callable[[Turn, D], Awaitable[object]]) -> Decide[D]:
            return self._declared(field, Decide(field, reckon, when))

        return declare

    def confirm(
        self, *, when: When[D] | None = None
    ) -> Callable[[Callable[[Turn, D], Awaitable[Markup]]], None]:
        """The decorated function writes the summary; without `when`, it is always shown."""

        def declare(summary: Callable[[Turn, D], Awaitable[Markup]]) -> None:
            self._summary, self._confirmed_when = summary, when

        return declare

    def done(self, finish: Callable[[Turn, D], Awaitable[None]]) -> None:
        """The decorated function hands the finished draft to an action."""
        self._finish = finish

    def _declared(self, name: str, step: S) -> S:
        if name not in {field.name for field in fields(self._draft)}:
            message = f"{self.name}: {name} is no field of {self._draft.__name__}"
            raise TypeError(message)
        self._steps[name] = cast("Step[D]", step)
        return step

    # --- a talk

    async def open(self, turn: Turn, *, screen: str = "", **known: Any) -> None:  # noqa: ANN401
        """Begin, with what is known already; whoever calls has asked about any other draft."""
        nonce = secrets.token_hex(4)
        answers = {name: _stored(value) for name, value in known.items()}
        talk = turn.sheet.conversation
        if talk is None:
            talk = Conversation(
                key=turn.visitor.key,
                form=self.name,
                nonce=nonce,
                answers=answers,
                screen=screen or first_screen(nonce),
                touched_at=turn.now,
            )
            turn.shelves.conversations.begin(talk)
            turn.sheet.conversation = talk
        else:
            talk.form, talk.nonce, talk.answers = self.name, nonce, answers
            talk.screen, talk.touched_at = screen or first_screen(nonce), turn.now
        self._remember_to_remind(turn, talk)
        await self.go_on(turn, in_place=bool(screen))

    async def go_on(self, turn: Turn, *, in_place: bool, note: str = "") -> None:
        """Ask the first question that has no answer; or sum up; or be done."""
        talk = _talk(turn)
        draft, step = await self._walk(turn, talk)
        if step is not None:
            await self._screen(turn, draft, note).show(await question(turn, step, draft), in_place)
        elif self._summary and (self._confirmed_when is None or self._confirmed_when(draft)):
            letter = confirmation(turn, await self._summary(turn, draft))
            await self._screen(turn, draft, note).show(letter, in_place)
        else:
            await self._end(turn, draft)

    async def show_again(self, turn: Turn, note: str = "") -> None:
        """The present screen as a new message: the old one is far up, or gone."""
        await self.go_on(turn, in_place=False, note=note)

    # --- python-telegram-bot's side

    def check_update(self, update: object) -> bool:  # noqa: ARG002 - the sheet says more
        sheet = CURRENT.get(None)
        if sheet is None or not sheet.conversation or sheet.conversation.form != self.name:
            return False
        if not sheet.query:
            return _speaks_to_us(sheet)
        pressed = sheet.pressed
        if pressed is None or pressed.action != "form":
            return False
        return pressed.args[:1] == (sheet.conversation.nonce,)

    async def handle_update(
        self, update: Update, application: House, check_result: object, context: Turn
    ) -> None:
        del update, application, check_result
        try:
            await (self._press(context) if context.query else self._hear(context))
        except _ForeignStep:
            await self.begin_again(context)

    async def begin_again(self, turn: Turn) -> None:
        """A new version of the house asks differently: keep what still fits."""
        talk = _talk(turn)
        talk.answers = {name: kept for name, kept in talk.answers.items() if name in self._steps}
        await self.go_on(
            turn,
            in_place=False,
            note=_("This form has been improved meanwhile; please go on here."),
        )

    # --- hearing

    async def _press(self, turn: Turn) -> None:
        talk = _talk(turn)
        _action, name, code = (*cast("Any", turn.pressed).args, "", "")[:3]
        draft, step = await self._walk(turn, talk)
        if name == "cancel":
            return await self.cancel(turn)
        if name == "back":
            return await self._back(turn, draft, step)
        if name == "page" and isinstance(step, Choose):
            letter = await question(turn, step, draft, page=int(code) if code.isdigit() else 0)
            return await self._screen(turn, draft).show(letter, in_place=True)
        if step is None:
            return await self._press_on_summary(turn, draft, name, code)
        if step.name != name:
            raise Outdated
        return await self._answer_by_press(turn, draft, step, code)

    async def _answer_by_press(self, turn: Turn, draft: D, step: Asked[D], code: str) -> None:
        if isinstance(step, Choose):
            if code not in dict(await step.options(turn, draft)):
                return await self.go_on(turn, in_place=True, note=_("That is no longer free."))
            return await self._take(turn, step, code, in_place=True)
        partial = _partial(_talk(turn), step)
        if not partial and not step.optional:
            raise Outdated
        return await self._take(turn, step, partial.freeze(), in_place=True)

    async def _press_on_summary(self, turn: Turn, draft: D, name: str, code: str) -> None:
        talk = _talk(turn)
        if name == "send":
            return await self._end(turn, draft)
        if name == "change" and not code:
            asked = [step for step in self._asked(draft) if step.label]
            letter = changes(turn, asked)
            return await self._screen(turn, draft).show(letter, in_place=True)
        if name == "change" and code in self._steps:
            talk.answers = self._without(talk.answers, code)
            return await self.go_on(turn, in_place=True)
        if name == "keep":
            return await self.go_on(turn, in_place=True)
        raise Outdated

    async def _hear(self, turn: Turn) -> None:
        draft, step = await self._walk(turn, _talk(turn))
        told = turn.told
        if isinstance(step, Tell):
            return await self._hear_telling(turn, draft, step, told)
        if isinstance(step, Choose):
            wanted = told.words.strip().casefold()
            for code, label in await step.options(turn, draft):
                if wanted and wanted in {_plain(label).casefold(), code.casefold()}:
                    return await self._take(turn, step, code, in_place=False)
        return await self._hear_more(turn, told)

    async def _hear_telling(self, turn: Turn, draft: D, step: Tell[D], told: Told) -> None:
        whole = _partial(_talk(turn), step).and_then(told, step.media)
        self._touch(turn, **{f"_{step.name}": whole.freeze()})
        in_place = self._same_album(turn)
        try:
            taken = await step.read(turn, draft, whole)
        except Unclear as unclear:
            return await self.go_on(turn, in_place=in_place, note=unclear.question)
        if not taken.words and taken.media and not step.optional:
            note = _("Received. A few words about it, or tap “That is all”.")
            return await self.go_on(turn, in_place=in_place, note=note)
        return await self._take(turn, step, taken.freeze(), in_place=in_place)

    async def _hear_more(self, turn: Turn, told: Told) -> None:
        """Words or photos that answer no question belong to what was told before."""
        talk = _talk(turn)
        step = next((s for s in self._steps.values() if isinstance(s, Tell) and s.media), None)
        in_place = self._same_album(turn)
        if step is None or step.name not in talk.answers or not told:
            return await self.go_on(
                turn, in_place=False, note=_("Please tap one of the buttons below.")
            )
        whole = thaw(talk.answers[step.name]).and_then(told, step.media)
        self._touch(turn, **{step.name: whole.freeze()})
        return await self.go_on(turn, in_place=in_place, note=_("Added to your report."))

    # --- moving

    async def _walk(self, turn: Turn, talk: Conversation) -> tuple[D, Asked[D] | None]:
        """The draft as far as it is answered, and the step that comes next."""
        unknown = {name for name in talk.answers if name not in self._steps and name[0] != "_"}
        if unknown:
            raise _ForeignStep(*unknown)
        draft = self._draft()
        for step in self._steps.values():
            if step.when and not step.when(draft):
                continue
            if isinstance(step, Decide):
                value = await step.reckon(turn, draft)
            elif step.name in talk.answers:
                value = step.value(talk.answers[step.name])
            else:
                return draft, step
            draft = cast("D", replace(cast("Any", draft), **{step.name: value}))
        return draft, None

    async def _take(self, turn: Turn, step: Asked[D], answer: object, *, in_place: bool) -> None:
        self._touch(turn, **{step.name: answer})
        await self.go_on(turn, in_place=in_place)

    async def _back(self, turn: Turn, draft: D, step: Asked[D] | None) -> None:
        talk = _talk(turn)
        before = [s.name for s in self._asked(draft) if s.name in talk.answers and s is not step]
        if not before:
            raise Outdated
        talk.answers = self._without(talk.answers, before[-1])
        await self.go_on(turn, in_place=True)

    async def _end(self, turn: Turn, draft: D) -> None:
        if self._finish is None:
            raise TypeError(self.name)
        await self._screen(turn, draft).put_away()
        await self.leave(turn)
        await self._finish(turn, draft)

    async def cancel(self, turn: Turn) -> None:
        """Drop the draft, and say what was dropped."""
        draft, _step = await self._walk(turn, _talk(turn))
        words = turn.words
        await self._screen(turn, draft).put_away(
            words("{title}: dropped, nothing was sent.", title=words(self.title))
        )
        await self.leave(turn)

    async def leave(self, turn: Turn) -> None:
        """End the talk without a word."""
        await turn.shelves.conversations.end(_talk(turn))
        turn.sheet.conversation = None

    def _asked(self, draft: D) -> list[Asked[D]]:
        return [
            step
            for step in self._steps.values()
            if not isinstance(step, Decide) and (step.when is None or step.when(draft))
        ]

    def _without(self, answers: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Take an answer away, and those that hang on it."""
        undone = {name} | {
            step.name
            for step in self._steps.values()
            if not isinstance(step, Decide) and name in step.anew_with
        }
        return {key: value for key, value in answers.items() if key not in undone}

    def _touch(self, turn: Turn, **answers: object) -> None:
        talk = _talk(turn)
        talk.answers = {**talk.answers, **answers}
        talk.touched_at = turn.now

    def _screen(self, turn: Turn, draft: D, note: str = "") -> Screen:
        told = next(
            (
                found
                for step in self._steps.values()
                if isinstance(step, Tell)
                and isinstance(found := getattr(draft, step.name, None), Told)
            ),
            Told(),
        )
        can_go_back = any(name in self._steps for name in _talk(turn).answers)
        return Screen(turn, _talk(turn), self.title, told, note, can_go_back=can_go_back)

    def _same_album(self, turn: Turn) -> bool:
        """Later photos of one album change the screen instead of asking again and again."""
        talk, album = _talk(turn), turn.message.media_group_id if turn.message else None
        known = talk.answers.get("__album")
        talk.answers = {**talk.answers, "__album": album}
        return album is not None and album == known

    def _remember_to_remind(self, turn: Turn, talk: Conversation) -> None:
        remind_at, lane = turn.now + REMIND_AFTER, turn.visitor.lane
        about = {"key": talk.key, "nonce": talk.nonce, "lane": lane}
        turn.shelves.timers.set("draft_left", remind_at, lane, f"draft:{talk.nonce}", **about)


ALL: dict[str, Form[Any]] = {}


class _ForeignStep(Exception):
    """A stored answer to a question that is no longer asked."""


async def _never_called_by_ptb(update: Update, turn: Turn) -> None:
    raise NotImplementedError


def _talk(turn: Turn) -> Conversation:
    if turn.sheet.conversation is None:
        raise Outdated
    return turn.sheet.conversation


def _partial(talk: Conversation, step: Tell[Any]) -> Told:
    stored = talk.answers.get(f"_{step.name}")
    return thaw(stored) if stored else Told()


def _stored(value: object) -> object:
    return value.freeze() if isinstance(value, Told) else value


def _plain(label: str) -> str:
    return label.plain if isinstance(label, Markup) else label


def _speaks_to_us(sheet: Sheet) -> bool:
    """In a group only a reply to us, or media we asked for; the rest is talk among colleagues."""
    message = sheet.message
    if message is None or (message.text or "").startswith(("/", AMONG_OURSELVES)):
        return False
    if sheet.update and sheet.update.edited_message:
        return False
    if sheet.visitor.private:
        return True
    answered = message.reply_to_message
    to_us = bool(answered and answered.from_user and answered.from_user.id == message.get_bot().id)
    return to_us or bool(message.photo or message.video)
