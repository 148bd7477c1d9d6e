"""业主委员会 — the committee's group is bound by a code, and hears of reports only (G5)."""

from domain.setup_codes import Opens
from handlers.actions.setting_up import leave_old, make_code
from handlers.actions.telling import record, tell_office
from handlers.letters import Address, Manner, burnt, message
from handlers.turn import Turn
from handlers.views import committee as views
from locales import words_for
from storage.tables import Community, SetupCode, Staff


async def give_code(turn: Turn, staff: Staff) -> None:
    """To the manager in private; nobody keeps the letter once it is out."""
    community = turn.community
    code, until = await make_code(turn.shelves, community, turn.standard, turn.now, Opens.COMMITTEE)
    letter = views.code(community, code, until, turn.now, words_for(staff.language))
    for row in message(letter, Address(staff.telegram_id), Manner(), turn.now):
        turn.enclose(burnt(row))
    record(turn, None, "committee_code", "G5")


async def settle(turn: Turn, code: SetupCode) -> None:
    """The committee meets here from now on; where it met before, we take our leave."""
    community = await turn.shelves.communities.get(code.community_id)
    words, here = words_for(community.language), turn.visitor.at.chat
    await turn.shelves.setup_codes.use_up(community.id, Opens.COMMITTEE, turn.now)
    await turn.shelves.outbox.stay(here)
    old, community.committee_chat = community.committee_chat, here
    if old not in {None, here}:
        leave_old(turn, old or 0, views.moved_away(words))
    record(turn, None, "committee_set_up", "G5", community=community.id, moved=old is not None)
    turn.post(views.hello(community, words), Address(here), Manner())
    chat = turn.message.chat if turn.message else None
    title = (chat.title if chat else "") or "?"
    await tell_office(turn, community, views.bound(title, words))


async def lose(turn: Turn, community: Community) -> None:
    """We were taken out: no report goes there any more."""
    community.committee_chat = None
    record(turn, None, "committee_lost", "G5", community=community.id)
    await tell_office(turn, community, views.lost(words_for(community.language)))
