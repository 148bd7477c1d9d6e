"""The README names the office's commands: each of them, and no other."""

import re
from pathlib import Path

from handlers.staff.commands import COMMANDS

README = Path(__file__).parents[2] / "README.md"


def test_the_chapter_on_the_offices_day_names_every_command_once():
    text = README.read_text("utf-8")
    _, _, chapter = text.partition("## The office's day in the group")
    table = [line for line in chapter.partition("\n## ")[0].splitlines() if line.startswith("|")]
    named = re.findall(r"`/(\w+)`", "\n".join(table))
    assert sorted(named) == sorted(one.name for one in COMMANDS)
