"""The plan of a form: its steps in order, which of them comes next, and what comes of it all."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from itertools import takewhile
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

from handlers.steps import Asked, Choose, Decide, Given, Over, Presumption, Step, Tell, When
from handlers.told import Told
from handlers.turn import Turn
from locales import Markup


class Draft(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


D = TypeVar("D", bound=Draft)
S = TypeVar("S")
_ANEW = "__anew"  # what is asked, whatever could be presumed


@dataclass
class Plan(Generic[D]):
    """What the decorators of a form have declared."""

    name: str
    title: str
    dropped: str
    draft: type[D]
    steps: dict[str, Step[D]] = field(default_factory=dict)
    presumptions: dict[str, Presumption[D]] = field(default_factory=dict)
    summary: Callable[[Turn, D], Awaitable[Markup]] | None = None
    confirmed_when: When[D] | None = None
    finish: Callable[[Turn, D], Awaitable[None]] | None = None
    thanks: str = ""

    def add(self, name: str, step: S) -> S:
        if name not in {field.name for field in fields(self.draft)}:
            message = f"{self.name}: {name} is no field of {self.draft.__name__}"
            raise TypeError(message)
        self.steps[name] = cast("Step[D]", step)
        return step

    async def walk(self, turn: Turn, answers: Mapping[str, Any]) -> tuple[D, Asked[D] | None]:
        """The draft as far as it is answered, and the step that comes next."""
        draft = self.draft()
        for step in self.steps.values():
            if step.when and not step.when(draft):
                continue
            if isinstance(step, Over):
                return draft, None
            if isinstance(step, Decide):
                value = await step.reckon(turn, draft)
            elif isinstance(step, Given):
                value = answers[step.name]
            elif step.name in answers:
                value = step.value(answers[step.name])
            elif presumed := await self._presumed(turn, draft, step, answers):
                value = presumed
            else:
                return draft, step
            draft = cast("D", replace(cast("Any", draft), **{step.name: value}))
        return draft, None

    def asked(self, draft: D) -> list[Asked[D]]:
        """The questions that this draft has been asked, or will be."""
        before = takewhile(lambda step: not _ends(step, draft), self.steps.values())
        return [step for step in _questions(before) if step.when is None or step.when(draft)]

    def understood(
        self, draft: D, step: Asked[D] | None, answers: Mapping[str, Any]
    ) -> list[tuple[Choose[D], str]]:
        """What was presumed before this question was asked."""
        before = takewhile(lambda one: one is not step, self.asked(draft))
        silent = [one for one in before if isinstance(one, Choose) and one.name not in answers]
        return [(one, getattr(draft, one.name)) for one in silent]

    def confirms(self, draft: D) -> bool:
        if any(_ends(step, draft) for step in self.steps.values()):
            return False
        return self.confirmed_when is None or self.confirmed_when(draft)

    def knows(self, name: str) -> bool:
        """Whether such an answer can be ours; what begins with _ is a note of the talk's own."""
        return name in self.steps or name.startswith("_")

    def without(self, answers: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Take an answer away, and those that hang on it."""
        hanging = [one for one in _questions(self.steps.values()) if name in one.anew_with]
        undone = {name} | {one.name for one in hanging}
        return {key: value for key, value in answers.items() if key.removeprefix("_") not in undone}

    def anew(self, answers: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Take an answer away to ask for it, whatever could be presumed."""
        return {**self.without(answers, name), _ANEW: [*answers.get(_ANEW, ()), name]}

    def told(self, draft: D) -> Told:
        """What they have told us in their own words."""
        found = (getattr(draft, step.name) for step in self._tellings())
        return next((told for told in found if isinstance(told, Told)), Told())

    @property
    def report(self) -> Tell[D] | None:
        """Where words and photos go that answer no question."""
        return next((step for step in self._tellings() if step.media), None)

    @property
    def optional(self) -> bool:
        """Whether nothing in it must be answered: then what there is counts, and nobody nags."""
        asked = _questions(self.steps.values())
        return all(isinstance(step, Tell) and step.optional for step in asked)

    def begun(self, answers: Mapping[str, Any]) -> bool:
        """Whether any of its questions is answered."""
        return any(step.name in answers for step in _questions(self.steps.values()))

    def _tellings(self) -> list[Tell[D]]:
        return [step for step in self.steps.values() if isinstance(step, Tell)]

    async def _presumed(
        self, turn: Turn, draft: D, step: Asked[D], answers: Mapping[str, Any]
    ) -> str:
        presumption = self.presumptions.get(step.name)
        if presumption is None or step.name in answers.get(_ANEW, ()):
            return ""
        return await presumption(turn, draft)


def _questions(steps: Iterable[Step[D]]) -> list[Asked[D]]:
    return [step for step in steps if isinstance(step, Choose | Tell)]


def _ends(step: Step[D], draft: D) -> bool:
    return isinstance(step, Over) and step.when(draft)
