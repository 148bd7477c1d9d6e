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
