"""The command line: python -m bot run | demo | migrate | standard | triage | doctor | …"""

import sys

from bot.commands import main

sys.exit(main(sys.argv[1:]))
