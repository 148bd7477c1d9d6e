"""What the office sees of the things that have a code printed on them, and what is printed."""

from collections.abc import Sequence

from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.names import CATEGORY, building_name
from handlers.views.pages import page as page_of
from locales import Markup, Words
from storage.tables import Asset, Community

_A_PAGE = 10


def place(asset: Asset, words: Words) -> str:
    """Where it is: its building, if it has one, and its name."""
    building = building_name(asset.building, words) if asset.building else ""
    return " · ".join(part for part in (building, asset.name) if part)


def assets(found: Sequence[Asset], page: int, words: Words) -> Letter:
    """A page of them, each a tap away."""
    shown = page_of(page, len(found), _A_PAGE)
    heading = words("🏷 <b>Things with a printed code</b>")
    none = words("There are none yet. Whoever scans such a code reports a fault in one sentence.")
    buttons = [Button(place(one, words), press("asset", one.id)) for one in shown.of(found)]
    add = (Button(words("➕ Add one"), press("add_asset")),)
    rows = (*grid(buttons, 1), *shown.row("assets"), add)
    return Letter(heading if found else Markup("\n").join([heading, none]), rows)


def asset(one: Asset, words: Words) -> Letter:
    """One of them, and what may be done with it."""
    keys = (
        (
            Button(words("🖨 Code to print"), press("print_asset", one.id)),
            Button(words("🗑 Retire"), press("retire_asset", one.id)),
        ),
        (_back(words),),
    )
    return Letter(_described(one, words), keys)


def confirm_retiring(one: Asset, words: Words) -> Letter:
    asked = words("Shall its code lead nowhere from now on? Then please take it down, too.")
    yes = Button(words("Yes, retire it"), press("asset_retired", one.id))
    text = Markup("\n").join([_described(one, words), asked])
    return Letter(text, ((yes,), (Button(words("‹ Back"), press("asset", one.id)),)))


def printed(one: Asset, community: Community, words: Words) -> Markup:
    """Under the code; to be printed with it."""
    return words(
        "<b>{place}</b>\n{office}: something wrong here? Scan the code and say it in one sentence.",
        place=place(one, words),
        office=community.name,
    )


def scanned(one: Asset, begun: str, nonce: str, words: Words) -> Letter:
    """To somebody who scans its code in the middle of something else, which has that nonce."""
    asked = words(
        "You have scanned <b>{place}</b>, and have not finished this yet: {begun}. Shall I put "
        "that aside?",
        place=place(one, words),
        begun=begun,
    )
    label = words("🔧 Report {place}", place=place(one, words))
    report = Button(label, press("scanned", one.id, nonce))
    return Letter(asked, ((report,), (Button(words("‹ Go on with it"), press("go_on")),)))


def _described(one: Asset, words: Words) -> Markup:
    return words(
        "🏷 <b>{place}</b> · {category}",
        place=place(one, words),
        category=words(CATEGORY[one.category]),
    )


def _back(words: Words) -> Button:
    return Button(words("‹ Back"), press("assets", 0))
