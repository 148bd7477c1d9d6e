"""Is a form that cannot work refused while it is being declared, and a typed answer understood?"""

from dataclasses import dataclass, field

import pytest

from handlers import form
from handlers.form import Form
from handlers.steps import meant
from handlers.told import Told
from locales import Markup

ROLES = [("owner", "Owner"), ("family", "Family of the owner"), ("tenant", "Tenant")]
BUILDINGS = [("0", "Building 1"), ("1", "Building 2"), ("2", "Building 12")]
DANGER = [("yes", Markup("⚠️ Yes, send somebody now")), ("no", "No")]


@dataclass(frozen=True)
class Draft:
    colour: str = ""
    story: Told = field(default_factory=Told)


@pytest.fixture
def horoscope(monkeypatch):
    monkeypatch.setattr(form, "ALL", {})
    return Form("horoscope", Draft, "Horoscope")


async def no_field(turn, draft, told=None):
    return []


@pytest.mark.parametrize(
    "declare",
    [
        lambda form: form.choose("?")(no_field),
        lambda form: form.tell("?")(no_field),
        lambda form: form.decide("no_field")(no_field),
        lambda form: form.given("no_field"),
    ],
    ids=["choose", "tell", "decide", "given"],
)
def test_a_step_that_is_no_field_of_the_draft_fails_at_import(horoscope, declare):
    with pytest.raises(TypeError, match="horoscope: no_field is no field of Draft"):
        declare(horoscope)


def test_steps_are_asked_in_the_order_in_which_they_stand(horoscope):
    @horoscope.tell("What happened?")
    async def story(turn, draft, told):
        return told

    @horoscope.choose("Which colour?")
    async def colour(turn, draft):
        return []

    assert [*horoscope.plan.steps] == ["story", "colour"]


@pytest.mark.parametrize(
    ("typed", "options", "code"),
    [
        ("owner", ROLES, "owner"),
        ("OWNER!", ROLES, "owner"),
        ("family", ROLES, "family"),
        ("of the owner", ROLES, "family"),
        ("the", ROLES[1:], "family"),
        ("2", BUILDINGS, "1"),
        ("１２", BUILDINGS, "2"),
        ("building", BUILDINGS, None),
        ("0", BUILDINGS, None),
        ("3", BUILDINGS, None),
        ("yes", DANGER, "yes"),
        ("no", DANGER, "no"),
        ("", ROLES, None),
        ("…", ROLES, None),
        ("tenant or owner", ROLES, None),
    ],
)
def test_a_typed_answer_is_the_one_option_that_holds_its_words(typed, options, code):
    assert meant(typed, options) == code


# --- what is plain need not be asked


@pytest.fixture
def painted(horoscope):
    """Blue is plain where the story speaks of the sea."""

    @horoscope.tell("What happened?")
    async def story(turn, draft, told):
        return told

    @horoscope.choose("Which colour?")
    async def colour(turn, draft):
        return [("blue", "Blue"), ("red", "Red")]

    @horoscope.presume(colour)
    async def plainly(turn, draft):
        return "blue" if "sea" in draft.story.words else ""

    return horoscope.plan


def story(words):
    return {"story": Told(words).freeze()}


async def test_what_is_plain_is_taken_without_being_asked(painted):
    draft, step = await painted.walk(None, story("at the sea"))
    assert (draft.colour, step) == ("blue", None)


async def test_what_is_not_plain_is_asked(painted):
    draft, step = await painted.walk(None, story("in the hills"))
    assert (draft.colour, step) == ("", painted.steps["colour"])


async def test_an_answer_says_more_than_a_presumption(painted):
    draft, _step = await painted.walk(None, {**story("at the sea"), "colour": "red"})
    assert draft.colour == "red"


async def test_what_is_to_be_changed_is_really_asked(painted):
    answers = painted.anew(story("at the sea"), "colour")
    _draft, step = await painted.walk(None, answers)
    assert step is painted.steps["colour"]
    draft, _step = await painted.walk(None, {**answers, "colour": "red"})
    assert draft.colour == "red"


async def test_a_presumption_is_told_while_the_next_question_is_asked(painted):
    draft, _step = await painted.walk(None, story("at the sea"))
    colour = painted.steps["colour"]
    assert painted.understood(draft, None, story("at the sea")) == [(colour, "blue")]
    answered = {**story("at the sea"), "colour": "blue"}
    assert painted.understood(draft, None, answered) == []


async def test_where_a_form_is_over_nothing_more_is_asked_or_summed_up(horoscope):
    @horoscope.choose("Which colour?")
    async def colour(turn, draft):
        return []

    horoscope.over(lambda draft: draft.colour == "none")

    @horoscope.tell("What happened?")
    async def story(turn, draft, told):
        return told

    plan = horoscope.plan
    draft, step = await plan.walk(None, {"colour": "none"})
    assert (step, plan.confirms(draft)) == (None, False)
    assert [one.name for one in plan.asked(draft)] == ["colour"]
    draft, step = await plan.walk(None, {"colour": "blue"})
    assert (step.name, plan.confirms(draft)) == ("story", True)
