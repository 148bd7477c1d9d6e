"""Does every window about money fit Telegram in every language, whatever was typed into it?"""

import inspect
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.bills import OWED_IN
from domain.charges import Charge
from domain.quotes import Item, QuoteState, price_list, total
from domain.text import utf16_length
from domain.tickets import STAFF_ROLES, Action, Role, State
from handlers.buttons import read
from handlers.letters import Address, Letter, Manner, message
from handlers.presses import IN_THE_OFFICE, PRESSES
from handlers.staff.commands import COMMANDS
from handlers.views import drafting, orders, prices, progress, quotes, tickets
from locales import LANGUAGES, words_for
from sandbox.markup import read_html
from storage.tables import Quote, Staff
from tests.handlers.test_views import HUGE, NASTY, NOW, PERSON, STAFF, facts, numbered, ticket
from tests.stories import authority

TAKING = re.compile(r"pay|paid|cash|receipt|settle_bill")
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
    """No step of a ticket takes money; whatever else does is for finance, and for nobody else."""
    assert not [one for one in Action if TAKING.search(one)]
    pressed = [one for one in IN_THE_OFFICE if TAKING.search(one)]
    written = [one for one in COMMANDS if TAKING.search(one.name)]
    assert pressed
    assert written
    assert {authority.OFFICE.get(one) for one in pressed} == {authority.FINANCE}
    assert {one.who for one in written} == {authority.FINANCE}


@pytest.mark.clause("B8")
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", sorted(STAFF_ROLES - {Role.FINANCE}))
def test_no_order_carries_anything_to_take_money_with(role, state):
    """Whoever has it, even while it lies open in their list after the resident has signed."""
    about, words = known(AGREED, state=state), words_for("en")
    colleague = Staff(community_id=1, telegram_id=7, name="Wu", role=role, language="en")
    for listed in (True, False):
        assert not for_money(orders.order_card(about, colleague, words, listed=listed))


@pytest.mark.parametrize("state", State)
def test_finance_finds_it_under_the_card_once_the_work_is_accepted(state):
    card = tickets.ops_card(known(AGREED, state=state), words_for("en"))
    assert for_money(card) == ({"paid"} if state in OWED_IN else set())


def for_money(letter):
    shown = {read(one.press).action for row in letter.buttons for one in row}
    return {one for one in shown if TAKING.search(one)}


def fits(letter: Letter):
    *_media, said = message(letter, Address(7), Manner(), NOW)
    assert 0 < utf16_length(said.params["text"]) <= 4096
    read_html(said.params["text"])
    for row in said.params.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]:
        for key in row:
            assert 0 < len(key["text"]) <= 64
            assert read(key["callback_data"]).action in PRESSES
