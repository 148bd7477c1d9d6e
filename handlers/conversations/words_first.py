"""自由来言 — somebody simply writes: what shall it be, or does it belong to an open matter?"""

from dataclasses import dataclass

from domain.categories import Place
from domain.intent import likely
from domain.small_talk import small_talk
from domain.subjects import category_in, places_in, topic_in
from domain.tickets import Kind
from domain.triage import Outcome, triage
from handlers.actions.households import must_agree
from handlers.conversations.agreement import ask_again
from handlers.conversations.danger import report
from handlers.conversations.help import OTHER, sos
from handlers.conversations.homes import homes_of
from handlers.conversations.judged import DANGER, Judged, judge
from handlers.conversations.matters import TALKS
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.conversations.too_many import add_to, addable
from handlers.form import Form
from handlers.letters import Letter
from handlers.steps import Options
from handlers.told import Told, thaw
from handlers.turn import Turn
from handlers.views.names import CATEGORY, KIND, TOPIC
from handlers.views.residents import small_answer
from handlers.views.tickets import one_line
from locales import Markup, _

_ADD = "add"
_BUTTONS_AT_MOST = 3  # so many open matters have a button each; of more, one asks which
_A_NOD = 2  # “好”, “ok”, “👍”
_SPOKEN = {"voice", "audio", "video_note"}


@dataclass(frozen=True)
class WordsDraft(Judged):
    in_passing: bool = False
    wish: str = ""
    matter: str = ""


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
    """What it seems to be, and what is open, where it may belong as well."""
    words, tickets = turn.words, await turn.shelves.tickets.open_of(turn.who.id)
    asked = [*await _understood(turn, draft.description.words), words("What shall I make of it?")]
    few = tickets if len(tickets) <= _BUTTONS_AT_MOST else ()
    return Markup("\n").join([*asked, *(one_line(one, words) for one in few)])


async def _understood(turn: Turn, told: str) -> list[Markup]:
    """Kind, matter and home, as far as the words are plain."""
    kind, words = likely(told), turn.words
    if kind is None:
        return []
    seen = [words(KIND[kind])]
    if kind is Kind.REPAIR:
        place = places_in(told)
        side = Place.COMMON if place is Place.COMMON else Place.HOME
        seen += [words(CATEGORY[code]) for code in [category_in(told, side)] if code]
        seen += (
            [words("🏢 A common area")] if place is Place.COMMON else await _only_home(turn, place)
        )
    if kind in {Kind.COMPLAINT, Kind.INQUIRY}:
        seen += [words(TOPIC[code]) for code in [topic_in(told)] if code]
    return [words("As I understand it: {understood}?", understood=Markup(" · ").join(seen))]


async def _only_home(turn: Turn, place: Place) -> list[Markup]:
    homes = await homes_of(turn)
    sure = len(homes) == 1 and place is not Place.BOTH
    return [turn.words("🏠 {home}", home=homes[0].address)] if sure else []


@words_first.choose(_what, columns=2, when=lambda draft: not draft.urgent)
async def wish(turn: Turn, draft: WordsDraft) -> Options:
    """The likeliest kind first."""
    words, guess = turn.words, likely(draft.description.words)
    tickets = await turn.shelves.tickets.open_of(turn.who.id)
    each = [(str(one.id), words("➕ Add to {number}", number=one.number)) for one in tickets]
    count = words("➕ Add to one of {count} open matters", count=len(tickets))
    return [
        *((kind, words(KIND[kind])) for kind in sorted(TALKS, key=lambda kind: kind != guess)),
        *(each if len(each) <= _BUTTONS_AT_MOST else [(_ADD, count)]),
        ("no", words("No, thank you")),
    ]


@words_first.choose(_("Which of them does it belong to?"), when=lambda draft: draft.wish == _ADD)
async def matter(turn: Turn, draft: WordsDraft) -> Options:
    return addable(turn, await turn.shelves.tickets.open_of(turn.who.id))


@words_first.done
async def sort(turn: Turn, draft: WordsDraft) -> None:
    answered = {DANGER: draft.danger} if draft.danger else {}
    if draft.urgent:
        return await report(turn, draft.description, **answered)
    if draft.wish in TALKS:
        talk = TALKS[Kind(draft.wish)]
        known = answered if talk.plan.knows(DANGER) else {}
        if must_agree(turn.who):
            return await ask_again(turn, talk.name, draft.description, **known)
        return await talk.open(turn, description=draft.description, **known)
    if draft.wish == "no":
        return turn.say(Letter(turn.words("All right. I am here whenever you need something.")))
    return await add_to(turn, draft.matter or draft.wish, draft.description)


async def begin(turn: Turn) -> None:
    """Words of danger go straight into a report; everything else is asked about once."""
    if triage(turn.told.words).urgent:
        return await _report(turn)
    if not turn.told.media and (kind := small_talk(turn.told.words)):
        return turn.say(small_answer(kind, turn.words))
    if must_agree(turn.who) and await _can_wait(turn):
        return await ask_again(turn, words_first.name, turn.told)
    return await words_first.open(turn, description=turn.told)


async def _can_wait(turn: Turn) -> bool:
    """The notice stands in the way of no danger, and of no word about an open matter."""
    calm = triage(turn.told.words).outcome is Outcome.ROUTINE
    return calm and not await turn.shelves.tickets.open_of(turn.who.id)


async def _report(turn: Turn) -> None:
    """With what they had told us before; whoever was asking for help still is."""
    talk = turn.sheet.conversation
    kept = talk.answers if talk else {}
    before = kept.get("description") or kept.get("_description")
    whole = (thaw(before) if before else Told()).and_then(turn.told, MEDIA_AT_MOST)
    if talk and talk.form == sos.name:
        return await sos.open(turn, what=kept.get("what", OTHER), description=whole)
    return await report(turn, whole)
