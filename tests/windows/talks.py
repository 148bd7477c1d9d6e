"""Every question of every form, asked of a real resident or colleague of a small estate."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import product
from typing import Any

from telegram import Update

from handlers.form import Form
from handlers.letters import Letter
from handlers.screens import changes, confirmation, first_screen, question
from handlers.sheet import CURRENT, sheets_for
from handlers.steps import Choose, Given, Tell
from handlers.told import Told
from handlers.turn import Turn
from storage.tables import Conversation
from tests.stories.matters import DOUBTFUL
from tests.town import Soul, Town
from tests.windows.people import SAID
from tests.windows.views import Window

_WALKS, _BRANCHES = 160, 12  # of one form; options of one question
_DATED = {"period": "12-24 09:00-17:00", "moment": "12-24 09:00"}
NONCE = "windows"


class Walker:
    """Goes through a form by every turning that its questions offer.

    What is `given` are the varieties of each field; a form's own are under its name before it.
    """

    def __init__(self, town: Town, soul: Soul, given: Mapping[str, Sequence[Any]]) -> None:
        self.town, self.soul, self.given = town, soul, given

    async def through(self, form: Form[Any]) -> tuple[list[Window], set[str]]:
        """The windows of the form, and the questions that were asked on the way."""
        shown: dict[str, Window] = {}
        asked: set[str] = set()
        waiting = self._openings(form)
        for _walk in range(_WALKS):
            if not waiting:
                break
            async with self._turn(form, waiting.pop()) as turn:
                waiting += await self._look(form, turn, shown, asked)
        return list(shown.values()), asked

    def _openings(self, form: Form[Any]) -> list[dict[str, Any]]:
        names = [one.name for one in form.plan.steps.values() if isinstance(one, Given)]
        own = {name: f"{form.name}.{name}" for name in names}
        known = [self.given.get(own[name]) or self.given[name] for name in names]
        return [dict(zip(names, values, strict=True)) for values in product(*known)]

    async def _look(
        self, form: Form[Any], turn: Turn, shown: dict[str, Window], asked: set[str]
    ) -> list[dict[str, Any]]:
        talk = form.talk(turn)
        answers = talk.kept.answers
        draft, step = await form.plan.walk(turn, answers)
        if step is None:
            if form.plan.summary and form.plan.confirms(draft):
                summary = await form.plan.summary(turn, draft)
                labelled = [one for one in form.plan.asked(draft) if one.label]
                self._keep(
                    shown, form, "summary", confirmation(turn, summary, changeable=bool(labelled))
                )
                if labelled:
                    self._keep(shown, form, "changes", changes(turn, labelled))
            unasked = set(form.plan.presumptions) - asked - set(answers)
            presumed = [one for one in unasked if getattr(draft, one)]
            return [form.plan.anew(answers, one) for one in presumed]
        self._keep(shown, form, step.name, await question(turn, step, draft))
        first = step.name not in asked
        asked.add(step.name)
        codes = await self._answers(turn, step, draft)
        return [{**answers, step.name: one} for one in (codes if first else codes[:1])]

    async def _answers(self, turn: Turn, step: Choose[Any] | Tell[Any], draft: Any) -> list[Any]:
        if isinstance(step, Tell):
            said = SAID[self.soul.language]
            usual = (said.leak, said.question, DOUBTFUL, said.asset)
            told = [_DATED[step.name]] if step.name in _DATED else usual
            return [Told(one).freeze() for one in told]
        offered = [code for code, _label in await step.options(turn, draft)]
        return offered[:_BRANCHES] + offered[_BRANCHES:][-1:]

    def _keep(self, shown: dict[str, Window], form: Form[Any], name: str, letter: Letter) -> None:
        window = Window(f"{form.name}: {name}", self.soul.language, letter)
        shown.setdefault(f"{name}{letter.text}{letter.buttons}", window)

    @asynccontextmanager
    async def _turn(self, form: Form[Any], answers: dict[str, Any]) -> AsyncIterator[Turn]:
        app = self.town.app
        now = app.clock.now()
        async with app.storage.transaction() as shelves:
            update = Update.de_json(self._update(form), app.house.bot)
            (sheet,) = await sheets_for(shelves, [("windows", update)], now, app.settings.standards)
            sheet.conversation = Conversation(
                key=sheet.visitor.key, form=form.name, nonce=NONCE, answers=answers,
                screen=first_screen(NONCE), touched_at=now,
            )  # fmt: skip
            CURRENT.set(sheet)
            yield Turn(app.house)

    def _update(self, form: Form[Any]) -> dict[str, Any]:
        who = self.town.supervisor if form.office else self.soul
        chat = {"id": who.id, "type": "private"}
        if form.office:
            chat = {"id": self.town.ops_group.id, "type": "supergroup"}
        person = {"id": who.id, "is_bot": False, "first_name": who.name}
        message = {"message_id": 1, "date": 0, "chat": chat, "from": person, "text": "?"}
        return {"update_id": 1, "message": message}


def questions_of(form: Form[Any]) -> set[str]:
    return {name for name, step in form.plan.steps.items() if isinstance(step, Choose | Tell)}
