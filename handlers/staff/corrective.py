"""纠正预防措施 — the manager starts a procedure on a report, and closes it with what came of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from telegram import Update

from domain.corrective import Ground, grounds, is_called_for
from domain.office_hours import moment_of
from domain.report_periods import Period, Span, period_in
from domain.reports import READERS, Report
from domain.text import clip
from domain.tickets import Role
from handlers.access import access_colleague, access_correction, entitled
from handlers.actions import corrective as actions
from handlers.actions.reports import report_on
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.manners import Outdated
from handlers.steps import Options
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import corrective as views
from locales import _, words_for
from storage.tables import Correction, Staff

READS = READERS
_MANAGERS = frozenset({Role.MANAGER})
_ANSWER_FOR_IT = (Role.MANAGER, Role.SUPERVISOR, Role.HEAD, Role.DISPATCHER, Role.ENGINEER)
_OFFERED = (7, 14, 30, 60)  # days from now
_SUBJECTS, _OWNERS, _SUBJECT_AT_MOST = 6, 12, 60
_NOT_CALLED_FOR = _("Nothing in this report calls for it.")
_IN_WORDS = _("In words, please.")


@dataclass(frozen=True)
class CorrectionDraft:
    period: str = ""
    subject: str = ""
    plan: Told = field(default_factory=Told)
    owner: str = ""
    due: str = ""


correcting = Form("correcting", CorrectionDraft, _("🛠 Corrective procedure"), office=True)
correcting.given("period")


@correcting.choose(_("What is to be corrected?"), label=_("Subject"))
async def subject(turn: Turn, draft: CorrectionDraft) -> Options:
    report = await _report(turn, draft.period)
    running = await turn.shelves.corrections.open_on(turn.community.id)
    codes = grounds(report, _SUBJECTS, running)
    return [(one, views.subject(one, report, turn.words)) for one in codes]


@correcting.tell(_("What is the cause, and what will be done about it?"), label=_("Plan"))
async def plan(turn: Turn, draft: CorrectionDraft, told: Told) -> Told:
    return in_words(told, _IN_WORDS)


@correcting.choose(_("Who answers for it?"), label=_("Answers for it"))
async def owner(turn: Turn, draft: CorrectionDraft) -> Options:
    found = await turn.shelves.office.holding(turn.community.id, *_ANSWER_FOR_IT)
    rank = {role: n for n, role in enumerate(_ANSWER_FOR_IT)}
    ranked = sorted(found, key=lambda one: rank[Role(one.role)])
    return [(str(one.id), one.name) for one in ranked[:_OWNERS]]


@correcting.choose(_("By when?"), label=_("By"), columns=2)
async def due(turn: Turn, draft: CorrectionDraft) -> Options:
    days = [turn.today + timedelta(days=n) for n in _OFFERED]
    return [
        (one.isoformat(), turn.words.day(turn.midnight(one), turn.zone, turn.now)) for one in days
    ]


@correcting.done
async def start(turn: Turn, draft: CorrectionDraft) -> None:
    by, colleague = _manager(turn), await access_colleague(turn, int(draft.owner))
    report = await _report(turn, draft.period)
    said = views.subject(draft.subject, report, words_for(turn.community.language))
    plan = draft.plan.words
    until = moment_of(
        date.fromisoformat(draft.due), turn.standard.time_of_day("report.at"), turn.zone
    )
    given = Correction(
        community_id=turn.community.id, period=draft.period, clause="",
        subject=clip(plan, _SUBJECT_AT_MOST) if draft.subject == Ground.OTHER else said.plain,
        started_at=turn.now, started_by=by.id, plan=plan, due=until, ground=draft.subject,
    )  # fmt: skip
    made = await actions.start(turn, by, colleague, given)
    turn.say(views.started(made, colleague.name, turn.community, turn.now, turn.words))


@dataclass(frozen=True)
class ClosingDraft:
    correction: str = ""
    findings: Told = field(default_factory=Told)


closing = Form("correction_closing", ClosingDraft, _("✅ Close a procedure"), office=True)
closing.given("correction")


@closing.tell(_("What came of it?"), label=_("Findings"))
async def findings(turn: Turn, draft: ClosingDraft, told: Told) -> Told:
    return in_words(told, _IN_WORDS)


@closing.done
async def close(turn: Turn, draft: ClosingDraft) -> None:
    by, found = _manager(turn), await access_correction(turn, int(draft.correction))
    await actions.close(turn, by, found, draft.findings.words)
    turn.say(views.closed(found, turn.words))


async def begin(turn: Turn, pressed: Pressed) -> None:
    """From the report of a quarter or a year; only where something calls for it."""
    _manager(turn)
    period = _period(turn, pressed.word())
    if not is_called_for(await _report(turn, period.code)):
        raise Outdated(_NOT_CALLED_FOR)
    await correcting.open_if_free(turn, period=period.code)


async def ask_findings(turn: Turn, pressed: Pressed) -> None:
    _manager(turn)
    found = await access_correction(turn, pressed.number())
    if found.closed_at:
        raise Outdated(views.CLOSED_ALREADY)
    await closing.open_if_free(turn, correction=str(found.id))


async def command(update: Update, turn: Turn) -> None:
    """/corrections: those that run."""
    here = turn.community
    ours = await turn.shelves.corrections.open(here.id)
    names = await turn.shelves.office.names(here.id)
    turn.say(views.register(ours, here, names, turn.now, turn.words))


def _manager(turn: Turn) -> Staff:
    return entitled(turn, _MANAGERS, "S0 八3(5)", _MANAGERS)


async def _report(turn: Turn, code: str) -> Report:
    return await report_on(turn, turn.community, _period(turn, code))


def _period(turn: Turn, code: str) -> Period:
    period = period_in(code, turn.today)
    if period is None or period.span is Span.MONTH or period.first > turn.today:
        raise Outdated
    return period
