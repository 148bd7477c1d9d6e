"""What a colleague finds, enters and exports."""

from datetime import date

from domain.asking import Unasked
from domain.days_past import Days
from domain.entering import Caller, Source
from domain.finding import Door, Mark, Wanted
from domain.tickets import CLOSED_STATES, Kind, State
from handlers.views.asking_plan import WHEN, Coming, Row
from handlers.views.filing import Summary
from handlers.views.finding import STILL_OPEN, Found
from handlers.views.pages import page
from tests.windows.estate import DAY, NOW, SHANGHAI
from tests.windows.in_person import to_be_called

DAYS = Days(date(2026, 3, 1), date(2026, 3, 31))


def of_the_desk(samples):
    """By the names of the parameters; see Samples.oddities."""
    everything = Wanted(
        "R260302-483",
        "13812345678",
        (Door("3-1102", "3", "", "1102"),),
        frozenset({Kind.REPAIR, Kind.COMPLAINT}),
        STILL_OPEN | CLOSED_STATES,
        ("engineering",),
        7,
        DAYS,
        frozenset(Mark),
        (samples.said.leak[:20],),
    )
    shown = [samples.ticket(state) for state in list(State)[:8]]
    called = {7: samples.said.worker}
    found = Found(3, everything, shown, 20, page(1, 20), called, {})
    one_state = Wanted(states=frozenset({State.DONE}))
    told = Summary(Kind.REPAIR, Source.PHONE, samples.home, samples.person, "water", urgent=True,
                   visit="14–17")  # fmt: skip
    unknown = Caller(samples.said.resident, "13812345678")
    day = samples.words.day(NOW + DAY, SHANGHAI, NOW)
    return {
        "one: Found": [
            found,
            Found(3, one_state, shown[:1], 1, page(0, 1), called, {}),
            Found(3, one_state, [], 0, page(0, 0), called, {}),
        ],
        "told: Summary": [
            told,
            Summary(Kind.HELP, Source.VISIT, None, unknown, "routine", urgent=False, visit=""),
        ],
        "filing.entered.requester": [samples.person],
        "exporting.exported.days": [DAYS],
        "exporting.exported.count": [1, 20],
        "rain.rained.asked": [0, 1, 4],
        "rain.rained.gone_on": [0, 1, 4],
        "rain.seen.asked": [0, 1, 4],
        "rain.seen.gone_on": [0, 1, 4],
        "rain.rained.buildings": [[], ["3", "5"]],
        "rain.rained.when": ["", day],
        "rain.rained.untried": [0, 1, 4],
        "asking_plan.coming.shown": _asking(samples),
        "asking_plan.term_noted.first": [day],
        "asking_plan.term_noted.last": [day],
    }


def _asking(samples):
    """Of a day, of a matter, of a home, of a building; and nothing."""
    rows = [Row(samples.follow_up(), samples.ticket())] * 8
    asked = samples.follow_up()
    asked.asked_at, asked.asked_of, asked.reminded_at = NOW - DAY, 7, None
    reminded = samples.follow_up()
    reminded.asked_at, reminded.asked_of, reminded.reminded_at = NOW - DAY, 7, NOW
    waiting = [
        Row(asked, samples.ticket(), remind_at=NOW),
        Row(reminded, samples.ticket(confidential=True)),
        Row(reminded, samples.ticket(), call=to_be_called()),
        *(Row(samples.follow_up(), samples.ticket(), why) for why in Unasked),
    ]
    return [
        Coming(rows, 20, page(1, 20), "today", "today"),
        Coming(rows[:1], 1, page(0, 1), "t7", ticket=samples.ticket()),
        Coming(rows[:2], 2, page(0, 2), "h7", home=samples.home),
        Coming(rows[:3], 3, page(0, 3), "b0", building="3"),
        Coming(waiting, 7, page(0, 7), "asked", "asked"),
        *(Coming((), 0, page(0, 0), when, when) for when in WHEN),
    ]
