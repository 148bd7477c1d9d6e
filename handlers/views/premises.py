"""What is said in the office's group about the group itself."""

from collections.abc import Collection, Mapping

from handlers.facts import DESK, DUTY
from handlers.letters import Letter
from handlers.views.names import department_name, linked
from locales import Markup, Words, _
from storage.tables import Community

ADMIN, MANAGE_TOPICS, DELETE, PIN = (
    "admin", "can_manage_topics", "can_delete_messages", "can_pin_messages",
)  # fmt: skip
NO_SUCH_CODE = _(
    "This code does not lead anywhere (any more). A fresh one comes from: python -m bot doctor"
)
HOW_TO_SET_UP = _("Please write it in the staff's group, after adding me there: /setup CODE")
_TITLES = {DESK: _("Front desk"), DUTY: _("Duty and alarms")}
_MAY = {
    ADMIN: _("be an administrator, so that I hear every reply"),
    MANAGE_TOPICS: _("manage topics"),
    DELETE: _("delete messages, as residents may ask to be forgotten"),
    PIN: _("pin messages"),
}


def topic_title(topic: str, named: Mapping[str, str], words: Words) -> Markup:
    """What the topic is called when it is made; the office may call it otherwise."""
    return words(_TITLES[topic]) if topic in _TITLES else department_name(topic, named, words)


def hello(community: Community, lacking: Collection[str], words: Words, *, forum: bool) -> Letter:
    """The first word in the group: whose it is now, and what is still missing."""
    lines = [
        words("👋 <b>{office}</b>: this is the office's group now.", office=community.name),
        Markup(""),
        *checked(lacking, words, forum=forum),
        Markup(""),
        words("As an administrator I receive all that is written here. I act on commands, buttons "
              "and replies, and keep nothing else for long."),
        words("Next: /staff enters your colleagues, /help shows what I can do."),
    ]  # fmt: skip
    return Letter(Markup("\n").join(lines))


def checked(lacking: Collection[str], words: Words, *, forum: bool) -> list[Markup]:
    """Each right with its mark, and what kind of group this is."""
    rights = [right for right in _MAY if forum or right != MANAGE_TOPICS]
    lines = [
        words("❌ I cannot {right}", right=words(_MAY[right]))
        if right in lacking
        else words("✅ I can {right}", right=words(_MAY[right]))
        for right in rights
    ]
    if lacking:
        lines.append(words("Please make me an administrator here, with these rights."))
    if forum:
        return [*lines, words("💬 Each department has a topic; so have the desk and the alarms.")]
    return [*lines, words("💬 This group has no topics: everything stands below one another.")]


def lost(lacking: Collection[str], words: Words) -> Letter:
    """Rights that were taken away just now."""
    rights = words.joined(words(_MAY[right]) for right in lacking)
    return Letter(
        words("⚠️ <b>In the staff's group I can no longer {rights}.</b> Please allow it again.",
              rights=rights)
    )  # fmt: skip


def regained(rights: Collection[str], words: Words) -> Letter:
    said = words.joined(words(_MAY[right]) for right in rights)
    return Letter(words("✅ Thank you: here I can again {rights}.", rights=said))


def shut(community: Community, words: Words) -> Letter:
    """In private, since the group cannot hear it."""
    return Letter(
        words(
            "🚨 <b>{office}: I cannot write in the staff's group.</b> What is urgent goes to those "
            "on duty in private; all else waits, and nothing is lost. Please let me in again.",
            office=community.name,
        )
    )


def open_again(words: Words) -> Letter:
    return Letter(words("✅ I can write here again; what had to wait follows."))


def moved_away(words: Words) -> Letter:
    return Letter(
        words("The office has moved to another group. I leave this one; nothing is lost.")
    )


def card_moved(number: str, department: Markup, words: Words) -> Letter:
    """What stands where the card stood."""
    return Letter(
        words("↪️ <s>{number}</s> moved to: {department}", number=number, department=department)
    )


def outsider(telegram_id: int, name: str, community: Community, words: Words) -> Letter:
    """Somebody is in the group who may read everything there."""
    return Letter(
        words(
            "👤 <b>{name}</b> is in the staff's group of {office} and holds no post. Enter a "
            "colleague with /staff; anybody else should not be in the group.",
            name=linked(telegram_id, name),
            office=community.name,
        )
    )
