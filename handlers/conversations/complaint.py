"""投诉 — a resident is unhappy: what happened, what it is about, and what they wish for."""

from dataclasses import dataclass, field

from domain.departments import TOPICS
from domain.tickets import Kind
from handlers.actions.filing import Matter, file_matter
from handlers.conversations import danger
from handlers.conversations.homes import AtHome, home_of, which_home
from handlers.conversations.judged import calm, judge
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.form import Form
from handlers.manners import Unclear
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.names import KIND, TOPIC
from locales import Markup, _


@dataclass(frozen=True)
class ComplaintDraft(AtHome):
    topic: str = ""
    expectation: Told = field(default_factory=Told)


complaint = Form("complaint", ComplaintDraft, KIND[Kind.COMPLAINT])


@complaint.tell(
    _("We are sorry that you have reason to complain. What has happened? Photos help."),
    label=_("What happened"),
    media=MEDIA_AT_MOST,
)
async def description(turn: Turn, draft: ComplaintDraft, told: Told) -> Told:
    if not told:
        raise Unclear(_("A few words or a photo, please."))
    return told


judge(complaint)


@complaint.choose(_("What is it about?"), label=_("Subject"), columns=2, when=calm)
async def topic(turn: Turn, draft: ComplaintDraft) -> Options:
    return [(one.code, turn.words(TOPIC[one.code])) for one in TOPICS]


which_home(complaint, _("Home"))


@complaint.tell(_("What would you like us to do?"), label=_("Your wish"), when=calm, optional=True)
async def expectation(turn: Turn, draft: ComplaintDraft, told: Told) -> Told:
    return told


@complaint.confirm(when=calm)
async def summary(turn: Turn, draft: ComplaintDraft) -> Markup:
    words, where = turn.words, await home_of(turn, draft.home)
    lines = [
        words("Shall I send it like this?"),
        words("• {category}", category=words(TOPIC[draft.topic])),
        words("🏠 {home}", home=where.address) if where else None,
        words("🎯 {wish}", wish=draft.expectation.words) if draft.expectation else None,
    ]
    return Markup("\n").join([line for line in lines if line])


@complaint.done
async def send(turn: Turn, draft: ComplaintDraft) -> None:
    """Danger is a repair's matter: there it is asked where to come, and somebody is called."""
    if draft.urgent:
        return await danger.report(turn, draft.description, danger=draft.danger)
    matter = Matter(
        Kind.COMPLAINT,
        draft.description,
        home=await home_of(turn, draft.home),
        category=draft.topic,
        expectation=draft.expectation.words,
        triage=draft.seen,
    )
    await file_matter(turn, matter)
    return None
