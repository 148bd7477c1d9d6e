"""/staff — who works here: posts are read by heads, given, changed and ended by a manager."""

from dataclasses import dataclass, field

from domain.posts import GIVERS, NAME_AT_MOST, TRADES, rank_of
from domain.text import clean
from domain.tickets import STAFF_ROLES, Role
from handlers.access import access_colleague, entitled, on_post
from handlers.actions import posts
from handlers.actions.duty import set_duty
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Outdated, Unclear
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import staff as views
from locales import LANGUAGES, _
from storage.tables import Staff

BAD_NAME = _("A short name, on one line, please.")


@dataclass(frozen=True)
class NameDraft:
    colleague: str = ""
    name: Told = field(default_factory=Told)


naming = Form("naming_colleague", NameDraft, _("✏️ Name"), office=True)
naming.given("colleague")


@naming.tell(_("How shall colleagues and residents read their name?"))
async def name(turn: Turn, draft: NameDraft, told: Told) -> Told:
    return Told(a_name(told.words))


@naming.done
async def rename(turn: Turn, draft: NameDraft) -> None:
    staff = await held(turn, int(draft.colleague))
    await posts.change(turn, on_post(turn), staff, "name", draft.name.words)
    open_window(turn, await window(turn, staff))


async def turn_page(turn: Turn, pressed: Pressed) -> None:
    await change_window(turn, await roll(turn, pressed.number()))


async def show(turn: Turn, pressed: Pressed) -> None:
    await change_window(turn, await window(turn, await access_colleague(turn, pressed.number())))


async def ask(turn: Turn, pressed: Pressed) -> None:
    """What it may become."""
    staff, wanted = await _to_change(turn, pressed), pressed.word(1)
    if wanted not in views.FIELD:
        raise Outdated
    await change_window(turn, await _asking(turn, staff, wanted))


async def choose(turn: Turn, pressed: Pressed) -> None:
    """A skill goes on or off, and the others stay to be tapped; the rest is one of several."""
    staff, wanted = await _to_change(turn, pressed), pressed.word(1)
    value = await read(turn, staff, wanted, pressed.word(2))
    await posts.change(turn, on_post(turn), staff, wanted, value)
    turn.toast(turn.words("Noted."))
    skills = wanted == "skills"
    letter = await (_asking(turn, staff, wanted) if skills else window(turn, staff))
    await change_window(turn, letter)


async def duty(turn: Turn, pressed: Pressed) -> None:
    staff, wanted = await _to_change(turn, pressed), pressed.word(1)
    if wanted not in {"on", "off"}:
        raise Outdated
    set_duty(turn, staff, on=wanted == "on")
    turn.toast(turn.words("Noted."))
    await change_window(turn, await window(turn, staff))


async def ask_name(turn: Turn, pressed: Pressed) -> None:
    staff = await _to_change(turn, pressed)
    await naming.open_if_free(turn, colleague=str(staff.id))


async def ask_to_end(turn: Turn, pressed: Pressed) -> None:
    await change_window(turn, await ending(turn, await _to_change(turn, pressed)))


async def end(turn: Turn, pressed: Pressed) -> None:
    staff = await _to_change(turn, pressed)
    await posts.end(turn, on_post(turn), staff)
    turn.toast(turn.words("Noted."))
    if turn.staff:
        await change_window(turn, await roll(turn, 0))


async def roll(turn: Turn, page: int) -> Letter:
    """By department, the higher posts first."""
    here, may_change = turn.community.id, on_post(turn).role in GIVERS
    departments = turn.shelves.departments
    live = ["", *await departments.live(here)]
    found = sorted(
        await turn.shelves.office.of(here),
        key=lambda one: (_place(live, one), -rank_of(Role(one.role)), one.name, one.id),
    )
    named = await departments.names(here)
    waiting = await turn.shelves.staff_invitations.open_of(here, turn.now) if may_change else ()
    known = views.Roll(found, live[1:], named, waiting, turn.zone, turn.now, may_change)
    return views.roll(known, page, turn.words)


async def window(turn: Turn, staff: Staff) -> Letter:
    named = await turn.shelves.departments.names(turn.community.id)
    return views.person(staff, named, turn.words, may_change=on_post(turn).role in GIVERS)


async def ending(turn: Turn, staff: Staff) -> Letter:
    """The question before a post ends."""
    named = await turn.shelves.departments.names(turn.community.id)
    orders = await turn.shelves.office.orders(staff)
    return views.confirm_end(staff, len(orders), named, turn.words)


async def read(turn: Turn, staff: Staff, wanted: str, said: str) -> object:
    """The value that a code stands for; Outdated for what is none, or none any more."""
    if wanted == "skills" and said in TRADES:
        return [one for one in TRADES if (one in staff.skills) is not (one == said)]
    if wanted == "role" and said in STAFF_ROLES:
        return said
    if wanted == "language" and said in LANGUAGES:
        return said
    if wanted == "department":
        live = await turn.shelves.departments.live(turn.community.id)
        if said in {views.NOBODYS, *live}:
            return "" if said == views.NOBODYS else said
    raise Outdated


def a_name(said: str, at_most: int = NAME_AT_MOST) -> str:
    """As it may stand on a button or a card; Unclear for what may not."""
    made = " ".join(clean(said).split())
    if not 0 < len(made) <= at_most or "\n" in said.strip():
        raise Unclear(BAD_NAME)
    return made


async def _asking(turn: Turn, staff: Staff, wanted: str) -> Letter:
    live = await turn.shelves.departments.live(turn.community.id)
    named = await turn.shelves.departments.names(turn.community.id)
    return views.asking(staff, wanted, live, named, turn.words)


async def held(turn: Turn, staff_id: int) -> Staff:
    """A colleague, to be changed: of two managers who dismiss each other at once, one is first."""
    by = giver(turn)
    await turn.shelves.departments.hold(by.community_id)
    await turn.shelves.office.locked(by.id)
    giver(turn)
    return await access_colleague(turn, staff_id)


async def _to_change(turn: Turn, pressed: Pressed) -> Staff:
    return await held(turn, pressed.number())


def giver(turn: Turn) -> Staff:
    """Whoever may change posts; Refused to everybody else."""
    return entitled(turn, GIVERS, who=GIVERS)


def _place(live: list[str], one: Staff) -> int:
    return live.index(one.department) if one.department in live else 0
