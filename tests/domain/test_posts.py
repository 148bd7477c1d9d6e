"""岗位: who may give which post, and who may take it away."""

import pytest

from domain.posts import GIVERS, POSTS, READERS, check_change, check_giver
from domain.refusals import Refused
from domain.tickets import STAFF_ROLES, Role

CLAUSES = [pytest.param(post, id=f"{post.role} {post.clause}") for post in POSTS]


def refused(*given, **known):
    with pytest.raises(Refused) as refusal:
        check_change(*given, **known)
    return refusal.value.reason


def test_every_role_of_the_office_is_a_post():
    assert {post.role for post in POSTS} == STAFF_ROLES
    assert GIVERS < READERS


@pytest.mark.parametrize("post", CLAUSES)
def test_a_manager_gives_every_post_and_nobody_else_gives_any(post):
    check_giver(Role.MANAGER, post.role)
    for role in set(Role) - GIVERS:
        with pytest.raises(Refused) as refusal:
            check_giver(role, post.role)
        assert (refusal.value.reason, refusal.value.clause) == ("not_yours", post.clause)


@pytest.mark.parametrize("post", CLAUSES)
def test_whoever_may_not_give_a_post_may_not_end_it(post):
    for role in set(Role) - GIVERS:
        assert refused(role, post.role, None, own=False, managers=2) == "not_yours"
        assert refused(role, post.role, post.role, own=True, managers=2) == "not_yours"


def test_there_is_always_a_manager():
    for to in (None, Role.GUARD):
        assert refused(Role.MANAGER, Role.MANAGER, to, own=True, managers=1) == "last_manager"
        check_change(Role.MANAGER, Role.MANAGER, to, own=True, managers=2)


def test_a_manager_makes_a_general_manager_but_not_of_themselves():
    check_change(Role.MANAGER, Role.GUARD, Role.GM, own=False, managers=1)
    assert refused(Role.MANAGER, Role.MANAGER, Role.GM, own=True, managers=2) == "own_rank"
