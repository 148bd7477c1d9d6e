"""A talk, in this turn: what is pressed or heard, and the question that comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from handlers.letters import Letter
from handlers.manners import Outdated, Unclear
from handlers.plan import D, Plan
from handlers.screens import SEND, Screen, changes, confirmation, question, so_far, so_far_of
from handlers.steps import Asked, Choose, Hear, Tell, meant
from handlers.told import Told, thaw
from handlers.turn import Turn
from locales import Markup, _
from storage.tables import Conversation

IMPROVED = _("This form has been improved in the meantime; please go on here.")
GONE = _("That is no longer available.")
NO_ROOM = _("There was no room for the last part; everything before it is kept.")
UNREADABLE = _(
    "I am sorry, I cannot read that. Please write it in words, or send a photo or "
    "a voice message. /help shows what I can do."
)


@dataclass
class Talk(Generic[D]):
    """The plan of the form, whoever speaks, and where the talk stands."""

    plan: Plan[D]
    turn: Turn
    kept: Conversation

    async def go_on(self, *, in_place: bool, note: str = "") -> None:
        """Ask the first question that has no answer; or sum up; or be done."""
        draft, step = await self._walk()
        self._lay_out_keys(step)
        understood: Sequence[str] = ()
        if step is not None:
            letter = await question(self.turn, step, draft)
            understood = await self._understood(draft, step)
        elif self.plan.summary and self.plan.confirms(draft):
            summary = await self.plan.summary(self.turn, draft)
            labelled = bool(self._labelled(draft))
            letter = confirmation(self.turn, summary, changeable=labelled)
        else:
            return await self._end(draft)
        return await self._screen(draft, note, understood).show(letter, in_place)

    async def show_again(self, note: str = "") -> None:
        """The present screen, as a new message unless they are looking at it."""
        fits, in_place = self.fits(), await self._looked_at()
        await self.go_on(in_place=in_place, note=note if fits else IMPROVED)

    async def cancel(self) -> None:
        """Drop the draft, and say what was dropped, where they can see it."""
        self.fits()
        if self.plan.optional:
            return await self._end_early()
        words = self.turn.words
        return await self.drop(words(self.plan.dropped, title=words(self.plan.title)))

    async def drop(self, said: Markup) -> None:
        """End, and say so where they can see it."""
        pressed = self.turn.query is not None
        await self._put_away(said if pressed else None)
        await leave(self.turn)
        if not pressed:
            self.turn.say(Letter(said))

    async def make_room(self) -> None:
        """End without a word, for something that cannot wait."""
        self.fits()
        if self.plan.optional:
            return await self._end_early()
        await self._put_away()
        return await leave(self.turn)

    def fits(self) -> bool:
        """False where another version of the house asked differently; what still fits is kept."""
        before = self.kept.answers
        self.kept.answers = {name: kept for name, kept in before.items() if self.plan.knows(name)}
        return len(self.kept.answers) == len(before)

    # --- pressing

    async def press(self) -> None:
        args = self.turn.pressed.args if self.turn.pressed else ()
        _nonce, name, code = (*args, "", "", "")[:3]
        draft, step = await self._walk()
        if name == "cancel":
            return await self.cancel()
        if name == "back":
            return await self._back(draft, step)
        if name == "page" and isinstance(step, Choose):
            page = int(code) if code.isdigit() else 0
            letter = await question(self.turn, step, draft, page=page)
            understood = await self._understood(draft, step)
            return await self._screen(draft, understood=understood).show(letter, in_place=True)
        if step is None:
            return await self._press_on_summary(draft, name, code)
        if step.name != name:
            raise Outdated
        return await self._answer_by_press(draft, step, code)

    async def _back(self, draft: D, step: Asked[D] | None) -> None:
        answered = [
            one.name
            for one in self.plan.asked(draft)
            if one.name in self.kept.answers and one is not step
        ]
        if not answered:
            raise Outdated
        await self._ask_anew(answered[-1])

    async def _answer_by_press(self, draft: D, step: Asked[D], code: str) -> None:
        if isinstance(step, Choose):
            if code not in dict(await step.options(self.turn, draft)):
                return await self.go_on(in_place=True, note=GONE)
            return await self._take(step, code, in_place=True)
        return await self._end_telling(draft, step)

    async def _end_telling(self, draft: D, step: Tell[D]) -> None:
        """What would not have been taken when it was told is not taken now."""
        partial = so_far(step, self.kept)
        if not partial and not step.optional:
            raise Outdated
        try:
            taken = await step.read(self.turn, draft, partial) if partial else partial
        except Unclear as unclear:
            return await self.go_on(in_place=True, note=unclear.question)
        return await self._take(step, taken.freeze(), in_place=True)

    async def _press_on_summary(self, draft: D, name: str, code: str) -> None:
        if name == "send":
            return await self._send(draft)
        labelled = self._labelled(draft)
        if name == "change" and not code and labelled:
            letter = changes(self.turn, [*labelled.values()])
            return await self._screen(draft, goes_back=False).show(letter, in_place=True)
        if name == "change" and code in labelled:
            return await self._ask_anew(code)
        if name == "keep":
            return await self.go_on(in_place=True)
        raise Outdated

    def _labelled(self, draft: D) -> dict[str, Asked[D]]:
        """The answers that can be changed by their own name."""
        return {step.name: step for step in self.plan.asked(draft) if step.label}

    # --- hearing

    async def hear(self) -> None:
        (draft, step), told = await self._walk(), self.turn.told
        if isinstance(step, Tell):
            return await self._hear_telling(draft, step, told)
        if isinstance(step, Choose):
            code = meant(told.words, await step.options(self.turn, draft))
            if code is not None:
                return await self._take(step, code, in_place=False)
            if step.hear and not told.media:
                return await self._hear_otherwise(step, step.hear)
        if step is None and meant(told.words, [("send", self.turn.words(SEND))]):
            return await self._send(draft)
        return await self._hear_more(told)

    async def _hear_otherwise(self, step: Choose[D], hear: Hear) -> None:
        try:
            return await self._take(step, hear(self.turn), in_place=False)
        except Unclear as unclear:
            return await self.go_on(in_place=False, note=unclear.question)

    async def _hear_telling(self, draft: D, step: Tell[D], told: Told) -> None:
        """Without media one message is the answer: another try takes the place of the last."""
        before = so_far(step, self.kept)
        whole = before.and_then(told, step.media)
        if whole and step.media:
            self._keep(so_far_of(step), whole.freeze())
        in_place, note = self._same_album(), _left_out(told, whole)
        try:
            taken = await step.read(self.turn, draft, whole)
        except Unclear as unclear:
            return await self.go_on(in_place=in_place, note=unclear.question)
        if whole == before:
            return await self.go_on(in_place=in_place, note=note or UNREADABLE)
        if not taken.words and not step.speak and not step.optional:
            note = note or _("Received. Please add a few words, or tap “That is all”.")
            return await self.go_on(in_place=in_place, note=note)
        return await self._take(step, taken.freeze(), in_place=in_place, note=note)

    async def _hear_more(self, told: Told) -> None:
        """Words or photos that answer no question belong to what was told before."""
        step, in_place = self.plan.report, self._same_album()
        if step is None or step.name not in self.kept.answers or not told:
            note = _("Please tap one of the buttons below.")
            return await self.go_on(in_place=in_place, note=note)
        whole = thaw(self.kept.answers[step.name]).and_then(told, step.media)
        note = _left_out(told, whole) or _("Added to your report.")
        return await self._take(step, whole.freeze(), in_place=in_place, note=note)

    def _same_album(self) -> bool:
        """Later photos of one album change the screen instead of asking again and again."""
        album, known = album_in(self.turn), self.kept.answers.get("__album")
        self.kept.answers = {**self.kept.answers, "__album": album}
        return album is not None and album == known

    # --- moving

    async def _walk(self) -> tuple[D, Asked[D] | None]:
        return await self.plan.walk(self.turn, self.kept.answers)

    async def _take(
        self, step: Asked[D], answer: object, *, in_place: bool, note: str = ""
    ) -> None:
        self._keep(step.name, answer)
        await self.go_on(in_place=in_place, note=note)

    async def _ask_anew(self, name: str, note: str = "") -> None:
        self.kept.answers = self.plan.anew(self.kept.answers, name)
        await self.go_on(in_place=True, note=note)

    async def _send(self, draft: D) -> None:
        """What was chosen a while ago must still be there to be had."""
        for step in self.plan.asked(draft):
            if isinstance(step, Choose) and not step.hear:
                offered = dict(await step.options(self.turn, draft))
                if getattr(draft, step.name) not in offered:
                    return await self._ask_anew(step.name, GONE)
        return await self._end(draft)

    async def _end(self, draft: D) -> None:
        if self.plan.finish is None:
            raise TypeError(self.plan.name)
        await self._put_away(self.turn.words(self.plan.thanks) if self.plan.thanks else None)
        await leave(self.turn)
        await self.plan.finish(self.turn, draft)

    async def _end_early(self) -> None:
        """What there is counts."""
        draft, _step = await self._walk()
        await self._end(draft)

    async def _put_away(self, said: Markup | None = None) -> None:
        await self._screen(self.plan.draft()).put_away(said)
        self._lay_out_keys(None)

    def _lay_out_keys(self, step: Asked[D] | None) -> None:
        """The key that sends one's own number lies there while it is asked for, and no longer."""
        label, words = step.share if isinstance(step, Choose) else "", self.turn.words
        if bool(label) is self.kept.answers.get("__keys", False):
            return
        self._keep("__keys", bool(label))
        hint = words("📱 The key below the line where you write sends your own number.")
        said = hint if label else words("📱 All right.")
        self.turn.say(Letter(said, share=words(label).plain if label else ""))

    def _keep(self, name: str, answer: object) -> None:
        self.kept.answers = {**self.kept.answers, name: answer}
        self.kept.touched_at = self.turn.now

    async def _understood(self, draft: D, step: Asked[D]) -> list[str]:
        """What need not be asked, as its button would say it."""
        presumed = self.plan.understood(draft, step, self.kept.answers)
        return [dict(await one.options(self.turn, draft)).get(code, "") for one, code in presumed]

    def _screen(
        self,
        draft: D,
        note: str = "",
        understood: Sequence[str] = (),
        *,
        goes_back: bool = True,
    ) -> Screen:
        back = goes_back and any(step.name in self.kept.answers for step in self.plan.asked(draft))
        told, title = self.plan.told(draft), self.plan.title
        return Screen(self.turn, self.kept, title, told, note, understood, can_go_back=back)

    async def _looked_at(self) -> bool:
        """Whether they press on the very message that shows the talk."""
        screen, pressed_on = self.kept.screen, self.turn.query and self.turn.query.message
        shown = (await self.turn.shelves.cards.known([screen])).get(screen)
        return bool(shown and pressed_on and shown.message_id == pressed_on.message_id)


async def leave(turn: Turn) -> None:
    """End the talk without a word."""
    if turn.sheet.conversation:
        await turn.shelves.conversations.end(turn.sheet.conversation)
    turn.sheet.conversation = None


def album_in(turn: Turn) -> str | None:
    """What Telegram calls the album of which this message is a part."""
    return turn.message.media_group_id if turn.message else None


def _left_out(told: Told, whole: Told) -> str:
    """The note for whoever sent more than can be kept."""
    return "" if set(told.media) <= set(whole.media) else NO_ROOM
