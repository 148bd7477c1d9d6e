"""自由来言 — somebody simply writes: what shall it be, or does it belong to an open matter?"""

from dataclasses import dataclass

from domain.intent import likely
from domain.small_talk import small_talk
from domain.tickets import Kind
from domain.triage import triage
from handlers.access import access_ticket
from handlers.actions.relays import to_office
from handlers.conversations.danger import report
from handlers.conversations.help import OTHER, sos
from handlers.conversations.judged import DANGER, Judged, judge
from handlers.conversations.matters import TALKS
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.form import Form
from handlers.letters import Letter
from handlers.steps import Options
from handlers.told import Told, thaw
from handlers.turn import Turn
from handlers.views.names import KIND
from handlers.views.residents import small_answer
from handlers.views.tickets import one_line
from locales import Markup, _

_ADDED_AT_MOST = 3
_A_NOD = 2  # “好”, “ok”, “👍”
_SPOKEN = {"voice", "audio", "video_note"}


@dataclass(frozen=True)
class WordsDraft(Judged):
    in_passing: bool = False
    wish: str = ""


words_first = Form("words_first", WordsDraft, _("✍️ Your message"))


@words_first.tell(_("What would you like to tell us?"), media=MEDIA_AT_MOST)
async def description(turn: Turn, draft: WordsDraft, told: Told) -> Told:
    return told


@words_first.decide("in_passing")
async def in_passing(turn: Turn, draft: WordsDraft) -> bool:
    """A nod; or a photo that may well belong to an open matter, as no cry for help does."""
    told = draft.description
    if told.words or any(kind in _SPOKEN for kind, _file in told.media):
        small = not told.media and len(told.words) <= _A_NOD
        return small and not triage(told.words).words
    return bool(await turn.shelves.tickets.open_of(turn.who.id))


judge(words_first, when=lambda draft: draft.unsure and not draft.in_passing)


async def _what(turn: Turn, draft: WordsDraft) -> Markup:
    """With what is open, where it may belong as well."""
    asked = turn.words("What shall I make of it?")
    tickets = (await turn.shelves.tickets.open_of(turn.who.id))[:_ADDED_AT_MOST]
    return Markup("\n").join([asked, *(one_line(one, turn.words) for one in tickets)])


@words_first.choose(_what, columns=2, when=lambda draft: not draft.urgent)
async def wish(turn: Turn, draft: WordsDraft) -> Options:
    """The likeliest kind first."""
    words, guess = turn.words, likely(draft.description.words)
    tickets = (await turn.shelves.tickets.open_of(turn.who.id))[:_ADDED_AT_MOST]
    return [
        *((kind, words(KIND[kind])) for kind in sorted(TALKS, key=lambda kind: kind != guess)),
        *((str(one.id), words("➕ Add to {number}", number=one.number)) for one in tickets),
        ("no", words("No, thank you")),
    ]


@words_first.done
async def sort(turn: Turn, draft: WordsDraft) -> None:
    answered = {DANGER: draft.danger} if draft.danger else {}
    if draft.urgent:
        return await report(turn, draft.description, **answered)
    if draft.wish in TALKS:
        talk = TALKS[Kind(draft.wish)]
        known = answered if talk.plan.knows(DANGER) else {}
        return await talk.open(turn, description=draft.description, **known)
    if draft.wish == "no":
        return turn.say(Letter(turn.words("All right. I am here whenever you need something.")))
    ticket, _role = await access_ticket(turn, int(draft.wish))
    await to_office(turn, ticket, draft.description)
    return turn.say(Letter(turn.words("Passed on to {number}.", number=ticket.number)))


async def begin(turn: Turn) -> None:
    """Words of danger go straight into a report; everything else is asked about once."""
    if triage(turn.told.words).urgent:
        return await _report(turn)
    if not turn.told.media and (kind := small_talk(turn.told.words)):
        return turn.say(small_answer(kind, turn.words))
    return await words_first.open(turn, description=turn.told)


async def _report(turn: Turn) -> None:
    """With what they had told us before; whoever was asking for help still is."""
    talk = turn.sheet.conversation
    kept = talk.answers if talk else {}
    before = kept.get("description") or kept.get("_description")
    whole = (thaw(before) if before else Told()).and_then(turn.told, MEDIA_AT_MOST)
    if talk and talk.form == sos.name:
        return await sos.open(turn, what=kept.get("what", OTHER), description=whole)
    return await report(turn, whole)
