"""On which grounds a report leads to a corrective procedure."""

from dataclasses import replace

from domain.corrective import Ground, grounds, is_called_for
from domain.reports import Matter
from tests.windows.figures import a_report, nothing


def test_what_runs_is_not_offered_again_however_often_it_has_come_since():
    report = a_report()
    water, noise = "repair-water", "complaint-noise"
    assert grounds(report, 1) == [water, Ground.UNQUALIFIED, Ground.OTHER]
    oftener = Matter("repair", "water", "3-1102", ("R1", "R2", "R3", "R4"))
    later = replace(report, recurring=(oftener, *report.recurring[1:]))
    running = {water, Ground.UNQUALIFIED, Ground.OTHER}
    assert grounds(later, 1, running) == [noise, Ground.OTHER]


def test_where_nothing_was_bad_nothing_calls_for_it():
    assert not is_called_for(nothing())
    assert grounds(nothing(), 6) == [Ground.OTHER]
