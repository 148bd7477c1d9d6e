"""走访 — three homes a month are visited: the first of those who are asked in person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.tables import Contact
from tests.stories.asked import Asked, asked_before
from tests.stories.in_person import VISIT, taps, writes_down
from tests.town import MORNING

SILENT = Asked(MORNING - timedelta(hours=9), reminded=True)
VISITS = "🏠 Homes visited in {month}: {made} of {wanted}; still to be visited: {n} (S0 二(4))"


@pytest.mark.clause("F17", partly="visits where nobody has to be asked anything")
async def test_the_first_who_are_chosen_are_visited_until_three_are(town):
    await asked_before(town, *[SILENT] * 40, *[replace(SILENT, after="complaint")] * 2)
    await town.passes("P5D")
    made = [one for one in await town.kept(Contact) if one.clause]
    visits = [one for one in made if one.way == "visit"]
    assert (len(visits), len(made) > 4) == (3, True)
    await town.restarts(after="PT1H")
    await town.ops_group.sees(VISIT, number="R260201-0")
    await taps(town.dispatcher, "✋ I go")
    await writes_down(town.dispatcher, 5, 4, 5)
    await town.supervisor.says("/rates", to=town.ops_group)
    await town.ops_group.sees(VISITS, month="2026-03", made=1, wanted=3, n=2)
