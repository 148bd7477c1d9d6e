"""/settings of the office: its departments, who answers for what, its telephone, its language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.categories import CATEGORIES
from domain.departments import TOPICS, answers_for
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.names import CATEGORY, TOPIC, department_name
from locales import Markup, Words
from locales.languages import NAMES
from storage.tables import Community


@dataclass(frozen=True)
class Chart:
    """How an office is arranged: its departments by code, their own names, and the routing."""

    community: Community
    live: Sequence[str]
    named: Mapping[str, str]
    routes: Mapping[str, str]

    def name(self, code: str, words: Words) -> Markup:
        return department_name(code, self.named, words)

    def answers(self, category: str, *, job: bool) -> str:
        return answers_for(category, job=job, routes=self.routes)


def overview(chart: Chart, words: Words) -> Letter:
    community = chart.community
    departments = words.joined(chart.name(one, words) for one in chart.live)
    lines = [
        words("⚙️ <b>{office}</b>", office=community.name),
        words("🏢 {departments}", departments=departments),
        words("📞 {phone}", phone=community.phone or "–"),
        words("🌐 {language}", language=NAMES[community.language]),
    ]
    if community.latitude is not None:
        place = f"{community.latitude}, {community.longitude}"
        lines.append(words("🌧 Weather at {place}", place=place))
    buttons = [
        Button(words("🏢 Departments"), press("office", "departments")),
        Button(words("🔀 Who answers for what"), press("office", "routing")),
        Button(words("📞 Telephone"), press("office_write", "phone")),
        Button(words("🌐 Language"), press("office", "language")),
    ]
    return Letter(Markup("\n").join(lines), grid(buttons, 2))


def departments(chart: Chart, words: Words) -> Letter:
    buttons = [
        Button(chart.name(one, words), press("office_department", one)) for one in chart.live
    ]
    add = Button(words("➕ Add one"), press("office_write", "add"))
    return Letter(words("🏢 <b>Departments</b>"), (*grid(buttons, 2), (add,), (_back(words),)))


def department(chart: Chart, code: str, words: Words) -> Letter:
    """What comes to it, and what may be done with it."""
    matters = [
        *(
            words(CATEGORY[one.code])
            for one in CATEGORIES
            if chart.answers(one.code, job=True) == code
        ),
        *(words(TOPIC[one.code]) for one in TOPICS if chart.answers(one.code, job=False) == code),
    ]
    answers = words.joined(dict.fromkeys(matters)) if matters else "–"
    lines = [
        words("🏢 <b>{department}</b>", department=chart.name(code, words)),
        words("Answers for: {matters}", matters=answers),
    ]
    rename = Button(words("✏️ Name"), press("office_write", "name", code))
    retire = Button(words("🗑 Give it up"), press("office_retire", code))
    rows = ((rename, retire), (Button(words("‹ Back"), press("office", "departments")),))
    return Letter(Markup("\n").join(lines), rows)


def successors(chart: Chart, code: str, count: int, words: Words) -> Letter:
    """Its matters and its people have to go somewhere."""
    asked = words.many(
        "<b>{department} is to be given up.</b> Which department takes on what it answers for, its "
        "people, and {n} matter that is open?",
        "<b>{department} is to be given up.</b> Which department takes on what it answers for, its "
        "people, and {n} matters that are open?",
        count,
        department=chart.name(code, words),
    )
    buttons = [
        Button(chart.name(one, words), press("office_retired", code, one))
        for one in chart.live
        if one != code
    ]
    return Letter(asked, (*grid(buttons, 2), (_to(code, words),)))


def retired(chart: Chart, code: str, successor: str, count: int, words: Words) -> Letter:
    """To the group."""
    return Letter(
        words.many(
            "🏢 {department} has been given up. {successor} has its people and its {n} open "
            "matter from now on.",
            "🏢 {department} has been given up. {successor} has its people and its {n} open "
            "matters from now on.",
            count,
            department=chart.name(code, words),
            successor=chart.name(successor, words),
        )
    )


def routing(chart: Chart, words: Words) -> Letter:
    """Every category of a job, and every topic of what is settled by words."""
    jobs = [_routed(chart, one.code, CATEGORY[one.code], words, job=True) for one in CATEGORIES]
    topics = [_routed(chart, one.code, TOPIC[one.code], words, job=False) for one in TOPICS]
    text = Markup("\n").join([
        words("🔀 <b>Who answers for what</b>"),
        words("🔧 what is repaired or done · 💬 what is complained of, asked or suggested"),
    ])  # fmt: skip
    return Letter(text, (*grid([*jobs, *topics], 2), (_back(words),)))


def route(chart: Chart, category: str, words: Words, *, job: bool) -> Letter:
    name = words((CATEGORY if job else TOPIC)[category])
    now, kind = chart.answers(category, job=job), "job" if job else "topic"
    buttons = [
        Button(
            words("• {department}", department=chart.name(one, words))
            if one == now
            else chart.name(one, words),
            press("office_routed", kind, category, one),
        )
        for one in chart.live
    ]
    asked = words("🔀 <b>{matter}: which department answers for it?</b>", matter=name)
    back = Button(words("‹ Back"), press("office", "routing"))
    return Letter(asked, (*grid(buttons, 2), (back,)))


def languages(chart: Chart, words: Words) -> Letter:
    buttons = [
        Button(
            f"• {name}" if code == chart.community.language else name, press("office_speak", code)
        )
        for code, name in NAMES.items()
    ]
    asked = words("🌐 <b>Which language is spoken in this group?</b>")
    return Letter(asked, (*grid(buttons, 2), (_back(words),)))


def _routed(chart: Chart, category: str, name: str, words: Words, *, job: bool) -> Button:
    department = chart.name(chart.answers(category, job=job), words)
    label = words(
        "{kind} {matter} → {department}",
        kind="🔧" if job else "💬",
        matter=words(name),
        department=department,
    )
    return Button(label, press("office_route", "job" if job else "topic", category))


def _to(code: str, words: Words) -> Button:
    return Button(words("‹ Back"), press("office_department", code))


def _back(words: Words) -> Button:
    return Button(words("‹ Back"), press("office", "overview"))
