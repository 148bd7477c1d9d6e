"""扫码 — /start with something behind it: an invitation, or a code printed on a thing."""

from datetime import timedelta

from domain.assets import code_in
from domain.invitations import hash_of, is_token
from handlers.actions.households import must_agree
from handlers.actions.invitations import open_still, redeem
from handlers.actions.posts_by_link import opened
from handlers.actions.telling import record
from handlers.buttons import Pressed
from handlers.conversations.arrivals import CAME_BY, GOOD_NO_LONGER, CameBy, Leads, arrive
from handlers.conversations.join import join
from handlers.conversations.places import SCANNED
from handlers.conversations.repair import repair
from handlers.conversations.taking_post import offer
from handlers.form import ALL, UNFINISHED
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views.assets import scanned
from handlers.views.households import invited
from storage.tables import Asset, StaffInvitation

_WITHIN = timedelta(hours=1)


async def follow(turn: Turn, payload: str) -> bool:
    """Go where it leads; False where the usual greeting is still to be said."""
    if post := await _leads_to_a_post(turn, payload):
        await offer(turn, post)
        return True
    found = await _leads_to(turn, payload)
    if found is None:
        return _missed(turn)
    if turn.person is None or must_agree(turn.who):
        await _welcome(turn, found)
        return True
    if found.leads is Leads.HOME:
        return not await redeem(turn, found.number) and _missed(turn)
    await _report(turn, found)
    return True


async def report_scanned(turn: Turn, pressed: Pressed) -> None:
    """They put aside what they had begun, and nothing else, for the thing they stand before."""
    if turn.person is None or must_agree(turn.who):
        raise Outdated
    asset, talk = await _in_use(turn, pressed.number()), turn.sheet.conversation
    found = CameBy(Leads.ASSET, asset.id)
    if talk and talk.nonce != pressed.word(1):
        return await _report(turn, found)
    return await arrive(turn, str(found))


async def go_on(turn: Turn, pressed: Pressed) -> None:
    """They would rather finish what they had begun."""
    talk = turn.sheet.conversation
    if talk is None or talk.form not in ALL:
        raise Outdated
    await ALL[talk.form].show_again(turn)


async def _leads_to_a_post(turn: Turn, payload: str) -> StaffInvitation | None:
    """None as well for whoever has tried too often of late."""
    if not is_token(payload) or await _tries_too_often(turn):
        return None
    found = await turn.shelves.staff_invitations.hashed(hash_of(payload))
    return await opened(turn, found.id) if found else None


async def _leads_to(turn: Turn, payload: str) -> CameBy | None:
    """None for what leads nowhere, and for whoever has tried too often of late."""
    if await _tries_too_often(turn):
        return None
    if code := code_in(payload):
        asset = await turn.shelves.assets.coded(turn.community.id, code)
        return CameBy(Leads.ASSET, asset.id) if asset and asset.retired_at is None else None
    if not is_token(payload):
        return None
    invitation = await turn.shelves.invitations.hashed(hash_of(payload))
    led_in = invitation is not None and open_still(turn, invitation)
    return CameBy(Leads.HOME, invitation.id) if invitation and led_in else None


async def _tries_too_often(turn: Turn) -> bool:
    missed = await turn.shelves.invitations.answered(_missed_by(turn), turn.now - _WITHIN)
    return missed >= turn.standard.count("link.misses_an_hour")


def _missed(turn: Turn) -> bool:
    """One sentence for all of them: wrong, used, withdrawn, too late, or too many."""
    turn.say(Letter(turn.words(GOOD_NO_LONGER)), card=_missed_by(turn))
    record(turn, None, "link_missed", "A4")
    return False


async def _welcome(turn: Turn, found: CameBy) -> None:
    """Somebody new agrees first; what they have answered already still counts."""
    talk = turn.sheet.conversation
    if found.leads is Leads.HOME:
        await _say_where_to(turn, found)
    if talk and talk.form == join.name:
        talk.answers = {**talk.answers, CAME_BY: str(found)}
        return await join.show_again(turn)
    if talk:
        return await ALL[talk.form].show_again(turn, UNFINISHED)
    known = {"language": turn.who.language} if turn.person else {}
    return await join.open(turn, **known, **{CAME_BY: str(found)})


async def _say_where_to(turn: Turn, found: CameBy) -> None:
    """Whoever has the link may know what they are asked to agree to."""
    invitation = await turn.shelves.invitations.locked(found.number)
    home = await turn.shelves.households.home(invitation.home_id) if invitation else None
    if invitation and home:
        turn.say(Letter(invited(home, invitation.role, turn.words)))


async def _report(turn: Turn, found: CameBy) -> None:
    """A draft is never lost by a scan: they are asked."""
    talk = turn.sheet.conversation
    if talk is None:
        return await arrive(turn, str(found))
    if talk.form == repair.name and talk.answers.get(SCANNED) == str(found.number):
        return await repair.show_again(turn)
    asset = await _in_use(turn, found.number)
    begun = turn.words(ALL[talk.form].title)
    return turn.say(scanned(asset, begun, talk.nonce, turn.words))


async def _in_use(turn: Turn, asset_id: int) -> Asset:
    asset = await turn.shelves.assets.get(asset_id)
    if asset is None or asset.community_id != turn.community.id or asset.retired_at:
        raise Outdated(GOOD_NO_LONGER)
    return asset


def _missed_by(turn: Turn) -> str:
    return f"missed:{turn.visitor.telegram_id}"
