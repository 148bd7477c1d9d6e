"""What is said about the owners' committee and its group."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.standard import STANDARD
from handlers.letters import Letter
from locales import Markup, Words, _
from storage.tables import Community

NOT_REACHABLE = _(
    "{name}, the code is for your eyes only. Please open a private chat with me first ({link}), "
    "then ask for it again."
)
ASK_ELSEWHERE = _(
    "A code for this group is given to a manager: please ask for it with /setup committee in your "
    "private chat with me, or in the staff's group, and write it here."
)
SENT_IN_PRIVATE = _("🏛 {name}, the code for the committee's group is in your private chat.")


def code(office: Community, written: str, until: datetime, now: datetime, words: Words) -> Letter:
    """For the manager alone, in private."""
    patience = STANDARD.duration("setup.waits_in_a_group") // timedelta(minutes=1)
    moment = words.moment(until, ZoneInfo(office.zone), now, lasting=True)
    lines = [
        words("🏛 <b>The owners' committee's group</b>"),
        words("1. Add me to the committee's group."),
        words("2. Write there within {n} minutes: <code>/setup {code}</code>",
              n=patience, code=written),
        words("After that I leave a group that is nobody's; then add me once more."),
        words("The code is good once, until {moment}.", moment=moment),
        words("Whatever you send to the committee, everybody in that group can read. I answer "
              "nothing else there."),
    ]  # fmt: skip
    return Letter(Markup("\n").join(lines))


def hello(office: Community, words: Words) -> Letter:
    """The first word in the committee's group, and the only one but for its reports."""
    return Letter(
        words(
            "🏛 <b>{office}</b>: good day to the owners' committee. The office's reports on its "
            "service come here. For everything else please write to the office itself; I answer "
            "nothing in this group.",
            office=office.name,
        )
    )


def bound(title: str, words: Words) -> Letter:
    """To the office: anybody who had the code may have used it."""
    return Letter(
        words(
            "🏛 The owners' committee's group is “{title}” from now on. If that is not right, a "
            "manager gets a fresh code with /setup committee.",
            title=title,
        )
    )


def lost(words: Words) -> Letter:
    return Letter(
        words(
            "🏛 I was taken out of the owners' committee's group: reports reach it no more. A "
            "manager gets a code for a group with /setup committee."
        )
    )


def moved_away(words: Words) -> Letter:
    return Letter(words("Reports for the owners' committee go to another group. I leave this one."))
