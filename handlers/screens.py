"""How a form looks: one live message with the question, what was understood, and the buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from handlers.buttons import Button, grid, press
from handlers.large_text import decisive
from handlers.letters import Letter, Manner
from handlers.manners import Unclear
from handlers.steps import Asked, Choose, D, Tell
from handlers.told import Told, thaw
from handlers.turn import Turn
from handlers.views.pages import page as page_of
from locales import Markup, _, escape
from storage.erasure import EMPTIED
from storage.outbox import Delivery, Lane
from storage.tables import Card, Conversation

PAGE = 12
SEND = _("✅ Send")
OWN = "screen:"  # a message of the talk's own; any other card is edited where it stands


def first_screen(nonce: str, count: int = 0) -> str:
    """The card of a talk's own message; each further one counts on."""
    return f"{OWN}{nonce}:{count}"


def shows(card: Card, talk: Conversation) -> bool:
    """Whether this is a screen of the talk, the present one or one further up."""
    return card.alias == talk.screen or card.alias.startswith(f"{OWN}{talk.nonce}:")


def over(card: str | None, params: Mapping[str, Any]) -> bool:
    """Whether this is the screen of a talk that is over: nobody misses it when it is gone."""
    buttons = (params.get("reply_markup") or {}).get("inline_keyboard")
    return (card or "").startswith((OWN, EMPTIED)) and not buttons


@dataclass
class Screen:
    """The message that shows a talk; it moves down when the person writes."""

    turn: Turn
    talk: Conversation
    title: str
    told: Told
    note: str
    understood: Sequence[str]
    can_go_back: bool

    async def show(self, letter: Letter, in_place: bool) -> None:  # noqa: FBT001
        asked = decisive(letter.brief or letter.text)
        whole = replace(
            letter,
            text=self._headed(letter.text),
            buttons=(*letter.buttons, self._last_row()),
            brief=self._headed_briefly(asked),
        )
        in_place = in_place or not self.talk.screen.startswith(OWN)
        if not in_place:
            await self._put_away_old()
        self._keep(whole)
        manner = Manner(Lane.REPLY, Delivery.AT_LEAST_ONCE, card=self.talk.screen)
        if in_place:
            self.turn.redraw(whole, self.turn.visitor.at, manner)
        else:
            self.turn.post(whole, self.turn.visitor.at, manner)

    async def put_away(self, words: Markup | None = None) -> None:
        """Take the buttons off, where any were shown: this talk is over."""
        if "__shown" not in self.talk.answers:
            return
        text = words or Markup(self.talk.answers["__shown"])
        manner = Manner(Lane.REPLY, Delivery.IDEMPOTENT, card=self.talk.screen)
        self.turn.redraw(Letter(text), self.turn.visitor.at, manner)

    async def _put_away_old(self) -> None:
        known = await self.turn.shelves.cards.known([self.talk.screen])
        if self.talk.screen in known:
            await self.put_away()
        nonce, count = self.talk.screen.removeprefix(OWN).split(":")
        self.talk.screen = first_screen(nonce, int(count) + 1)

    def _headed(self, text: Markup) -> Markup:
        """The form's name, what was understood so far, and a note if there is one."""
        words, told = self.turn.words, self.told
        lines = [words("<b>{title}</b>", title=words(self.title))]
        if told.words:
            lines.append(words("“{words}”", words=told.words[:200]))
        if told.media:
            count = len(told.media)
            lines.append(words.many("📎 {n} photo or file", "📎 {n} photos or files", count))
        if self.understood:
            seen = Markup(" · ").join([escape(one) for one in self.understood])
            lines.append(words("As I understand it: {understood}", understood=seen))
        return Markup("\n").join([*lines, *self._noted(), Markup(""), text])

    def _headed_briefly(self, text: Markup) -> Markup:
        return Markup("\n").join([self.turn.words(self.title), *self._noted(), text])

    def _noted(self) -> list[Markup]:
        words = self.turn.words
        return [words("<i>{note}</i>", note=words(self.note))] if self.note else []

    def _keep(self, letter: Letter) -> None:
        self.talk.answers = {**self.talk.answers, "__shown": letter.text}

    def _last_row(self) -> tuple[Button, ...]:
        words, nonce = self.turn.words, self.talk.nonce
        back = Button(words("‹ Back"), press("form", nonce, "back"))
        cancel = Button(words("Cancel"), press("form", nonce, "cancel"))
        return (back, cancel) if self.can_go_back else (cancel,)


async def question(turn: Turn, step: Asked[D], draft: D, page: int = 0) -> Letter:
    """The question, with its options or with what ends the telling."""
    asked = step.question
    text = turn.words(asked) if isinstance(asked, str) else await asked(turn, draft)
    talk = turn.sheet.conversation
    nonce = talk.nonce if talk else ""
    if isinstance(step, Choose):
        options = await step.options(turn, draft)
        rows = _options(nonce, step.name, options, step.columns, page)
        beside = await step.beside(turn, draft) if step.beside else ()
        return Letter(text, (*rows, *grid([*beside], 2)))
    partial = so_far(step, talk) if talk else Told()
    label = turn.words("That is all") if partial else turn.words("Skip")
    shown = await _will_do(turn, step, draft, partial) if partial else step.optional
    end = ((Button(label, press("form", nonce, step.name, "end")),),) if shown else ()
    return Letter(text, end)


def so_far(step: Tell[D], talk: Conversation) -> Told:
    """What has been told of an answer that may come in several messages."""
    stored = talk.answers.get(so_far_of(step))
    return thaw(stored) if stored else Told()


def so_far_of(step: Tell[D]) -> str:
    """Where that is kept, until the answer is whole."""
    return f"_{step.name}"


async def _will_do(turn: Turn, step: Tell[D], draft: D, told: Told) -> bool:
    try:
        await step.read(turn, draft, told)
    except Unclear:
        return False
    return True


def confirmation(turn: Turn, summary: Markup, *, changeable: bool) -> Letter:
    """Whether it may be sent; or, where there is an answer that can be changed alone, changed."""
    nonce = turn.sheet.conversation.nonce if turn.sheet.conversation else ""
    words = turn.words
    send = (Button(words(SEND), press("form", nonce, "send")),)
    change = (Button(words("Change an answer"), press("form", nonce, "change")),)
    return Letter(summary, (send, change) if changeable else (send,))


def changes(turn: Turn, steps: Sequence[Asked[D]]) -> Letter:
    """Which answer is to be changed."""
    nonce = turn.sheet.conversation.nonce if turn.sheet.conversation else ""
    buttons = [
        Button(turn.words(step.label), press("form", nonce, "change", step.name)) for step in steps
    ]
    keep = Button(turn.words("Keep everything"), press("form", nonce, "keep"))
    return Letter(turn.words("Which answer shall we change?"), (*grid(buttons, 2), (keep,)))


def _options(
    nonce: str, name: str, options: Sequence[tuple[str, str]], columns: int, page: int
) -> tuple[tuple[Button, ...], ...]:
    shown = page_of(page, len(options), PAGE)
    buttons = [Button(label, press("form", nonce, name, code)) for code, label in shown.of(options)]
    return (*grid(buttons, columns), *shown.row("form", nonce, "page"))
