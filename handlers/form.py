"""A form: questions in the order they are asked; where it stands is stored by the answers' names.

The next question is always the first that has no answer yet. So a talk survives restarts, goes on
at any replica, and an answer is changed by taking it away.
"""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import Field, fields, replace
from datetime import timedelta
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

from telegram import Message, Update
from telegram.ext import BaseHandler

from handlers.letters import Letter
from handlers.manners import Outdated, Unclear
from handlers.screens import SEND, Screen, changes, confirmation, first_screen, question
from handlers.sheet import CURRENT, Sheet
from handlers.steps import Asked, Choose, Decide, Given, Options, Question, Step, Tell, When, meant
from handlers.told import Told, is_command, thaw
from handlers.turn import House, Turn
from locales import Markup, _
from storage.tables import Conversation

FORGET_AFTER = timedelta(hours=24)
REMIND_AFTER = timedelta(minutes=30)
AMONG_OURSELVES = "//"  # staff begin a line so to speak among themselves
_NOTHING_SENT = _("{title}: cancelled; nothing was sent.")
IMPROVED = _("This form has been improved in the meantime; please go on here.")
GONE = _("That is no longer available.")
NO_ROOM = _("There was no room for the last part; everything before it is kept.")
UNFINISHED = _("You have not finished this yet; please go on, or /cancel it.")
UNREADABLE = _(
    "I am sorry, I cannot read that. Please write it in words, or send a photo or "
    "a voice message. /help shows what I can do."
)


class Draft(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


D = TypeVar("D", bound=Draft)
S = TypeVar("S")


class Form(BaseHandler[Update, Turn, None], Generic[D]):
    """Declare the steps with the decorators below, top to bottom, as they are asked."""

    def __init__(self, name: str, draft: type[D], title: str, dropped: str = _NOTHING_SENT) -> None:
        """`dropped` is what is said when somebody cancels."""
        super().__init__(_never_called_by_ptb)
        self.name, self.title, self._dropped = name, title, dropped
        self._draft = draft
        self._steps: dict[str, Step[D]] = {}
        self._summary: Callable[[Turn, D], Awaitable[Markup]] | None = None
        self._confirmed_when: When[D] | None = None
        self._finish: Callable[[Turn, D], Awaitable[None]] | None = None
        ALL[name] = cast("Form[Any]", self)

    # --- declaring

    def given(self, name: str) -> None:
        """Declare a field that whoever opens the form already knows."""
        self._declared(name, Given(name))

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
        speak: bool = False,
        optional: bool = False,
    ) -> Callable[[Callable[[Turn, D, Told], Awaitable[Told]]], Tell[D]]:
        """The decorated function takes what was told, or raises Unclear to ask again."""

        def declare(read: Callable[[Turn, D, Told], Awaitable[Told]]) -> Tell[D]:
            name = read.__name__
            step = Tell(name, question, label, read, when, media, speak, optional)
            return self._declared(name, step)

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
        self._same_album(turn)
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
        """The present screen, as a new message unless they are looking at it."""
        fits, in_place = self._fits(_talk(turn)), await self._looked_at(turn)
        await self.go_on(turn, in_place=in_place, note=note if fits else IMPROVED)

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
        if not self._fits(_talk(context)):
            return await self.go_on(context, in_place=False, note=IMPROVED)
        return await (self._press(context) if context.query else self._hear(context))

    def _fits(self, talk: Conversation) -> bool:
        """False where another version of the house asked differently; what still fits is kept."""
        fitting = {name: kept for name, kept in talk.answers.items() if self._knows(name)}
        fits = len(fitting) == len(talk.answers)
        talk.answers = fitting
        return fits

    def _knows(self, name: str) -> bool:
        return name in self._steps or name.startswith("_")

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
                return await self.go_on(turn, in_place=True, note=GONE)
            return await self._take(turn, step, code, in_place=True)
        partial = _partial(_talk(turn), step)
        if not partial and not step.optional:
            raise Outdated
        return await self._take(turn, step, partial.freeze(), in_place=True)

    async def _press_on_summary(self, turn: Turn, draft: D, name: str, code: str) -> None:
        talk = _talk(turn)
        if name == "send":
            return await self._send(turn, draft)
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

    async def _send(self, turn: Turn, draft: D) -> None:
        """What was chosen a while ago must still be there to be had."""
        talk = _talk(turn)
        for step in self._asked(draft):
            if isinstance(step, Choose):
                offered = dict(await step.options(turn, draft))
                if talk.answers[step.name] not in offered:
                    talk.answers = self._without(talk.answers, step.name)
                    return await self.go_on(turn, in_place=True, note=GONE)
        return await self._end(turn, draft)

    async def _hear(self, turn: Turn) -> None:
        draft, step = await self._walk(turn, _talk(turn))
        told = turn.told
        if isinstance(step, Tell):
            return await self._hear_telling(turn, draft, step, told)
        if isinstance(step, Choose):
            code = meant(told.words, await step.options(turn, draft))
            if code is not None:
                return await self._take(turn, step, code, in_place=False)
        if step is None and meant(told.words, [("send", turn.words(SEND))]):
            return await self._send(turn, draft)
        return await self._hear_more(turn, told)

    async def _hear_telling(self, turn: Turn, draft: D, step: Tell[D], told: Told) -> None:
        before = _partial(_talk(turn), step)
        whole = before.and_then(told, step.media)
        self._touch(turn, **{f"_{step.name}": whole.freeze()})
        in_place, note = self._same_album(turn), _left_out(told, whole)
        try:
            taken = await step.read(turn, draft, whole)
        except Unclear as unclear:
            return await self.go_on(turn, in_place=in_place, note=unclear.question)
        if whole == before:
            return await self.go_on(turn, in_place=in_place, note=note or UNREADABLE)
        if not taken.words and not step.speak and not step.optional:
            note = note or _("Received. Please add a few words, or tap “That is all”.")
            return await self.go_on(turn, in_place=in_place, note=note)
        return await self._take(turn, step, taken.freeze(), in_place=in_place, note=note)

    async def _hear_more(self, turn: Turn, told: Told) -> None:
        """Words or photos that answer no question belong to what was told before."""
        talk = _talk(turn)
        step = next((s for s in self._steps.values() if isinstance(s, Tell) and s.media), None)
        in_place = self._same_album(turn)
        if step is None or step.name not in talk.answers or not told:
            return await self.go_on(
                turn, in_place=in_place, note=_("Please tap one of the buttons below.")
            )
        whole = thaw(talk.answers[step.name]).and_then(told, step.media)
        self._touch(turn, **{step.name: whole.freeze()})
        note = _left_out(told, whole) or _("Added to your report.")
        return await self.go_on(turn, in_place=in_place, note=note)

    # --- moving

    async def _walk(self, turn: Turn, talk: Conversation) -> tuple[D, Asked[D] | None]:
        """The draft as far as it is answered, and the step that comes next."""
        draft = self._draft()
        for step in self._steps.values():
            if step.when and not step.when(draft):
                continue
            if isinstance(step, Decide):
                value = await step.reckon(turn, draft)
            elif isinstance(step, Given):
                value = talk.answers[step.name]
            elif step.name in talk.answers:
                value = step.value(talk.answers[step.name])
            else:
                return draft, step
            draft = cast("D", replace(cast("Any", draft), **{step.name: value}))
        return draft, None

    async def _take(
        self, turn: Turn, step: Asked[D], answer: object, *, in_place: bool, note: str = ""
    ) -> None:
        self._touch(turn, **{step.name: answer})
        await self.go_on(turn, in_place=in_place, note=note)

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
        await leave(turn)
        await self._finish(turn, draft)

    async def cancel(self, turn: Turn) -> None:
        """Drop the draft, and say what was dropped, where they can see it."""
        self._fits(_talk(turn))
        draft, _step = await self._walk(turn, _talk(turn))
        if self.optional:
            return await self._end(turn, draft)
        words = turn.words
        said = words(self._dropped, title=words(self.title))
        await self._screen(turn, draft).put_away(said if turn.query else None)
        await leave(turn)
        if not turn.query:
            turn.say(Letter(said))
        return None

    @property
    def optional(self) -> bool:
        """Whether nothing in it must be answered: then what there is counts, and nobody nags."""
        asked = [step for step in self._steps.values() if isinstance(step, Choose | Tell)]
        return all(isinstance(step, Tell) and step.optional for step in asked)

    def _asked(self, draft: D) -> list[Asked[D]]:
        return [
            step
            for step in self._steps.values()
            if isinstance(step, Choose | Tell) and (step.when is None or step.when(draft))
        ]

    def _without(self, answers: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Take an answer away, and those that hang on it."""
        undone = {name} | {
            step.name
            for step in self._steps.values()
            if isinstance(step, Choose | Tell) and name in step.anew_with
        }
        return {key: value for key, value in answers.items() if key.removeprefix("_") not in undone}

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
        answers = _talk(turn).answers
        can_go_back = any(step.name in answers for step in self._asked(draft))
        return Screen(turn, _talk(turn), self.title, told, note, can_go_back=can_go_back)

    def _same_album(self, turn: Turn) -> bool:
        """Later photos of one album change the screen instead of asking again and again."""
        talk, album = _talk(turn), turn.message.media_group_id if turn.message else None
        known = talk.answers.get("__album")
        talk.answers = {**talk.answers, "__album": album}
        return album is not None and album == known

    async def _looked_at(self, turn: Turn) -> bool:
        """Whether they press on the very message that shows the talk."""
        talk, pressed_on = _talk(turn), turn.query and turn.query.message
        shown = (await turn.shelves.cards.known([talk.screen])).get(talk.screen)
        return bool(shown and pressed_on and shown.message_id == pressed_on.message_id)

    def _remember_to_remind(self, turn: Turn, talk: Conversation) -> None:
        remind_at, lane = turn.now + REMIND_AFTER, turn.visitor.lane
        about = {"key": talk.key, "nonce": talk.nonce, "lane": lane}
        turn.shelves.timers.set("draft_left", remind_at, lane, f"draft:{talk.nonce}", **about)


ALL: dict[str, Form[Any]] = {}


async def leave(turn: Turn) -> None:
    """End the talk without a word."""
    await turn.shelves.conversations.end(_talk(turn))
    turn.sheet.conversation = None


async def leave_unknown(turn: Turn) -> None:
    """A deploy took the whole form away: nobody can go on with its talk."""
    talk = turn.sheet.conversation
    if talk and talk.form not in ALL:
        await leave(turn)


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


def _left_out(told: Told, whole: Told) -> str:
    """The note for whoever sent more than can be kept."""
    return "" if set(told.media) <= set(whole.media) else NO_ROOM


def _speaks_to_us(sheet: Sheet) -> bool:
    """In a group only a reply to us, or media we asked for; the rest is talk among colleagues."""
    message = sheet.message
    if message is None or is_command(message) or (sheet.update and sheet.update.edited_message):
        return False
    if sheet.visitor.private:
        return True
    if (message.text or "").startswith(AMONG_OURSELVES):
        return False
    return _answers_us(message) or bool(message.photo or message.video)


def _answers_us(message: Message) -> bool:
    """Whatever stands in a topic that we opened seems to answer the topic's first message."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created or answered.from_user is None:
        return False
    return answered.from_user.id == message.get_bot().id
