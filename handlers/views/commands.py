"""How the office's commands are written: the help, and what is said to a slip."""

from collections.abc import Sequence

from domain.tickets import Role
from handlers.command import Command
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.views.names import ROLE
from locales import Markup, Words


def help_for(role: Role, commands: Sequence[Command], words: Words) -> Letter:
    """A line for each command that this role may give."""
    lines = [words("<b>As {role} you can:</b>", role=words(ROLE[role]))]
    lines += [
        words("{written} – {says}", written=written(one, words), says=words(one.says))
        for one in commands
    ]
    if role is Role.MANAGER:
        lines.append(words("/setup committee – a code for the owners' committee's group"))
    return Letter(Markup("\n").join(lines))


def written(command: Command, words: Words) -> str:
    """With what follows its name."""
    form = words(command.form).plain if command.form else ""
    return f"/{command.name} {form}".strip()


def misused(slip: Misused, words: Words) -> str:
    """What is wrong, the right form, and an example."""
    said = [words(slip.because, **slip.facts)] if slip.because else []
    said.append(words("Please write it like this: {form}", form=written(slip.command, words)))
    if slip.command.example:
        example = f"/{slip.command.name} {words(slip.command.example).plain}"
        said.append(words("For example: {example}", example=example))
    return Markup("\n").join(said).plain
