"""The demo page in a real browser: what both sides of a matter do and see there."""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.async_api import Error, Page, async_playwright, expect

from bot.demo import opened
from tests.town import tr

BROWSER = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
PICTURES = Path(os.environ.get("PICTURES", Path(__file__).parents[2] / ".screenshots"))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip

expect.set_options(timeout=60_000)  # a day at the demo's clock is a day's work for a busy machine

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="NO BROWSER: Chromium was not found, the page was not tested"
)


@pytest.fixture
async def browser():
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield found
        await found.close()


@pytest.fixture
async def demo():
    async with opened(port=0) as sandbox:
        yield sandbox


class Pane:
    """One side of the page, used as people use it."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.pane = page, page.get_by_test_id(f"pane-{name}")

    async def is_(self, who: str) -> None:
        choice = self.pane.get_by_test_id("person-select")
        value = await choice.locator("option", has_text=who).first.get_attribute("value")
        await choice.select_option(value)

    async def says(self, text: str) -> None:
        await self.pane.get_by_test_id("composer").fill(text)
        await self.pane.get_by_test_id("composer").press("Enter")

    async def taps(self, sentence: str, *, on: str = "", **facts: object) -> None:
        label = tr("zh_Hans", sentence, **facts)
        bubbles = self.pane.get_by_test_id("bubble").filter(has_text=on)
        exactly = re.compile(f"^\\s*{re.escape(label)}\\s*$")
        try:
            await bubbles.get_by_test_id("button").filter(has_text=exactly).last.click()
        except Error as error:
            said = await self.page.locator("dialog[open]").all_inner_texts()
            raise AssertionError(f"{label!r} cannot be tapped; before it stands {said}") from error

    async def sees(self, sentence: str, **facts: object) -> None:
        await self.shows(tr("zh_Hans", sentence, **facts))

    async def shows(self, text: str | re.Pattern[str]) -> None:
        await self.pane.get_by_test_id("bubble").filter(has_text=text).last.wait_for()

    async def opens(self, topic: str) -> None:
        single = self.pane.locator("[data-testid=topic]:not([data-thread=all])")
        await single.filter(has_text=topic).first.click()

    async def sends_a_photo(self) -> None:
        await self.pane.get_by_test_id("attach").click()
        await self.page.get_by_test_id("attach-sample").click()
        await self.pane.get_by_test_id("send").click()


async def a_day_passes(page: Page) -> None:
    clock = page.get_by_test_id("clock")
    day = (await clock.inner_text()).split()[0]
    await page.get_by_test_id("clock-1d").click()
    await expect(clock).not_to_contain_text(day)
    await expect(page.get_by_test_id("clock-1d")).to_be_enabled()


async def picture(page: Page, name: str) -> None:
    await page.screenshot(path=PICTURES / f"{name}.png")


async def answers_with_taps(resident: Pane) -> None:
    for row, points in (("①", 2), ("②", 4), ("③", 3)):
        button = resident.pane.get_by_test_id("button").filter(has_text=f"{row} {points}")
        await button.last.click()
        await (
            resident.pane.get_by_test_id("button")
            .filter(has_text=f"✅ {points}")
            .or_(resident.pane.get_by_test_id("button").filter(has_text=tr("zh_Hans", "Skip")))
            .first.wait_for()
        )


async def test_a_newcomer_lives_one_repair_through_by_clicking(browser, demo):
    page = await browser.new_page(viewport={"width": 1360, "height": 860}, locale="zh-CN")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto(demo.url)
    resident, office = Pane(page, "resident"), Pane(page, "ops")

    await resident.is_("赵先生")
    await resident.pane.get_by_test_id("start").click()
    await resident.pane.get_by_test_id("button").filter(has_text="简体中文").last.click()
    await resident.taps("I agree")
    await resident.taps("Building {building}", building="4")
    await resident.pane.get_by_test_id("button").filter(has_text="301").last.click()
    await resident.taps("Owner")
    await resident.taps("Skip")
    await office.is_("小陈")
    await office.taps("✅ Approve")

    await resident.says("厨房水龙头一直滴水")
    await resident.taps("🔧 Repair", on="滴水")
    await resident.pane.get_by_test_id("button").filter(has_text="14:00").first.click()
    await resident.sends_a_photo()
    await resident.shows("📎")
    await resident.taps("✅ Send")
    await resident.sees("Thank you, your report has been received.")

    await office.is_("王工")
    await office.taps("✋ Accept", on="4-301")
    await office.taps("🛵 On the way", on="4-301")
    await resident.shows(tr("zh_Hans", "Engineer on the way"))
    await office.opens(tr("zh_Hans", "Engineering"))
    await office.taps("🔧 Done", on="4-301")
    await office.sends_a_photo()
    await office.taps("✅ Send")
    await resident.taps("👍 It is fine")

    await resident.sees("{number}: thank you. We have noted that it is done.", number="")
    for _ in range(3):
        await a_day_passes(page)
    await resident.sees("1 = poor, 5 = very good")
    await answers_with_taps(resident)
    await resident.says("来得有点晚")
    await resident.sees("Have you any suggestions for us?")
    await resident.taps("Skip")

    await office.taps("📝 Acknowledge", on="4-301")
    await office.taps("🔧 Put right", on="4-301")
    await office.is_("刘主管")
    await office.taps("✅ Close", on="4-301")
    await office.taps("✅ Audit passed", on="4-301")
    await office.sees("Archived")
    await picture(page, "archived")
    assert faults == []


async def test_both_sides_read_by_when_everything_is_due(browser, demo):
    page = await browser.new_page(viewport={"width": 1360, "height": 860}, locale="zh-CN")
    await page.goto(demo.url)
    resident, office = Pane(page, "resident"), Pane(page, "ops")
    await resident.is_("李女士")
    await resident.says("厨房水龙头一直滴水")
    await resident.taps("🔧 Repair", on="滴水")
    await resident.pane.get_by_test_id("button").filter(has_text="14:00").first.click()
    await resident.taps("✅ Send")
    await resident.sees("Thank you, your report has been received.")
    await office.is_("王工")
    await office.taps("✋ Accept", on="厨房水龙头")
    await resident.says("楼上半夜还在装修，吵得睡不着")
    await resident.taps("📣 Complaint")
    await resident.taps("A neighbour")
    await resident.says("请上门劝一劝，十点以后不要施工")
    await resident.taps("✅ Send")
    await resident.sees("Thank you for telling us; we are sorry for the trouble.")
    for side in (resident, office):
        await side.shows(re.compile(r"⏳[^⏳]* 周.\s+\d\d:\d\d"))
    await office.opens(tr("zh_Hans", "Engineering"))
    await expect(office.pane.get_by_test_id("toast")).to_have_count(0)
    await picture(page, "demo")


@pytest.mark.parametrize(
    ("name", "width", "scheme"), [("phone", 390, "light"), ("night", 1360, "dark")]
)
async def test_the_page_fits_a_phone_and_the_night(browser, demo, name, width, scheme):
    page = await browser.new_page(
        viewport={"width": width, "height": 844}, color_scheme=scheme, locale="en"
    )
    await page.goto(demo.url)
    await page.get_by_test_id("clock").wait_for()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(overflow) <= 0
    await picture(page, name)
