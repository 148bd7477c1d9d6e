"""咨询 — a resident has a question."""

from dataclasses import dataclass

from domain.departments import TOPICS
from domain.subjects import topic_in
from domain.tickets import Kind
from handlers.access import access_answer
from handlers.actions.faqs import settle
from handlers.actions.filing import Matter, file_matter
from handlers.conversations import danger
from handlers.conversations.homes import AtHome, home_of, which_home
from handlers.conversations.judged import calm, judge
from handlers.conversations.offered import Offered, offer
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.conversations.too_many import Bounded, add_to, unless_too_many
from handlers.form import Form
from handlers.steps import Options
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views.faqs import glad
from handlers.views.names import KIND, TOPIC
from locales import Markup, _


@dataclass(frozen=True)
class InquiryDraft(AtHome, Offered, Bounded):
    topic: str = ""

    @property
    def asks_a_person(self) -> bool:
        return calm(self) and not self.helped


inquiry = Form("inquiry", InquiryDraft, KIND[Kind.INQUIRY])


@inquiry.tell(_("What would you like to know?"), media=MEDIA_AT_MOST)
async def description(turn: Turn, draft: InquiryDraft, told: Told) -> Told:
    return something(told)


judge(inquiry)


offer(inquiry)


unless_too_many(inquiry, Kind.INQUIRY, when=lambda draft: draft.asks_a_person)


which_home(inquiry, when=lambda draft: draft.asks_a_person)


@inquiry.choose(
    _("What is it about?"),
    label=_("Subject"),
    columns=2,
    when=lambda draft: draft.asks_a_person,
)
async def topic(turn: Turn, draft: InquiryDraft) -> Options:
    return [(one.code, turn.words(TOPIC[one.code])) for one in TOPICS]


@inquiry.presume(topic)
async def plainly_this(turn: Turn, draft: InquiryDraft) -> str:
    return topic_in(draft.description.words)


@inquiry.confirm(when=lambda draft: draft.asks_a_person and bool(topic_in(draft.description.words)))
async def summary(turn: Turn, draft: InquiryDraft) -> Markup:
    """Whoever was not asked sees what was understood."""
    words = turn.words
    about = words("• {category}", category=words(TOPIC[draft.topic]))
    return Markup("\n").join([words("Shall I send it like this?"), about])


@inquiry.done
async def send(turn: Turn, draft: InquiryDraft) -> None:
    if draft.urgent:
        return await danger.report(turn, draft.description, danger=draft.danger)
    if draft.into:
        return await add_to(turn, draft.into, draft.description)
    if draft.helped:
        await settle(turn, await access_answer(turn, int(draft.faq)))
        return turn.say(glad(turn.words))
    matter = Matter(
        Kind.INQUIRY,
        draft.description,
        home=await home_of(turn, draft.home),
        category=draft.topic,
        triage=draft.seen,
        read=draft.read,
    )
    await file_matter(turn, matter)
    return None
