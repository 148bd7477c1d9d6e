"""`python -m tests.windows` draws every window in every language, in .screenshots/windows."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from tests.databases import SqliteFiles
from tests.house.house import ROOT
from tests.windows.sheet import page, pictures
from tests.windows.tour import in_talks, in_views
from tests.windows.views import Window

_AT = ROOT / ".screenshots" / "windows"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_WIDE, _TALL = 1260, 200
_PATIENCE = 120_000  # ms


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = SqliteFiles(Path(folder))
        windows = [*in_views(), *await in_talks(files)]
    _AT.mkdir(parents=True, exist_ok=True)
    (_AT / "all.html").write_text(page(windows), "utf-8")
    print(f"{len(windows)} windows are in {_AT / 'all.html'}")
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print("NO BROWSER: Chromium was not found, so there are no pictures of them")
    else:
        await _photograph(pictures([one for one in windows if one.whole]), browser)


async def _photograph(found: dict[str, list[Window]], browser: str) -> None:
    """A picture of each room's windows; one of all together no viewer would open."""
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=browser, args=_FLAGS)
        look = await opened.new_page(viewport={"width": _WIDE, "height": _TALL})
        for room, windows in found.items():
            await look.set_content(page(windows))
            await look.screenshot(path=_AT / f"{room}.png", full_page=True, timeout=_PATIENCE)
        await opened.close()
    print(f"{len(found)} pictures of them beside it")


if __name__ == "__main__":
    asyncio.run(main())
