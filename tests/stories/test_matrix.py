"""Actor × chat × button or command × state: whoever may not changes nothing and learns nothing."""

import os
import random
import re
import string
from itertools import cycle, product

import pytest

from domain.refusals import Refused
from domain.tickets import Kind, Role, Situation, State, step
from handlers.answering import _REASONS
from handlers.presses import AT_HOME, IN_THE_OFFICE, PRESSES
from handlers.staff.commands import COMMANDS
from storage.tables import Member, Outsider, Person, Staff, Ticket
from tests import rehearsal
from tests.rehearsal import play, presses, private, writes
from tests.stories import authority
from tests.town import MORNING

SEED = int(os.environ.get("MATRIX_SEED", "20261122"))
FULL = os.environ.get("FAULTS") == "full"
FORGED = 10_000 if FULL else 1_000
TRIED = len(Role) if FULL else 1
OWN_PAPERWORK = {"inbox", "outbox", "cards", "conversations", "timers", "seals"}
OF_STRANGERS = {"outsiders", "events"}  # that somebody was seen who has no business there
KINDS = (Kind.REPAIR, Kind.COMPLAINT)
WORDS, NAME, ADDRESS = "金丝雀笼子旁边漏水", "李金丝雀", "3-1102"
A_TICKET = re.compile(r"[A-Z]\d{6}-\d{3}")
FOREIGN = -1009999
RESIDENTS_TOO = {"settings", "faq", "help"}  # in private they mean something else
SEEN = (502, 777, rehearsal.GROUP_ANONYMOUS)  # of whom the managers have been told


@pytest.fixture
def dice(record_property):
    record_property("seed", SEED)
    return random.Random(SEED)


@pytest.fixture
async def office(town):
    """One of each role, and a matter of the Li household's in every state."""
    async with town.app.storage.transaction() as shelves:
        li = Person(telegram_id=501, name=NAME, language="zh_Hans", notice_version=2,
                    consented_at=MORNING, phone="+8613812345678")  # fmt: skip
        neighbour = Person(telegram_id=502, name="邻居", language="zh_Hans", notice_version=2,
                           consented_at=MORNING)  # fmt: skip
        for person in (li, neighbour):
            await shelves.people.welcome(person)
        rooms = await shelves.households.rooms(1, "3")
        home, next_door = (
            next(one for one in rooms if one.room == room) for room in ("1102", "1101")
        )
        for where, who in ((home, li), (next_door, neighbour)):
            await shelves.households.ask_to_join(
                Member(home_id=where.id, person_id=who.id, role="owner", state="approved",
                       asked_at=MORNING)
            )  # fmt: skip
        for n, role in enumerate(sorted(authority.ANY)):
            await shelves.office.appoint(
                Staff(community_id=1, telegram_id=600 + n, name=f"{role}同事", role=role,
                      language="zh_Hans", reachable=True)
            )  # fmt: skip
        for who in SEEN:
            await shelves.outsiders.enter(
                Outsider(community_id=1, telegram_id=who, seen_at=MORNING, alarmed_at=MORNING)
            )
        for n, (kind, state) in enumerate(product(KINDS, State)):
            await shelves.tickets.file(
                Ticket(number=f"R260302-{n:03}", community_id=1, kind=kind, state=state,
                       requester_id=li.id, home_id=home.id, place=ADDRESS, words=WORDS,
                       category="water" if kind == Kind.REPAIR else "noise", urgent=False,
                       triage_kind="routine", triage_words=[], filed_at=MORNING,
                       source_update=f"x:{n}", department="engineering")
            )  # fmt: skip
    return town


@pytest.fixture
def staff():
    return {role: 600 + n for n, role in enumerate(sorted(authority.ANY))}


async def tickets(town):
    return {(Kind(one.kind), State(one.state)): one.id for one in await town.kept(Ticket)}


def group(town):
    return rehearsal.group(town.ops_group.id)


def lasting(played):
    return set(played.changed) - OWN_PAPERWORK


def elsewhere(played, chat):
    """What anybody else hears of it."""
    return [one.method for one in played.letters if one.chat != chat]


def told(played, chat):
    """That, and what the one who tried should not have learnt."""
    said = played.toast + "".join(str(one.params) for one in played.letters if one.chat == chat)
    return elsewhere(played, chat) + [word for word in (WORDS, NAME, "13812345678") if word in said]


# --- nothing without an entry


def test_every_button_has_an_entry():
    assert {*authority.STEPS, *authority.OFFICE} == set(IN_THE_OFFICE)
    assert set(AT_HOME) == authority.AT_HOME


def test_every_command_has_an_entry():
    assert {one.name: one.who for one in COMMANDS} == authority.COMMANDS


# --- colleagues


async def test_a_step_is_taken_only_where_the_table_allows_it(office, staff, dice):
    """Every step in every state, by somebody whom the table refuses: it leaves no trace."""
    there = await tickets(office)
    for pressed, action in authority.STEPS.items():
        for (kind, state), number in there.items():
            refused = [role for role in staff if not allowed(kind, state, action, role)]
            for role in dice.sample(refused, min(len(refused), TRIED)):
                data = f"1:{pressed}:{number}"
                played = await play(office.app, presses(staff[role], group(office), data))
                assert not lasting(played), (data, role, state)
                assert not elsewhere(played, office.ops_group.id), (data, role, state)


async def test_what_is_not_for_a_role_does_nothing_for_it(office, staff):
    for pressed, who in authority.OFFICE.items():
        for role, rest in product(sorted(authority.ANY - who), ("", ":1:1", ":1:2:1")):
            data = f"1:{pressed}{rest}"
            played = await play(office.app, presses(staff[role], group(office), data))
            assert not lasting(played), (data, role)


async def test_a_command_that_is_not_for_a_role_is_refused(office, staff):
    refusal = office.ops_group.tr(_REASONS["not_yours"])
    for command in COMMANDS:
        said = f"/{command.name} {command.example}".strip()
        for role in sorted(authority.ANY - authority.COMMANDS[command.name]):
            chats = [group(office), private(staff[role])]
            for chat in chats[:1] if command.name in RESIDENTS_TOO else chats:
                played = await play(office.app, writes(staff[role], chat, said))
                assert not lasting(played) - {"staff", "events"}, (said, role)
                (answer,) = played.letters
                assert refusal in answer.params["text"], (said, role)


async def test_no_command_is_offered_to_a_role_that_it_is_always_refused_to(office, staff):
    """Whatever the help names can be done by whoever reads it, in some state of some ticket."""
    reasons = [_REASONS["not_yours"], _REASONS["not_now"]]
    refusals, there = [office.ops_group.tr(one) for one in reasons], await office.kept(Ticket)
    for command in COMMANDS:
        ways = written(command, [one.number for one in there])
        for role in sorted(command.who):
            for said in ways:
                played = await play(office.app, writes(staff[role], group(office), said))
                answers = [one.params.get("text", "") for one in played.letters]
                if not any(refusal in answer for refusal in refusals for answer in answers):
                    break
            else:
                pytest.fail(f"{said} is never for {role}")


def written(command, numbers):
    """The example with the number of every ticket; where it names none, also without anything."""
    said = f"/{command.name} {command.example}".strip()
    if not A_TICKET.search(said):
        return [said, f"/{command.name}"]
    said = re.sub(r"\b(Wang|Li)\b", f"{Role.ENGINEER}同事", said)
    pairs = zip(numbers, numbers[1:] + numbers[:1], strict=True)
    return [A_TICKET.sub(one, A_TICKET.sub(other, said), count=1) for one, other in pairs]


# --- everybody else


def outsiders(town, staff):
    """Who they are, and where they are when they try."""
    ops, anonymous = group(town), rehearsal.GROUP_ANONYMOUS
    return [
        ("neighbour", 502, private(502)),
        ("stranger", 777, private(777)),
        ("somebody in the group", 777, ops),
        ("neighbour in the group", 502, ops),
        ("anonymous administrator", anonymous, ops),
        ("colleague in a foreign group", staff[Role.MANAGER], rehearsal.group(FOREIGN)),
    ]


async def test_whoever_is_not_of_the_office_can_press_nothing_of_it(office, staff):
    there = await tickets(office)
    numbers = cycle(there.values())
    for pressed in sorted(IN_THE_OFFICE):
        for who, number, chat in outsiders(office, staff):
            data = f"1:{pressed}:{next(numbers)}:1"
            played = await play(office.app, presses(number, chat, data))
            assert not lasting(played) - OF_STRANGERS, (data, who)
            assert not told(played, chat["id"]) or chat["id"] == FOREIGN, (data, who)


async def test_whoever_is_not_of_the_office_can_give_no_command(office, staff):
    for command in COMMANDS:
        said = f"/{command.name} {command.example or 1}"
        for who, number, chat in outsiders(office, staff):
            more = {"sender_chat": chat} if number == rehearsal.GROUP_ANONYMOUS else {}
            played = await play(office.app, writes(number, chat, said, **more))
            left = lasting(played) - OF_STRANGERS - {"strangers"}
            assert not left, (said, who)
            assert not told(played, chat["id"]), (said, who)


@pytest.mark.parametrize("how", ["forward_origin", "via_bot", "sender_chat", "edited"])
async def test_what_somebody_else_wrote_is_no_command(office, staff, how):
    """Forwarded, by way of a bot, in the name of a chat, or edited: nothing is done (T5)."""
    origin = {"type": "hidden_user", "date": 1772413200, "sender_user_name": "x"}
    given = {
        "forward_origin": origin,
        "via_bot": {"id": 9, "is_bot": True, "first_name": "x"},
        "sender_chat": group(office),
    }
    for command in COMMANDS:
        said = f"/{command.name} {command.example or 1}"
        more = {how: given[how]} if how in given else {}
        update = writes(staff[Role.MANAGER], group(office), said, **more)
        if how == "edited":
            update = {"update_id": 1, "edited_message": update["message"] | {"edit_date": 1}}
        played = await play(office.app, update)
        assert not lasting(played) - {"outsiders", "events"}, said
        assert all(one.chat == office.ops_group.id for one in played.letters)


# --- whatever can be forged


def forged(dice, numbers):
    """A real button with other numbers, a mutilated one, or noise."""
    action = dice.choice(sorted(PRESSES))
    number = str(dice.choice([*numbers, 0, -1, 10**14, 10**17]))
    rest = [
        dice.choice(["", "1", "2", "x", "engineering", "9" * 20]) for _ in range(dice.randrange(4))
    ]
    data = ":".join(["1", action, number, *rest])
    match dice.randrange(5):
        case 0:
            place = dice.randrange(len(data))
            return data[:place] + dice.choice(string.printable) + data[place + 1 :]
        case 1:
            return data[: dice.randrange(1, len(data))]
        case 2:
            return "".join(
                dice.choice(string.printable + "房号工单") for _ in range(dice.randrange(1, 20))
            )
        case 3:
            return f"{dice.choice(['0', '2', '', '11'])}:{data[2:]}"[:64]
    return data[:64]


async def test_forged_buttons_change_nothing_and_tell_nothing(office, staff, dice):
    numbers = list((await tickets(office)).values())
    trying = cycle(outsiders(office, staff))
    for _ in range(FORGED):
        who, number, chat = next(trying)
        data = forged(dice, numbers)
        played = await play(office.app, presses(number, chat, data))
        assert not lasting(played) - OF_STRANGERS, (data, who, SEED)
        assert not told(played, chat["id"]), (data, who, SEED)


def allowed(kind, state, action, role):
    try:
        step(Situation(kind, state), action, role)
    except Refused:
        return False
    return True
