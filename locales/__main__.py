"""`python -m locales` gathers sentences for the translators; with `check`, says what they owe."""

import sys

from locales.translators import gather, oversights


def main() -> int:
    if sys.argv[1:] != ["check"]:
        gather()
    found = list(oversights())
    print("\n".join(found) or "Every sentence is said in every language.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
