"""The command line: one module per command, each with its `arguments` and its `main`."""

import logging
import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn, Protocol, cast

from bot.logs import keep_log, redacted, visible
from bot.unusable import Unusable

_log = logging.getLogger(__name__)
_COMMANDS = {
    "run": "serve residents on Telegram",
    "demo": "a small estate on this machine, in the browser; needs no token",
    "migrate": "bring the database to this version of the house",
    "doctor": "what is wrong with this installation, and how to mend it",
    "standard": "the service standard in force, every figure with its clause",
    "simulate": "an estate lives through so many days, and its figures are counted twice",
    "triage": "how urgent are these reports? one a line on standard input",
    "import-homes": "enter the register of homes from an XLSX or CSV file",
    "appoint": "give somebody a post in the office, or another one",
    "dismiss": "end somebody's post in the office",
    "replay": "list what could not be handled, or try one of them again",
    "verify-log": "prove that nobody has altered the log of events",
    "export": "all tickets as CSV or JSON",
    "backup": "copy the whole database into one file",
    "restore": "take a backup into an empty database",
}


class Command(Protocol):
    """What each module of this package holds; imported only when its command is given."""

    __doc__: str | None

    def arguments(self, parser: ArgumentParser) -> None: ...

    def main(self, given: Namespace) -> None:
        """Do it; raise Unusable with a clear sentence where a person can mend what is wrong."""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Unusable(f"{message[0].upper()}{message[1:]}. See {self.prog} --help.")


def main(arguments: Sequence[str]) -> int:
    """Exit code 0, or 1 with one clear line on stderr."""
    os.umask(0o077)  # whatever is written is nobody else's business
    keep_log("WARNING")
    _speak_utf8()
    try:
        _obey(arguments)
        sys.stdout.flush()
    except Unusable as error:
        print(visible(redacted(str(error))), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:  # whoever reads us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception:  # noqa: BLE001 - a traceback goes to the log only, where secrets are struck out
        _log.exception("this is a fault of the house: please report it")
        return 1
    return 0


def _obey(arguments: Sequence[str]) -> None:
    name, *rest = arguments or ["--help"]
    if name in ("-h", "--help", "help"):
        print(_manual())
        return
    if name not in _COMMANDS:
        nearest = get_close_matches(name, _COMMANDS, n=1)
        hint = f"; did you mean {nearest[0]}?" if nearest else ": see python -m bot --help."
        raise Unusable(f"There is no command {name!r}{hint}")
    command = cast("Command", import_module(f"bot.commands.{name.replace('-', '_')}"))
    parser = _Parser(
        prog=f"python -m bot {name}",
        description=command.__doc__,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.arguments(parser)
    command.main(parser.parse_args(rest))


def _manual() -> str:
    width = max(map(len, _COMMANDS))
    lines = [f"  {name:<{width}}  {what}" for name, what in _COMMANDS.items()]
    return "\n".join(["python -m bot COMMAND [--help]", "", *lines])


def _speak_utf8() -> None:
    """Clauses and residents are Chinese, even where the terminal has not heard of it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
