"""Is every catalogue complete, and would we notice if it were not?"""

import pytest
from babel.messages.catalog import Message

from locales.catalogues import parsed
from locales.scripts import foreign_characters
from locales.translators import faults_of, oversights


def test_every_sentence_is_said_in_every_language():
    assert list(oversights()) == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Good morning, <b>{name}</b>.", "<b>{name}</b>，早上好。"),
        (("{n} job", "{n} jobs"), ("{n} 件工作",)),
    ],
)
def test_a_good_translation_has_no_fault(english, chinese):
    assert list(faults_of(Message(english, chinese), "zh_Hans")) == []


@pytest.mark.parametrize(
    ("english", "chinese", "fault"),
    [
        ("Good morning.", "", "waits for a translator"),
        (("{n} job", "{n} jobs"), ("",), "waits for a translator"),
        ("Good morning, {name}.", "早上好。", "different facts"),
        ("Good morning, {name}.", "{nmae}，早上好。", "different facts"),
        ("<b>Good</b> morning.", "早上好。", "different tags"),
        ("<b>Good</b> morning.", "<b>早上<b>好。", "different tags"),
        ("Pipes & drains", "水管和下水道", "bare"),
        ("Good morning.", "早上好 <3", "bare"),
        ("Good evening.", "們晚上好。", "other script: 們"),
    ],
)
def test_a_fault_is_noticed(english, chinese, fault):
    assert [found for found in faults_of(Message(english, chinese), "zh_Hans") if fault in found]


def test_a_guess_waits_for_a_translator():
    guess = Message("Good morning.", "早上好。", flags={"fuzzy"})
    assert [*faults_of(guess, "zh_Hans")] == ["“Good morning.” waits for a translator"]


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [
        ("水管爆了，请关阀门。😀 A–Z", "zh_Hans", ""),
        ("水管爆了，請關閥門。😀 A–Z", "zh_Hant", ""),
        ("水管爆了，請關閥門。", "zh_Hans", "請關閥門"),
        ("水管爆了，请关阀门。", "zh_Hant", "请关阀门"),
        ("这里坏了，机体确实坏了", "zh_Hant", "这坏机体确实"),
        ("後天", "zh_Hans", "後"),
    ],
)
def test_characters_of_the_other_script_are_found(text, language, foreign):
    assert foreign_characters(text, language) == foreign


@pytest.mark.parametrize(
    ("language", "resident", "others", "owner", "committee"),
    [
        ("zh_Hans", "业户", ("住户", "居民", "用户"), "业主", "业主委员会"),
        ("zh_Hant", "住戶", ("業戶", "居民", "用戶"), "業主", "業主委員會"),
    ],
)
def test_whoever_lives_here_is_called_the_same_everywhere(
    language, resident, others, owner, committee
):
    """An owner is called so only where the English says it."""
    said = {str(one.id): str(one.string) for one in parsed(language) if one.id}
    assert sum(resident in one for one in said.values()) > 50
    assert [one for one in said.values() if any(word in one for word in others)] == []
    owners = {key for key, one in said.items() if owner in one.replace(committee, "")}
    assert [key for key in owners if "owner" not in key.casefold()] == []
