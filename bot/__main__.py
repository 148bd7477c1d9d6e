"""The command line: `python -m bot` names the commands."""

import sys

from bot.commands import main

sys.exit(main(sys.argv[1:]))
