"""The front desk: /start, /help, /my and the like, and an answer to everything else."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update

from domain.tickets import Kind
from domain.triage import triage
from handlers.actions.households import must_agree
from handlers.actions.strangers import pass_on
from handlers.actions.whereabouts import reach
from handlers.buttons import Pressed
from handlers.conversations import household
from handlers.conversations.agreement import ask_again, greet
from handlers.conversations.arrivals import stands_before
from handlers.conversations.bills import show_bills
from handlers.conversations.help import sos
from handlers.conversations.join import join
from handlers.conversations.language import language
from handlers.conversations.links import follow
from handlers.conversations.matters import TALKS
from handlers.conversations.my import show_matters
from handlers.conversations.repair import repair
from handlers.conversations.words_first import begin
from handlers.form import ALL, Form
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.talk import UNREADABLE
from handlers.told import is_command
from handlers.turn import Turn
from handlers.views import office, residents
from handlers.views.safety import safety_words
from locales import _

_NUMBER_NOT_KEPT = _("I have not kept that number. To give us your own: /settings")
COMMANDS = {
    "repair": Kind.REPAIR,
    "complain": Kind.COMPLAINT,
    "ask": Kind.INQUIRY,
    "suggest": Kind.SUGGESTION,
    "praise": Kind.PRAISE,
    "sos": Kind.HELP,
}


async def start(update: Update, turn: Turn) -> None:
    """/start goes where its link leads, greets, and shows what is open; no draft is lost by it."""
    if turn.args and await follow(turn, turn.args[0]):
        return None
    if turn.person is None and not turn.sheet.conversation:
        return await _welcome(turn)
    if turn.person:
        await reach(turn, turn.person, reachable=True)
        if must_agree(turn.person) and not turn.sheet.conversation:
            return await ask_again(turn)
        await greet(turn)
    if turn.sheet.conversation:
        await _present(turn).show_again(turn, _("You left off here. Please go on, or /cancel."))
    return None


async def help_me(update: Update, turn: Turn) -> None:
    turn.say(residents.help_text(turn.community, turn.words, turn.standard))


async def cancel(update: Update, turn: Turn) -> None:
    if turn.sheet.conversation:
        return await _present(turn).cancel(turn)
    return turn.say(Letter(turn.words("There is nothing to cancel.")))


def bringing(kind: Kind) -> Callable[[Update, Turn], Coroutine[Any, Any, None]]:
    """The answer to the command for such a matter."""

    async def bring(update: Update, turn: Turn) -> None:
        await open_form(turn, TALKS[kind])

    return bring


async def change_language(update: Update, turn: Turn) -> None:
    await open_form(turn, language)


async def my(update: Update, turn: Turn) -> None:
    if turn.person is None:
        return await open_form(turn, repair)
    return await show_matters(turn)


async def home(update: Update, turn: Turn) -> None:
    """/home: the people of their home, or first of all a home."""
    await (household.show_homes(turn) if turn.person else open_form(turn, join))


async def menu(turn: Turn, pressed: Pressed) -> None:
    wanted = pressed.word()
    if wanted == "my" and turn.person:
        return await show_matters(turn)
    if wanted == "bills" and turn.person:
        return await show_bills(turn)
    if wanted == "home" and turn.person:
        return await household.show_homes(turn)
    forms: dict[str, Form[Any]] = {"join": join, "language": language}
    forms |= {str(kind): form for kind, form in TALKS.items()}
    if wanted not in forms:
        raise Outdated
    return await open_form(turn, forms[wanted])


async def words_or_photos(update: Update, turn: Turn) -> None:
    """Whoever simply writes is understood; whoever we do not know yet is helped first."""
    if not turn.told or (turn.message and is_command(turn.message)):
        return await anything(update, turn)
    if turn.person is not None:
        return await begin(turn)
    seen = triage(turn.told.words)
    if seen.urgent:
        await _danger_from_a_stranger(turn, seen.kind)
    return await _welcome(turn)


async def danger(update: Update, turn: Turn) -> None:
    """Danger goes before whatever else we were talking about."""
    if turn.person is not None:
        return await begin(turn)
    await _danger_from_a_stranger(turn, triage(turn.told.words).kind)
    return await _welcome(turn)


async def anything(update: Update, turn: Turn) -> None:
    """A sticker, a dice, a poll: never met with silence."""
    if turn.sheet.conversation:
        return await _present(turn).show_again(turn, UNREADABLE)
    if turn.message and turn.message.contact:
        return turn.say(Letter(turn.words(_NUMBER_NOT_KEPT), share=""))
    return turn.say(Letter(turn.words(UNREADABLE)))


async def edited(update: Update, turn: Turn) -> None:
    """Said once for each message; a place that moves along is edited all the time, for nobody."""
    card = f"edited:{turn.visitor.at.chat}:{turn.message.message_id if turn.message else 0}"
    if not turn.told or await turn.shelves.outbox.posted_at(card):
        return
    turn.say(
        Letter(
            turn.words(
                "You have edited an earlier message. I go by what I read first: please send "
                "the correction as a new message."
            )
        ),
        card=card,
    )


async def _welcome(turn: Turn) -> None:
    """Whatever was begun goes on; a colleague is greeted, anybody else welcomed as a resident."""
    if turn.sheet.conversation:
        return await _present(turn).show_again(turn)
    if not turn.sheet.posts:
        return await join.open(turn)
    post = turn.sheet.posts[0]
    community = await turn.shelves.communities.get(post.community_id)
    return turn.say(office.colleague(post, community, turn.words))


async def _danger_from_a_stranger(turn: Turn, kind: str) -> None:
    turn.say(Letter(safety_words(turn.words, kind, turn.standard)))
    await pass_on(turn, await stands_before(turn))


async def open_form(turn: Turn, form: Form[Any], **known: Any) -> None:  # noqa: ANN401
    """Open a form; an unfinished one comes first, and somebody new is welcomed first."""
    if form is sos:
        return await _call_for_help(turn)
    if turn.person is None:
        return await join.open_if_free(turn)
    if form is join:
        agreed = {} if must_agree(turn.who) else {"consent": "yes"}
        return await join.open_if_free(turn, language=turn.who.language, **agreed)
    if form in TALKS.values() and must_agree(turn.who) and not turn.sheet.conversation:
        return await ask_again(turn, form.name, **known)
    return await form.open_if_free(turn, **known)


async def _call_for_help(turn: Turn) -> None:
    """Nothing holds that up; and whom we do not know yet sees at least whom to call."""
    if turn.person:
        return await sos.open(turn)
    turn.say(Letter(safety_words(turn.words, "other_danger", turn.standard)))
    return await _welcome(turn)


def _present(turn: Turn) -> Form[Any]:
    talk = turn.sheet.conversation
    if talk is None or talk.form not in ALL:
        raise Outdated
    return ALL[talk.form]
