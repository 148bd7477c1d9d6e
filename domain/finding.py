"""What somebody looks for among the tickets, in their own words: each is read, or else searched."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from domain.buildings import COUNTED
from domain.days_past import PHRASES, Days, days_past
from domain.numbers import looks_like_number
from domain.text import folded
from domain.tickets import CLOSED_STATES, OPEN_STATES, Kind, State

MOST_WORDS, LONGEST = 8, 200


class Mark(StrEnum):
    """What is so or is not, whatever the words."""

    MINE = "mine"
    URGENT = "urgent"
    OVERDUE = "overdue"
    PAUSED = "paused"
    HEADQUARTERS = "headquarters"


@dataclass(frozen=True)
class Door:
    """A home as somebody writes it; a part that is empty may be any."""

    said: str
    building: str
    unit: str = ""
    room: str = ""


@dataclass(frozen=True)
class Wanted:
    """All of it has to be so; of several doors, kinds or states, one."""

    number: str = ""
    phone: str = ""
    doors: tuple[Door, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    states: frozenset[State] = frozenset()
    departments: tuple[str, ...] = ()
    colleague: int = 0
    days: Days | None = None
    marks: frozenset[Mark] = frozenset()
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Wanted()


@dataclass(frozen=True)
class Names:
    """Who is called by which name here, in small letters: departments and colleagues."""

    departments: Mapping[str, str] = field(default_factory=dict)
    colleagues: Mapping[str, int] = field(default_factory=dict)


_MARKS = {
    Mark.MINE: "mine 我的",
    Mark.URGENT: "urgent 急 急修 紧急 緊急",
    Mark.OVERDUE: "overdue late 超时 超時 逾期 超期",
    Mark.PAUSED: "paused 挂起 掛起 暂停 暫停",
    Mark.HEADQUARTERS: "hq headquarters 总部 總部 公司总部",
}
_CALLED = {
    Kind.REPAIR: "repair repairs 报修 報修 维修 維修",
    Kind.COMPLAINT: "complaint complaints 投诉 投訴",
    Kind.INQUIRY: "question questions inquiry 咨询 諮詢 查詢 谘询",
    Kind.SUGGESTION: "suggestion suggestions 建议 建議",
    Kind.PRAISE: "praise thanks 表扬 表揚",
    Kind.HELP: "help 求助",
    Kind.SERVICE: "service services 特约 特約 便民服务 便民服務",
}
_STATES = {
    OPEN_STATES | {State.COMPLETED}: "open 未结 未結 未完成 未办结 未結案 处理中 處理中",
    CLOSED_STATES: "closed 已结 已結 已关闭 已關閉 已结案 已結案",
    frozenset({State.FILED}): "new waiting filed 待受理 未受理 新单 新單",
    frozenset({State.ACCEPTED}): "accepted 已受理",
    frozenset({State.DISPATCHED}): "assigned 已派单 已派單",
    frozenset({State.ON_THE_WAY}): "on_the_way 已出发 已出發",
    frozenset({State.ARRIVED}): "arrived 已到场 已到場",
    frozenset({State.DONE}): "done 已完工 待验收 待驗收",
    frozenset({State.REWORK}): "rework 返工",
    frozenset({State.COMPLETED}): "completed 已验收 已驗收 待审核 待審核",
    frozenset({State.ARCHIVED}): "archived 已归档 已歸檔",
    frozenset({State.CANCELLED}): "cancelled canceled 已取消",
}
_MARK = {name: mark for mark, names in _MARKS.items() for name in names.split()}
KINDS = {name: kind for kind, names in _CALLED.items() for name in names.split()}
_STATE = {name: states for states, names in _STATES.items() for name in names.split()}

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_PIECE = re.compile(
    rf'"([^"]+)"|\b(?:building|block|tower) \w+|\bon the way\b|{"|".join(PHRASES)}'
    rf"|\b\d{{1,2}} {_MONTH}(?: 20\d\d)?\b|\b{_MONTH} \d{{1,2}}\b|\S+"
)
_QUOTES = str.maketrans("“”„«»「」『』", '"""""""""')
_COUNTED = f"(?:{'|'.join(COUNTED)})"
_DOOR = re.compile(
    rf"(?P<building>\w{{1,8}}?)(?:{_COUNTED}-?|-|#)"
    r"(?:(?P<unit>\w{1,4}?)(?:单元|單元|-))?(?P<room>\d{2,5}[a-z]?)(?:室|房|号|號)?"
)
_BUILDING = re.compile(
    rf"(?P<counted>\w{{1,8}}?){_COUNTED}|(?:building|block|tower) (?P<named>\w+)"
)
_PHONE = re.compile(r"\+?\d[\d ()-]{5,18}\d", re.ASCII)
_ENDS = " ,;.!?，；、。！？"


def wanted_in(text: str, today: date, names: Names) -> Wanted:
    """What is wanted; a word that stands for nothing we know is looked for as it is."""
    if number := looks_like_number(text):
        return Wanted(number)
    wanted, plain = Wanted(), _plain(text[:LONGEST])
    for name in (*names.departments, *names.colleagues):
        plain = plain.replace(name, name.replace(" ", "_"))
    for piece in _PIECE.finditer(plain):
        if piece[1]:
            wanted = _with_word(wanted, piece[1])
        elif said := piece[0].strip(_ENDS):
            wanted = _with(wanted, said, today, names)
    return wanted


def _with(wanted: Wanted, said: str, today: date, names: Names) -> Wanted:
    """Once more than before is known: the first reading that fits."""
    if named := _named(wanted, said, names):
        return named
    if days := days_past(said, today):
        return replace(wanted, days=days)
    if door := door_in(said):
        return replace(wanted, doors=(*wanted.doors, door))
    if _PHONE.fullmatch(said):
        return replace(wanted, phone=said)
    return _with_word(wanted, said)


def _named(wanted: Wanted, said: str, names: Names) -> Wanted | None:
    name = said.replace(" ", "_")
    if name in _MARK:
        return replace(wanted, marks=wanted.marks | {_MARK[name]})
    if name in KINDS:
        return replace(wanted, kinds=wanted.kinds | {KINDS[name]})
    if name in _STATE:
        return replace(wanted, states=wanted.states | _STATE[name])
    called = said.removeprefix("@").replace("_", " ")
    if code := names.departments.get(called):
        return replace(wanted, departments=(*wanted.departments, code))
    if colleague := names.colleagues.get(called):
        return replace(wanted, colleague=colleague)
    return None


def _with_word(wanted: Wanted, word: str) -> Wanted:
    return replace(wanted, words=(*wanted.words, word)[:MOST_WORDS])


def door_in(said: str) -> Door | None:
    """3-1102, 3-2-501, 3栋1102, 3号楼2单元501室; 3栋 or building 3 is all of it."""
    plain = _plain(said)
    if door := _DOOR.fullmatch(plain):
        return Door(said, door["building"], door["unit"] or "", door["room"])
    if building := _BUILDING.fullmatch(plain):
        return Door(said, building["counted"] or building["named"])
    return None


def _plain(text: str) -> str:
    return folded(text.translate(_QUOTES))
