"""An announcement, as residents read it and as the office sees it go out."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.announcements import Scope, Stage, Subject, Tally, wording
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views.names import building_name, unit_name
from handlers.views.pages import Page
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from locales.languages import NAMES
from storage.tables import Announcement, Community, Home

SUBJECT = {
    Subject.NOTICE: _("📢 Notice"),
    Subject.WATER: _("🚱 No water"),
    Subject.POWER: _("🔌 No electricity"),
    Subject.GAS: _("🔥 No gas"),
    Subject.LIFT: _("🛗 Lift out of service"),
    Subject.WORKS: _("🚧 Works"),
}
_STAGE = {
    Stage.SCHEDULED: _("🕘 Scheduled"),
    Stage.GOING: _("📤 Going out"),
    Stage.DONE: _("✅ Out"),
    Stage.CALLED_OFF: _("✖️ Called off"),
}
_BAR = 12
HOMES_A_PAGE = 40
_BEGINNING = 300


def place(scope: Scope, words: Words) -> Markup:
    """The whole estate, a building, or a unit of it."""
    if not scope.building:
        return words("The whole estate")
    building = building_name(scope.building, words)
    if not scope.unit:
        return words("{place}", place=building)
    return words("{building}, {unit}", building=building, unit=unit_name(scope.unit, words))


def to_resident(announcement: Announcement, community: Community, words: Words) -> Letter:
    """What it is, where and when before anything else, then the office's own words."""
    said = wording(announcement.words, words.language, community.language)
    lines = [
        words("<b>{subject}</b>", subject=words(SUBJECT[Subject(announcement.subject)])),
        words("📍 {place}", place=_where(announcement, words)),
        _when(announcement, community, words),
        words("{words}", words=said) if said else None,
        words("{office} · {phone}", office=community.name, phone=community.phone or "–"),
    ]
    return Letter(lines_of(lines))


def preview(
    announcement: Announcement,
    community: Community,
    readers: int,
    missing: Sequence[str],
    words: Words,
) -> Markup:
    """As it will look, how many will get it, and who will read it in another language."""
    lines = [to_resident(announcement, community, words).text, Markup("")]
    lines.append(words.many("👥 It goes to {n} person.", "👥 It goes to {n} people.", readers))
    if announcement.send_at:
        at = _goes_out(announcement, announcement.send_at, community, words)
        lines.append(words("🕘 It goes out {moment}.", moment=at))
    if missing:
        names = words.joined(NAMES[language] for language in missing)
        lines.append(words("No words in {languages}: those readers see what there is.",
                           languages=names))  # fmt: skip
    return lines_of(lines)


def card(announcement: Announcement, community: Community, tally: Tally, words: Words) -> Letter:
    """How far it is: the office's one message about it."""
    stage = Stage(announcement.state)
    lines = [
        words("{stage} · {subject} · {place}", stage=words(_STAGE[stage]),
              subject=words(SUBJECT[Subject(announcement.subject)]),
              place=_where(announcement, words)),
        _when(announcement, community, words),
        _beginning(announcement, community, words),
        *_progress(announcement, community, stage, tally, words),
    ]  # fmt: skip
    return Letter(
        lines_of(lines), tuple((button,) for button in _buttons(announcement, stage, words))
    )


def listed(announcements: Sequence[Announcement], turned: Page, words: Words) -> Letter:
    """The newest first, each behind its button."""
    if not announcements:
        return Letter(words("Nothing has been announced yet."))
    rows = tuple(
        (Button(_line(one, words), press("announcement", one.id)),) for one in announcements
    )
    text = words("<b>📢 Announcements</b>")
    return Letter(text, (*rows, *turned.row("announcements")))


def missed(announcement: Announcement, homes: Sequence[Home], turned: Page, words: Words) -> Letter:
    """Where nobody was reached: a notice on the door helps there."""
    head = words.many("🚪 It reached nobody in {n} home:", "🚪 It reached nobody in {n} homes:",
                      len(homes))  # fmt: skip
    addresses = Markup(" · ").join(
        [words("{address}", address=home.address) for home in turned.of(homes)]
    )
    back = (Button(words("‹ Back"), press("announcement", announcement.id)),)
    rows = (*turned.row("missed_homes", announcement.id), back)
    return Letter(lines_of([head, addresses]), rows)


def calling_off(
    announcement: Announcement, community: Community, tally: Tally, words: Words
) -> Letter:
    """Once more, before it is stopped."""
    shown = card(announcement, community, tally, words)
    rows = (
        (Button(words("✖️ Yes, call it off"), press("called_off", announcement.id)),),
        (Button(words("‹ Back"), press("announcement", announcement.id)),),
    )
    return Letter(shown.text, rows)


def _line(announcement: Announcement, words: Words) -> str:
    stage = words(_STAGE[Stage(announcement.state)])
    subject = words(SUBJECT[Subject(announcement.subject)])
    where = _where(announcement, words)
    return words("{subject} · {place} · {stage}", subject=subject, place=where, stage=stage).plain


def _where(announcement: Announcement, words: Words) -> Markup:
    return place(Scope(announcement.building, announcement.unit), words)


def _when(announcement: Announcement, community: Community, words: Words) -> Markup | None:
    if not announcement.starts_at or not announcement.ends_at:
        return None
    span = words.span(
        announcement.starts_at,
        announcement.ends_at,
        ZoneInfo(community.zone),
        announcement.made_at,
        lasting=True,
    )
    return words("🕘 {span}", span=span)


def _goes_out(announcement: Announcement, at: datetime, community: Community, words: Words) -> str:
    return words.moment(at, ZoneInfo(community.zone), announcement.made_at, lasting=True)


def _beginning(announcement: Announcement, community: Community, words: Words) -> Markup | None:
    said = wording(announcement.words, community.language, community.language)
    if not said:
        return None
    more = "…" if len(said) > _BEGINNING else ""
    return words("“{words}{more}”", words=said[:_BEGINNING], more=more)


def _progress(
    announcement: Announcement, community: Community, stage: Stage, tally: Tally, words: Words
) -> list[Markup]:
    if stage is Stage.SCHEDULED and announcement.send_at:
        at = _goes_out(announcement, announcement.send_at, community, words)
        return [words("It goes out {moment} to {people}.", moment=at, people=announcement.people)]
    gone = tally.reached + tally.missed
    if stage is Stage.GOING:
        full = _BAR * gone // max(announcement.people, 1)
        bar = "▓" * full + "░" * (_BAR - full)
        return [words("{bar} {gone}/{people}", bar=bar, gone=gone, people=announcement.people)]
    said = [
        words("Reached: {reached} of {people}.", reached=tally.reached, people=announcement.people)
    ]
    if tally.missed:
        said.append(words("Not reached: {missed}.", missed=tally.missed))
    return said


def _buttons(announcement: Announcement, stage: Stage, words: Words) -> list[Button]:
    if stage in {Stage.SCHEDULED, Stage.GOING}:
        return [Button(words("✖️ Call it off"), press("call_off", announcement.id))]
    if stage is Stage.DONE:
        missed = Button(
            words("🚪 Where nobody was reached"), press("missed_homes", announcement.id, 0)
        )
        asked = Button(words("🙂 Ask how it was"), press("how_it_was", announcement.id))
        return [missed] if Subject(announcement.subject).planned else [missed, asked]
    return []
