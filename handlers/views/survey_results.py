"""What a survey came to, for the managers; and what was done with it, for those who answered."""

from collections.abc import Iterable, Sequence

from domain.announcements import wording
from domain.survey_results import Line, Opinion, Result
from domain.surveys import SurveyState, codes_of
from domain.text import clip
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views.names import TOPIC, building_name
from handlers.views.pages import Page
from handlers.views.report_names import between, percent
from handlers.views.surveys import MARKS, question_name, title
from handlers.views.tickets import lines_of
from locales import Markup, Words, _, escape
from storage.tables import Community, Home, Person, Sheet, Survey

OPINIONS_A_PAGE, HOUSEHOLDS_A_PAGE = 8, 4
NOT_REACHABLE = _(
    "{name}, who has answered what is for your eyes only. Please open a private chat with me "
    "first ({link}), then ask again."
)
Answers = Sequence[tuple[Sheet, Home, Person | None]]
_SHOWN, _WORDS_LENGTH, _WHY_LENGTH, _BUILDINGS = 5, 300, 80, 30


def report(
    survey: Survey, community: Community, result: Result, before: Result | None, words: Words
) -> Letter:
    """Sheets returned, the whole, each question, and what is said most often (S0 八1(2))."""
    lines = [
        words("📊 <b>{title}</b>", title=title(survey, community, words)),
        words.many("{n} sheet came back.", "{n} sheets came back.", result.answered),
    ]
    if result.doubtful:
        lines.append(words("{n} of them look invented and are not counted.", n=result.doubtful))
    if result.withheld or not result.overall:
        lines.append(words("Too few to show anything without giving somebody away."))
        return Letter(lines_of(lines), _buttons(survey, words, result))
    lines += [_overall(result.overall, before, words), *_lines(survey, community, result, words)]
    lines += _buildings(result, words)
    lines += _opinions(survey, community, result.opinions, words)
    return Letter(lines_of(lines), _buttons(survey, words, result))


def opinions(
    survey: Survey, community: Community, result: Result, turned: Page, words: Words
) -> Letter:
    """In their own words, without home or time, in an order that says nothing."""
    every = [(one.about, text) for one in result.opinions for text in one.words]
    lines = [words("💬 <b>{title}</b>", title=title(survey, community, words))]
    for about, text in turned.of(every):
        name = _about(survey, community, about, words)
        lines.append(words("<b>{about}</b>: “{words}”", about=name, words=text))
    back = (Button(words("‹ Back"), press("survey_result", survey.id)),)
    return Letter(lines_of(lines), (*turned.row("survey_words", survey.id), back))


def by_household(
    survey: Survey, community: Community, answers: Answers, turned: Page, words: Words
) -> Letter:
    """Who has answered what, where that was promised to nobody to be kept from the office."""
    codes = codes_of(survey.questions)
    lines = [words("👥 <b>{title}</b>", title=title(survey, community, words))]
    for mark, code in zip(MARKS, codes, strict=False):
        name = question_name(survey, community, code, words)
        lines.append(words("{mark} {question}", mark=mark, question=name))
    for sheet, home, person in answers:
        lines += [Markup(""), _who(home, person, words), *_answered(sheet, codes, words)]
    back = (Button(words("‹ Back"), press("survey_result", survey.id)),)
    return Letter(lines_of(lines), (*turned.row("survey_names", survey.id), back))


def _who(home: Home, person: Person | None, words: Words) -> Markup:
    if person is None or person.forgotten_at:
        return words("🕊 Erased at the resident's wish.")
    return words("<b>{home}</b> · {name}", home=home.address, name=person.name)


def _answered(sheet: Sheet, codes: Sequence[str], words: Words) -> Iterable[Markup]:
    marked = list(zip(MARKS, codes, strict=False))
    yield escape(" · ".join(f"{mark} {sheet.points.get(code, '–')}" for mark, code in marked))
    for mark, code in marked:
        if why := sheet.why.get(code):
            yield words("{mark} “{words}”", mark=mark, words=clip(why, _WHY_LENGTH))
    if sheet.words:
        yield words("“{words}”", words=clip(sheet.words, _WORDS_LENGTH))
    if sheet.doubt:
        yield words("⚠️ It looks invented and is not counted.")


def measures_wanted(survey: Survey, community: Community, words: Words) -> Letter:
    """Those who answered were promised to hear of it."""
    text = words(
        "📣 <b>{title}</b> is closed, and those who answered have not heard yet what is done "
        "with it.",
        title=title(survey, community, words),
    )
    return Letter(text, _buttons(survey, words))


def to_respondent(survey: Survey, community: Community, words: Words) -> Letter:
    """What came of their answers, in the office's words."""
    said = wording(survey.measures, words.language, community.language)
    head = words("📣 <b>{title}</b>: you answered, and this is what is done.",
                 title=title(survey, community, words))  # fmt: skip
    sign = words("{office} · {phone}", office=community.name, phone=community.phone or "–")
    return Letter(lines_of([head, words("{words}", words=said), sign]))


def _overall(line: Line, before: Result | None, words: Words) -> Markup:
    said = words("<b>On the whole</b>: {figures}", figures=_figures(line, words))
    if before is None or before.overall is None:
        return said
    change = line.mean - before.overall.mean
    return words("{line} · {change} since the last time", line=said, change=f"{change:+.1f}")


def _lines(survey: Survey, community: Community, result: Result, words: Words) -> Iterable[Markup]:
    for line in result.lines:
        name = question_name(survey, community, line.code, words)
        yield words("{question}: {figures}", question=name, figures=_figures(line, words))


def _figures(line: Line, words: Words) -> Markup:
    share = line.satisfied
    return words("{mean} · {rate} satisfied (95 %: {between})", mean=f"{line.mean:.1f}",
                 rate=percent(share.rate), between=between(share))  # fmt: skip


def _buildings(result: Result, words: Words) -> Iterable[Markup]:
    parts = [
        words("{building}: {mean}", building=building_name(name, words), mean=f"{mean:.1f}")
        for name, _, mean in sorted(result.buildings)[:_BUILDINGS]
    ]
    return [Markup(" · ").join(parts)] if parts else []


def _opinions(
    survey: Survey, community: Community, found: tuple[Opinion, ...], words: Words
) -> Iterable[Markup]:
    for one in found[:_SHOWN]:
        name = _about(survey, community, one.about, words)
        yield words("💬 {about}: {n}×", about=name, n=len(one.words))


def _about(survey: Survey, community: Community, about: str, words: Words) -> Markup:
    if not about or about in TOPIC:
        return words(TOPIC[about or "other"])
    return question_name(survey, community, about, words)


def _buttons(
    survey: Survey, words: Words, result: Result | None = None
) -> tuple[tuple[Button, ...], ...]:
    rows = [(Button(words("📋 The survey"), press("survey", survey.id)),)]
    if result and result.answered and not survey.anonymous:
        rows.insert(0, (Button(words("👥 Who said what"), press("survey_names", survey.id, 0)),))
    if result and result.opinions:
        rows.insert(0, (Button(words("💬 In their words"), press("survey_words", survey.id, 0)),))
    if survey.state in {SurveyState.CLOSED, SurveyState.TOLD}:
        rows.append((Button(words("➕ Measure"), press("survey_measure", survey.id)),))
    if survey.state == SurveyState.CLOSED and not survey.measures:
        tell = Button(words("📣 Tell what is done"), press("survey_tell", survey.id))
        rows.insert(0, (tell,))
    return tuple(rows)
