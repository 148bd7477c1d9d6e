"""The sheet: every window beside itself in the other languages, with the look of the demo page."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain, groupby, zip_longest
from pathlib import Path

from handlers.letters import Letter
from locales import LANGUAGES, Markup
from tests.windows.views import Window

_CSS = Path(__file__).parents[2] / "sandbox" / "page" / "page.css"
_ENOUGH = 16  # varieties of one window; the tests look at all of them
_A_PICTURE = 12  # different windows
_LOOK = """
html, body { height: auto; overflow: visible; }
body { display: block; padding: 24px; background: var(--canvas); }
section { margin-bottom: 28px; break-inside: avoid; }
h2 { margin: 0 0 8px; font-size: 15px; }
.ways { display: grid; grid-template-columns: repeat(var(--across), 380px); gap: 10px 18px;
  width: max-content; padding: 14px; border-radius: 12px;
  background: linear-gradient(160deg, var(--wall), var(--wall-2)); }
.bubble { align-self: start; max-width: 100%; animation: none; }
.key { backdrop-filter: none; }
.line .body { border-left: 3px solid var(--accent); border-radius: 6px; }
"""


def page(windows: Sequence[Window]) -> str:
    """One HTML page that needs nothing else."""
    by_name = sorted(windows, key=lambda one: one.name)
    sections = (_section(name, [*of]) for name, of in groupby(by_name, lambda one: one.name))
    head = f"<style>{_CSS.read_text('utf-8')}{_LOOK}</style><title>Huifang: windows</title>"
    return (
        f'<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8">{head}'
        f"<body>{''.join(sections)}</body></html>"
    )


def _section(name: str, windows: Sequence[Window]) -> str:
    columns = [[one for one in windows if one.language == language] for language in LANGUAGES]
    rows = [*zip_longest(*columns)][:_ENOUGH]
    bubbles = "".join(_bubble(one) for row in rows for one in row)
    ways = f'<div class="ways" style="--across: {len(LANGUAGES)}">{bubbles}</div>'
    return f"<section><h2>{escape(name)}</h2>{ways}</section>"


def _bubble(window: Window | None) -> str:
    if window is None:
        return "<span></span>"
    kind = "bubble" if window.whole else "bubble line"
    body = f'<div class="body"><div class="text">{window.letter.text}</div></div>'
    return f'<div class="{kind}">{body}{_keys(window.letter)}</div>'


def _keys(letter: Letter) -> str:
    rows = (
        "".join(f'<span class="key">{escape(_plain(button.label))}</span>' for button in row)
        for row in letter.buttons
    )
    keys = "".join(f'<div class="keyrow">{row}</div>' for row in rows)
    return f'<div class="keys">{keys}</div>' if keys else ""


def _plain(label: str) -> str:
    return label.plain if isinstance(label, Markup) else label


def pictures(windows: Iterable[Window]) -> dict[str, list[Window]]:
    """By the part of the house that says them, so few to a picture that it can be opened."""
    rooms: dict[str, dict[str, list[Window]]] = {}
    for window in windows:
        room = window.name.partition(".")[0].partition(":")[0]
        rooms.setdefault(room, {}).setdefault(window.name, []).append(window)
    return {
        f"{room}-{start // _A_PICTURE + 1}": [*chain(*named[start : start + _A_PICTURE])]
        for room, found in rooms.items()
        for named in [[*found.values()]]
        for start in range(0, len(named), _A_PICTURE)
    }
