"""A survey, as households answer it and as the office sees it go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.announcements import wording
from domain.survey_results import shown_groups
from domain.surveys import POINTS, SheetState, SurveyKind, SurveyState, codes_of
from domain.text import clip
from domain.wordings import wording_for
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views.names import building_name
from handlers.views.pages import Page
from handlers.views.report_names import QUESTION, percent
from handlers.views.tickets import lines_of
from locales import Markup, Words, _, escape
from storage.tables import Announcement, Community, Sheet, Survey

MARKS = "①②③④⑤⑥⑦⑧"
_STATE = {
    SurveyState.DRAFT: _("🕘 Not open yet"),
    SurveyState.OPEN: _("📤 Open"),
    SurveyState.CLOSED: _("✅ Closed"),
    SurveyState.TOLD: _("📣 Closed and told"),
    SurveyState.DROPPED: _("✖️ Not asked"),
}
_TITLE_LENGTH, _BAR = 60, 12
_NOT_REACHED = (SheetState.UNREACHED,)


@dataclass(frozen=True)
class Count:
    """How many sheets stand how, and where they were answered; a handful is not shown."""

    states: Mapping[str, int] = field(default_factory=dict)
    by_building: Mapping[str, int] = field(default_factory=dict)
    fewest: int = 1

    def of(self, *states: SheetState) -> int:
        return sum(self.states.get(one, 0) for one in states)

    @property
    def sent(self) -> int:
        return sum(self.states.values()) - self.of(SheetState.CHOSEN, *_NOT_REACHED)


# --- as households see it


def questionnaire(survey: Survey, sheet: Sheet, community: Community, words: Words) -> Letter:
    """A row of five taps for each question, in one message that is edited in place (G2)."""
    codes = codes_of(survey.questions)
    done = sum(code in sheet.points for code in codes)
    lines = [
        words("📋 <b>{title}</b>", title=title(survey, community, words)),
        words("{office} asks how you find it. One answer from each household.",
              office=community.name),
        _in_confidence(survey, words),
        words("1 = poor, 5 = very good · {done}/{count}", done=done, count=len(codes)),
        *(_question(survey, community, n, sheet, words) for n in range(len(codes))),
    ]  # fmt: skip
    rows = [_row(sheet, n, code) for n, code in enumerate(codes)]
    last = [Button(words("🙅 Not this time"), press("survey_no", sheet.id))]
    if done == len(codes):
        last.insert(0, Button(words("✅ Send"), press("survey_send", sheet.id)))
    return Letter(lines_of(lines), (*rows, tuple(last)))


def reminder(survey: Survey, community: Community, now: datetime, words: Words) -> Letter:
    """Once, and why it is asked (F14)."""
    by = words.day(survey.closes_at or now, ZoneInfo(community.zone), now)
    return Letter(
        words("🙏 {office}: your answer is still open, until {day}. What you tell us decides "
              "what is mended first.", office=community.name, day=by)
    )  # fmt: skip


def answered(survey: Survey, community: Community, words: Words) -> Letter:
    thanks = words("🙏 <b>{title}</b>: thank you for your answers.",
                   title=title(survey, community, words))  # fmt: skip
    after = words("When the survey is closed we tell you what is done with them.")
    return Letter(lines_of([thanks, after]))


def refused(words: Words) -> Letter:
    return Letter(words("Thank you for saying so: you are not asked again this time."))


def not_open(words: Words) -> Letter:
    return Letter(words("Thank you; this question is not open any more."))


def over(words: Words) -> Letter:
    return Letter(words("This survey is closed. Thank you all the same."))


def title(survey: Survey, community: Community, words: Words) -> Markup:
    match SurveyKind(survey.kind):
        case SurveyKind.ANNUAL:
            return words("Our service in {year}", year=survey.period)
        case SurveyKind.QUARTERLY:
            year, _, quarter = survey.period.partition("-Q")
            return words("Our service, quarter {quarter} of {year}", quarter=quarter, year=year)
        case SurveyKind.EVENT:
            if not survey.title:
                return words("How was it?")
            said = wording(survey.title, words.language, community.language)
            return words("How was it? “{title}”", title=said)
    return escape(wording(survey.title, words.language, community.language))


def titles_from(announcement: Announcement) -> dict[str, str]:
    """What was announced, in a few words, by language."""
    first = {one: said.strip().partition("\n")[0] for one, said in announcement.words.items()}
    return {one: clip(said, _TITLE_LENGTH) for one, said in first.items() if said}


def question_name(survey: Survey, community: Community, code: str, words: Words) -> Markup:
    """One of ours, in the reader's language; one of the office's own as it was written."""
    if code in QUESTION:
        return words(QUESTION[code])
    found = next(one for one in survey.questions if one["code"] == code)
    return escape(wording_for(found["words"], words.language, community.language)[1])


# --- as the office sees it


def proposal(survey: Survey, community: Community, words: Words) -> Letter:
    """It opens by itself, unless it is opened now or put off."""
    return Letter(lines_of(_head(survey, community, words)), _buttons(survey, words))


def preview(
    survey: Survey, community: Community, households: int, fewest: int, words: Words
) -> Markup:
    """As households will see it, and how many; without names, fewer than so many stay unread."""
    sheet = Sheet(survey_id=0, home_id=0, chosen_at=survey.made_at)
    lines = [questionnaire(survey, sheet, community, words).text, Markup("")]
    lines.append(
        words.many("👥 It goes to {n} household.", "👥 It goes to {n} households.", households)
    )
    if survey.anonymous and households < fewest:
        lines.append(
            words("⚠️ Without names nothing is shown of fewer than {n}: what these answer, nobody "
                  "can read. Ask more households, or with names.", n=fewest)
        )  # fmt: skip
    return lines_of(lines)


def card(survey: Survey, community: Community, count: Count, words: Words) -> Letter:
    """How far it is: the office's one message about it."""
    lines = _head(survey, community, words)
    if survey.opened_at:
        lines += _progress(survey, count, words)
    elif survey.state == SurveyState.DROPPED:
        lines.append(words("There was no household to be asked, or it was let be."))
    return Letter(lines_of(lines), _buttons(survey, words))


def listed(surveys: Sequence[Survey], community: Community, turned: Page, words: Words) -> Letter:
    """The newest first, each behind its button."""
    rows = tuple(
        (Button(_line(one, community, words), press("survey", one.id)),) for one in surveys
    )
    text = words("<b>📋 Surveys</b>") if rows else words("Nothing has been asked yet.")
    new = (Button(words("➕ New survey"), press("survey_new")),)
    return Letter(text, (*rows, *turned.row("surveys"), new))


def closing(survey: Survey, community: Community, count: Count, words: Words) -> Letter:
    """Once more, before it is closed."""
    rows = (
        (Button(words("⏹ Yes, close it"), press("survey_closed", survey.id)),),
        (Button(words("‹ Back"), press("survey", survey.id)),),
    )
    return Letter(card(survey, community, count, words).text, rows)


def _question(survey: Survey, community: Community, n: int, sheet: Sheet, words: Words) -> Markup:
    code = codes_of(survey.questions)[n]
    name = question_name(survey, community, code, words)
    if points := sheet.points.get(code):
        return words(
            "{mark} {question}: <b>{points}</b>", mark=MARKS[n], question=name, points=points
        )
    return words("{mark} {question}", mark=MARKS[n], question=name)


def _row(sheet: Sheet, n: int, code: str) -> tuple[Button, ...]:
    given = sheet.points.get(code)
    return tuple(
        Button(f"✅ {one}" if one == given else f"{MARKS[n]} {one}",
               press("survey_mark", sheet.id, n, one))
        for one in POINTS
    )  # fmt: skip


def _in_confidence(survey: Survey, words: Words) -> Markup:
    if survey.anonymous:
        return words("🔒 Without names: the office sees only what many have said together.")
    return words("👁 The office sees who has answered what.")


def _head(survey: Survey, community: Community, words: Words) -> list[Markup | None]:
    state, zone = SurveyState(survey.state), ZoneInfo(community.zone)
    where = building_name(survey.building, words) if survey.building else words("The whole estate")
    at = survey.opens_at if state is SurveyState.DRAFT else None
    until = survey.closes_at if state is SurveyState.OPEN else None
    day = words.moment(at or until or survey.made_at, zone, survey.made_at, lasting=True)
    return [
        words("📋 <b>{title}</b> · {place}", title=title(survey, community, words), place=where),
        words("{state} · [{clause}]", state=words(_STATE[state]), clause=survey.clause),
        words("It opens by itself {moment}.", moment=day) if at else None,
        words("Until {moment}.", moment=day) if until else None,
    ]


def _progress(survey: Survey, count: Count, words: Words) -> list[Markup]:
    answered, sent = count.of(SheetState.ANSWERED), count.sent
    full = _BAR * answered // max(sent, 1)
    lines = [
        words("{bar} {answered}/{sent} · {rate}", bar="▓" * full + "░" * (_BAR - full),
              answered=answered, sent=sent, rate=percent(answered / max(sent, 1))),
        words("{refused} said no · {unreached} not reached · {occupied} households live here",
              refused=count.of(SheetState.REFUSED), unreached=count.of(*_NOT_REACHED),
              occupied=survey.occupied),
    ]  # fmt: skip
    shown = shown_groups(count.by_building, count.fewest)
    parts = [
        words("{building}: {n}", building=building_name(one, words), n=count.by_building[one])
        for one in sorted(shown)
    ]
    return [*lines, Markup(" · ").join(parts)] if parts else lines


def _buttons(survey: Survey, words: Words) -> tuple[tuple[Button, ...], ...]:
    match SurveyState(survey.state):
        case SurveyState.DRAFT:
            other = (
                Button(words("⏸ Later"), press("survey_later", survey.id))
                if survey.period
                else Button(words("✖️ Let it be"), press("survey_drop", survey.id))
            )
            return ((Button(words("▶️ Open it"), press("survey_open", survey.id)), other),)
        case SurveyState.OPEN:
            return ((Button(words("⏹ Close"), press("survey_close", survey.id)),),)
        case SurveyState.CLOSED | SurveyState.TOLD:
            return ((Button(words("📊 Result"), press("survey_result", survey.id)),),)
    return ()


def _line(survey: Survey, community: Community, words: Words) -> str:
    state = words(_STATE[SurveyState(survey.state)])
    said = title(survey, community, words).plain
    return words("{title} · {state}", title=clip(said, 34), state=state).plain
