"""Does every window about money fit Telegram in every language, whatever was typed into it?"""

import inspect
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.charges import Charge
from domain.quotes import Item, QuoteState, price_list, total
from domain.text import utf16_length
from domain.tickets import STAFF_ROLES, TRANSITIONS, Action, Role, State
from handlers.buttons import read
from handlers.letters import Address, Letter, Manner, message
from handlers.presses import PRESSES
from handlers.views import drafting, prices, progress, quotes, tickets
from locales import LANGUAGES, words_for
from sandbox.markup import read_html
from storage.tables import Quote
from tests.handlers.test_views import HUGE, NASTY, NOW, PERSON, STAFF, facts, numbered, ticket

WORST = Item(250_000, "<b>&😀" * 6, quantity=Decimal("1.25"))


def quote(state=QuoteState.OPEN, items=(WORST,) * 20, **changed):
    return numbered(
        Quote(ticket_id=HUGE, ordinal=1, state=state, items=[one.freeze() for one in items],
              total=total(items), offered_at=NOW, offered_by=HUGE, clause="S0 七(2)",
              decided_at=NOW, **changed)
    )  # fmt: skip


def known(*named, state=State.ACCEPTED, charge=Charge.PAID):
    return facts(ticket=ticket(state, charge=charge), quotes=named)


USUAL = {
    "by": STAFF,
    "who": PERSON,
    "reason": NASTY,
    "text": NASTY,
    "listed": list(price_list("CNY").values()),
}
SHOWN = [
    quote(),
    quote(items=[replace(WORST, quantity=None)]),
    quote(QuoteState.DRAFT, items=[]),
    quote(QuoteState.AGREED, signed_at=NOW),
    quote(QuoteState.REFUSED),
    quote(QuoteState.SUPERSEDED),
]
AGREED = quote(QuoteState.AGREED)
AGREED.id = HUGE - 1


def windows():
    for module in (drafting, quotes):
        for name, view in inspect.getmembers(module, inspect.isfunction):
            if view.__module__ == module.__name__ and name[0] != "_":
                yield pytest.param(view, id=name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", [*windows()])
def test_every_window_about_a_price_fits(view, language):
    wanted = inspect.signature(view).parameters
    for shown in SHOWN:
        if "quote" in wanted and view is quotes.closed and shown.state in {"open", "draft"}:
            continue
        for about in (known(shown), known(AGREED, shown)):
            usual = USUAL | {"quote": shown, "facts": about, "words": words_for(language)}
            fits(view(**{name: usual[name] for name in wanted}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("charge", [*Charge, ""])
def test_every_card_fits_with_its_price(language, state, charge):
    for named in ([], [AGREED], [AGREED, quote()], [quote(QuoteState.REFUSED)]):
        about, words = known(*named, state=state, charge=charge), words_for(language)
        for view in (tickets.ops_card, tickets.resident_card, progress.finished):
            fits(view(about, words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_is_written_as_the_currency_and_the_reader_write_it(language):
    about, words = known(), words_for(language)
    assert "80.00" in prices.money(8000, about, words)
    about.community.currency = "JPY"
    try:
        assert "." not in prices.money(80, about, words)
    finally:
        about.community.currency = "CNY"


@pytest.mark.clause("B8")
def test_nobody_who_works_can_take_money():
    """There is nothing to press, and no step in the table, by which money changes hands."""
    taking = re.compile(r"pay|paid|collect|cash|receipt|settle_bill")
    assert not [one for one in Action if taking.search(one)]
    assert not [one for one in PRESSES if taking.search(one)]
    workers = STAFF_ROLES - {Role.FINANCE}
    assert not [one for one in TRANSITIONS if one.who & workers and taking.search(one.action)]


def fits(letter: Letter):
    *_media, said = message(letter, Address(7), Manner(), NOW)
    assert 0 < utf16_length(said.params["text"]) <= 4096
    read_html(said.params["text"])
    for row in said.params.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]:
        for key in row:
            assert 0 < len(key["text"]) <= 64
            assert read(key["callback_data"]).action in PRESSES
