"""How a form looks: one live message with the question, what was understood, and the buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from handlers.buttons import Button, grid, press
from handlers.letters import Letter, Manner
from handlers.steps import Asked, Choose, D
from handlers.told import Told
from handlers.turn import Turn
from locales import Markup, _
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
    return (card or "").startswith(OWN) and not buttons


@dataclass
class Screen:
    """The message that shows a talk; it moves down when the person writes."""

    turn: Turn
    talk: Conversation
    title: str
    told: Told
    note: str
    can_go_back: bool

    async def show(self, letter: Letter, in_place: bool) -> None:  # noqa: FBT001
        whole = replace(
            letter,
            text=_headed(self.turn, self.title, self.told, self.note, letter.text),
            buttons=(*letter.buttons, self._last_row()),
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
        return Letter(text, _options(nonce, step.name, options, step.columns, page))
    partial = bool(talk and talk.answers.get(f"_{step.name}"))
    label = turn.words("That is all") if partial else turn.words("Skip")
    shown = partial or step.optional
    end = ((Button(label, press("form", nonce, step.name, "end")),),) if shown else ()
    return Letter(text, end)


def confirmation(turn: Turn, summary: Markup) -> Letter:
    nonce = turn.sheet.conversation.nonce if turn.sheet.conversation else ""
    words = turn.words
    return Letter(
        summary,
        (
            (Button(words(SEND), press("form", nonce, "send")),),
            (Button(words("Change an answer"), press("form", nonce, "change")),),
        ),
    )


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
    pages = max(1, -(-len(options) // PAGE))
    page %= pages
    shown = options[page * PAGE : (page + 1) * PAGE]
    rows = grid([Button(label, press("form", nonce, name, code)) for code, label in shown], columns)
    if pages == 1:
        return rows
    turned = (
        Button("‹", press("form", nonce, "page", (page - 1) % pages)),
        Button(f"{page + 1}/{pages}", press("form", nonce, "page", page)),
        Button("›", press("form", nonce, "page", (page + 1) % pages)),
    )
    return (*rows, turned)


def _headed(turn: Turn, title: str, told: Told, note: str, text: Markup) -> Markup:
    """The form's name, what was understood so far, and a note if there is one."""
    words = turn.words
    lines = [words("<b>{title}</b>", title=words(title))]
    if told.words:
        lines.append(words("“{words}”", words=told.words[:200]))
    if told.media:
        count = len(told.media)
        lines.append(words.many("📎 {n} photo or file", "📎 {n} photos or files", count))
    if note:
        lines.append(words("<i>{note}</i>", note=words(note)))
    return Markup("\n").join([*lines, Markup(""), text])
