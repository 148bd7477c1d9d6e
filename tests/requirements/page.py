"""docs/requirements.md: each item of the standard, and the tests that show it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from tests.requirements.items import Chapter, Item
from tests.requirements.marks import Claim


class State(StrEnum):
    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not yet"
    NOT_OURS = "not a matter for software"


_OPENING = """\
# What the standard asks for, and how far we are

Written by `make requirements` from `tests/requirements/items.toml` and from the marks on the
tests; `make check` fails when it is out of date.

An item is **done** when a test shows the whole of it, **partly** done when tests show a part and
say what is missing, and otherwise **not yet**. *For software* says how much of an item a bot can
do: *all*, *part* (it reminds and keeps the record, people do the rest: done when the bot does its
part), or *none*.

The clauses are those of five documents of the trade: **S0** 物业星级服务：接待与调查回访规范,
**S1** 客服人员工作内容及操作规程, **S2** 客户服务接待规范, **S3** 物业回访工作程序,
**S4** 客户服务部前台规范.
"""


def page(chapters: Sequence[Chapter], found: Iterable[Claim]) -> str:
    """The whole page; what does not run shows nothing."""
    shown = _by_item(one for one in found if one.runs)
    parts = [_OPENING, _totals(chapters, shown), *(_chapter(one, shown) for one in chapters)]
    return "\n".join(parts)


def state(item: Item, shown: Sequence[Claim]) -> State:
    if item.for_software == "none":
        return State.NOT_OURS
    if not shown:
        return State.NOT_YET
    return State.PARTLY if all(one.missing for one in shown) else State.DONE


def _by_item(found: Iterable[Claim]) -> dict[str, list[Claim]]:
    shown: dict[str, list[Claim]] = {}
    for one in sorted(found, key=lambda one: (one.path, one.line)):
        shown.setdefault(one.item, []).append(one)
    return shown


def _totals(chapters: Sequence[Chapter], shown: dict[str, list[Claim]]) -> str:
    counts = [Counter(state(one, shown.get(one.number, [])) for one in chapter.items)
              for chapter in chapters]  # fmt: skip
    rows = [
        _row(f"{one.letter} · {one.title}", len(one.items), *(count[each] for each in State))
        for one, count in zip(chapters, counts, strict=True)
    ]
    whole = sum(counts, Counter())
    total = [whole.total(), *(whole[each] for each in State)]
    return "\n".join([
        _row("chapter", "items", *State),
        _row("---", *["---:"] * (1 + len(State))),
        *rows,
        _row("**all**", *(f"**{n}**" for n in total)),
        "",
    ])  # fmt: skip


def _chapter(chapter: Chapter, shown: dict[str, list[Claim]]) -> str:
    rows = [_item(one, shown.get(one.number, [])) for one in chapter.items]
    return "\n".join([
        f"## {chapter.letter} · {chapter.title}",
        "",
        _row("", "what is asked", "clause", "for software", "state", "shown by"),
        _row(*["---"] * 6),
        *rows,
        "",
    ])  # fmt: skip


def _item(item: Item, shown: Sequence[Claim]) -> str:
    now = state(item, shown)
    bold = f"**{now}**" if now is State.DONE else now
    known = (f"**{item.number}**", item.demand, item.clause, item.for_software)
    return _row(*known, bold, "<br>".join(_evidence(now, shown)))


def _evidence(now: State, shown: Sequence[Claim]) -> list[str]:
    """What is missing, if anything; then the tests, of something done those that show the whole."""
    if now is State.DONE:
        return list(dict.fromkeys(_link(one) for one in shown if not one.missing))
    missing = dict.fromkeys(one.missing for one in shown)
    said = [f"*missing: {'; '.join(missing)}*"] if missing else []
    return [*said, *dict.fromkeys(map(_link, shown))]


def _link(one: Claim) -> str:
    """The file, and the name of the test read as the sentence it is."""
    file = one.path.removeprefix("tests/")
    said = one.test.removeprefix("test_").replace("_", " ")
    return f"[{file}](../{one.path}): {said}"


def _row(*cells: object) -> str:
    said = (str(cell).replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(said)} |"
