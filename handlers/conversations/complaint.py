"""投诉 — a resident is unhappy: what happened, what and whom it is about, what they wish for."""

from dataclasses import dataclass, field

from domain.departments import TOPICS
from domain.subjects import in_confidence, topic_in
from domain.text import clip
from domain.tickets import Kind
from handlers.actions.filing import Matter, file_matter
from handlers.conversations import danger
from handlers.conversations.homes import AtHome, home_of, which_home
from handlers.conversations.judged import calm, judge
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.conversations.too_many import Bounded, add_to, unless_too_many
from handlers.form import Form
from handlers.manners import Unclear
from handlers.steps import Options
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views.names import ABOUT_WHOM, KIND, TOPIC, whom
from locales import Markup, _

_NOBODY = "nobody"
_WHOM_AT_MOST = 100
_OPENLY, _IN_CONFIDENCE = "no", "yes"


@dataclass(frozen=True)
class ComplaintDraft(AtHome, Bounded):
    topic: str = ""
    about_whom: str = ""
    expectation: Told = field(default_factory=Told)
    confidential: str = ""


complaint = Form("complaint", ComplaintDraft, KIND[Kind.COMPLAINT])


@complaint.tell(
    _("We are sorry that you have reason to complain. What has happened? Photos help."),
    label=_("What happened"),
    media=MEDIA_AT_MOST,
)
async def description(turn: Turn, draft: ComplaintDraft, told: Told) -> Told:
    return something(told)


judge(complaint)


unless_too_many(complaint, Kind.COMPLAINT, when=calm)


@complaint.choose(_("What is it about?"), label=_("Subject"), columns=2, when=calm)
async def topic(turn: Turn, draft: ComplaintDraft) -> Options:
    return [(one.code, turn.words(TOPIC[one.code])) for one in TOPICS]


@complaint.presume(topic)
async def plainly_this(turn: Turn, draft: ComplaintDraft) -> str:
    return topic_in(draft.description.words)


def _in_their_words(turn: Turn) -> str:
    """A name, a post or a number plate says more than any button of ours."""
    if not turn.told.words:
        raise Unclear(_("A few words, please, or one of the buttons below."))
    return clip(turn.told.words, _WHOM_AT_MOST)


@complaint.choose(
    _("Whom is it about? You can also write who it is."),
    label=_("About whom"),
    columns=2,
    when=calm,
    hear=_in_their_words,
)
async def about_whom(turn: Turn, draft: ComplaintDraft) -> Options:
    known = [(code, turn.words(name)) for code, name in ABOUT_WHOM.items()]
    return [*known, (_NOBODY, turn.words("Nobody in particular"))]


which_home(complaint, _("Home"))


@complaint.tell(_("What would you like us to do?"), label=_("Your wish"), when=calm, optional=True)
async def expectation(turn: Turn, draft: ComplaintDraft, told: Told) -> Told:
    return told


@complaint.choose(
    _(
        "Shall we keep it confidential? Then your name and your home are shown to nobody at work; "
        "only the supervisor and the management can look them up, and that is noted."
    ),
    label=_("Confidential"),
    when=calm,
)
async def confidential(turn: Turn, draft: ComplaintDraft) -> Options:
    return [
        (_IN_CONFIDENCE, turn.words("🔒 Yes, in confidence")),
        (_OPENLY, turn.words("👤 No, with my name")),
    ]


@complaint.presume(confidential)
async def unless_they_say_so(turn: Turn, draft: ComplaintDraft) -> str:
    return _IN_CONFIDENCE if in_confidence(draft.description.words) else _OPENLY


@complaint.confirm(when=calm)
async def summary(turn: Turn, draft: ComplaintDraft) -> Markup:
    words, where = turn.words, await home_of(turn, draft.home)
    lines = [
        words("Shall I send it like this?"),
        words("• {category}", category=words(TOPIC[draft.topic])),
        words("👥 About: {whom}", whom=whom(_named(draft), words)) if _named(draft) else None,
        words("🏠 {home}", home=where.address) if where else None,
        words("🎯 {wish}", wish=draft.expectation.words) if draft.expectation else None,
        words("🔒 In confidence: your name and home are not shown.")
        if draft.confidential == _IN_CONFIDENCE
        else words("👤 With your name. “Change an answer” keeps it confidential."),
    ]
    return Markup("\n").join([line for line in lines if line])


@complaint.done
async def send(turn: Turn, draft: ComplaintDraft) -> None:
    """Danger is a repair's matter: there it is asked where to come, and somebody is called."""
    if draft.urgent:
        return await danger.report(turn, draft.description, danger=draft.danger)
    if draft.into:
        return await add_to(turn, draft.into, draft.description)
    matter = Matter(
        Kind.COMPLAINT,
        draft.description,
        home=await home_of(turn, draft.home),
        category=draft.topic,
        about_whom=_named(draft),
        expectation=draft.expectation.words,
        confidential=draft.confidential == _IN_CONFIDENCE,
        triage=draft.seen,
    )
    await file_matter(turn, matter)
    return None


def _named(draft: ComplaintDraft) -> str:
    return "" if draft.about_whom == _NOBODY else draft.about_whom
