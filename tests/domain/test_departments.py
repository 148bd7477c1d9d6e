"""部门: which of them answers for what, where the office has decided otherwise than the house."""

import pytest

from domain.departments import TOPICS, Department, answers_for, left_by, subject


def test_what_the_office_decided_counts_for_that_alone():
    routes = {subject("water", job=True): "d7"}
    assert answers_for("water", job=True, routes=routes) == "d7"
    assert answers_for("electric", job=True, routes=routes) == Department.ENGINEERING


def test_a_job_and_a_topic_of_one_name_are_routed_apart():
    routes = {subject("other", job=False): "d7"}
    assert answers_for("other", job=False, routes=routes) == "d7"
    assert answers_for("other", job=True, routes=routes) == Department.ENGINEERING


@pytest.mark.parametrize("code", [one.code for one in TOPICS] + ["a code gone by"])
def test_nothing_is_routed_to_a_department_that_was_given_up(code):
    routes = {left_by(one): "d7" for one in Department}
    assert answers_for(code, job=False, routes=routes) == "d7"


def test_what_was_decided_goes_before_what_a_department_left():
    routes = {left_by(Department.ENGINEERING): "d7", subject("water", job=True): "d8"}
    assert answers_for("water", job=True, routes=routes) == "d8"
