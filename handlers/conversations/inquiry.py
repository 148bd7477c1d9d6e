"""咨询 — a resident has a question."""

from dataclasses import dataclass

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
from locales import _


@dataclass(frozen=True)
class InquiryDraft(AtHome):
    topic: str = ""


inquiry = Form("inquiry", InquiryDraft, KIND[Kind.INQUIRY])


@inquiry.tell(_("What would you like to know?"), media=MEDIA_AT_MOST)
async def description(turn: Turn, draft: InquiryDraft, told: Told) -> Told:
    if not told:
        raise Unclear(_("A few words or a photo, please."))
    return told


judge(inquiry)


which_home(inquiry)


@inquiry.choose(_("What is it about?"), columns=2, when=calm)
async def topic(turn: Turn, draft: InquiryDraft) -> Options:
    return [(one.code, turn.words(TOPIC[one.code])) for one in TOPICS]


@inquiry.done
async def send(turn: Turn, draft: InquiryDraft) -> None:
    if draft.urgent:
        return await danger.report(turn, draft.description, danger=draft.danger)
    matter = Matter(
        Kind.INQUIRY,
        draft.description,
        home=await home_of(turn, draft.home),
        category=draft.topic,
        triage=draft.seen,
    )
    await file_matter(turn, matter)
    return None
