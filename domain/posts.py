"""岗位 — the posts of an office: what each is there for, how high it stands, and who may give it.

Only a manager gives, changes and ends posts; the others read who holds them.
"""

from dataclasses import dataclass

from domain.categories import CATEGORIES
from domain.refusals import Refused
from domain.tickets import Role

NAME_AT_MOST = 32  # letters of a colleague's name, which stands on buttons and on every answer
TRADES = tuple(dict.fromkeys(one.trade for one in CATEGORIES if one.trade != "general"))
GIVERS = frozenset({Role.MANAGER})
READERS = GIVERS | {Role.HEAD, Role.SUPERVISOR, Role.GM}


@dataclass(frozen=True)
class Post:
    """Nobody gives themselves one that stands higher than their own."""

    role: Role
    rank: int
    clause: str  # what it is there for


POSTS = (
    #    post             rank  clause
    Post(Role.DISPATCHER,  2,   "S0 七(1)"),
    Post(Role.ENGINEER,    1,   "S1 三(六)"),
    Post(Role.GUARD,       1,   "S1 三(五)"),
    Post(Role.HEAD,        3,   "S1 三(一)"),
    Post(Role.SUPERVISOR,  3,   "S4 4.4.4"),
    Post(Role.FINANCE,     2,   "S0 七(2)"),
    Post(Role.MANAGER,     4,   "S0 八2(4)"),
    Post(Role.GM,          5,   "S4 4.2.3"),
)  # fmt: skip
_OF = {post.role: post for post in POSTS}


def clause_of(role: Role) -> str:
    return _OF[role].clause


def rank_of(role: Role) -> int:
    return _OF[role].rank


def check_giver(by: Role, role: Role) -> None:
    """Refused to whoever may not give, change or end this post."""
    if by not in GIVERS:
        raise Refused("not_yours", clause_of(role), GIVERS)


def check_change(by: Role, role: Role, to: Role | None, *, own: bool, managers: int) -> None:
    """Refused where somebody's post may not become another one, or end (`to` is None).

    `own` is whether it is their own, `managers` how many there are.
    """
    check_giver(by, role)
    check_giver(by, to or role)
    if own and to and rank_of(to) > rank_of(role):
        raise Refused("own_rank", clause_of(to))
    if role is Role.MANAGER and to is not Role.MANAGER and managers <= 1:
        raise Refused("last_manager", clause_of(role))
