"""Somebody's copy of all that is kept of them, as a page to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.money import in_full
from handlers.views.names import (
    ABOUT_WHOM,
    BILL_STATE,
    CATEGORY,
    DID,
    HELP,
    KIND,
    MEMBER,
    ROLE,
    STATE,
    TOPIC,
    WAY,
)
from handlers.views.report_names import code_name
from locales import Markup, Words, _, escape
from storage.tables import Community

Copy = Mapping[str, Any]

_PARTS = {
    "people": _("You"),
    "members": _("Your homes, and as what you belong to them"),
    "homes": _("What is known of these homes"),
    "invitations": _("Invitations that you sent or used"),
    "staff": _("Your posts in the office"),
    "tickets": _("Your matters"),
    "media": _("Photos and files"),
    "promises": _("What was promised to you"),
    "quotes": _("Prices named to you"),
    "payments": _("What you have paid"),
    "bills": _("Your bills"),
    "bill_lines": _("What stands on them"),
    "case_cards": _("Plans made for you"),
    "follow_ups": _("What we asked you afterwards"),
    "sheets": _("Surveys that you were asked to answer"),
    "rectifications": _("What was put right after your answers"),
    "events": _("What happened, one by one"),
    "inbox": _("Your messages as they came"),
    "outbox": _("Our letters to you"),
    "conversations": _("What you have begun and not sent"),
}
_LABELS = {
    "ticket": _("Number"), "number": _("Number"), "name": _("Name"), "phone": _("Telephone"),
    "language": _("Language"), "consented_at": _("Agreed"), "withdrawn_at": _("Taken back"),
    "large_text": _("Large text"), "own_matters_only": _("Own matters only"),
    "home": _("Home"), "building": _("Building"), "unit": _("Unit"), "room": _("Flat"),
    "area": _("Area (m²)"), "handed_over": _("Handed over"), "warranty_until": _("Warranty until"),
    "role": _("As"), "department": _("Department"), "kind": _("Kind"), "state": _("State"),
    "place": _("Place"), "category": _("About"), "words": _("Words"), "work": _("What was done"),
    "expectation": _("What you hope for"), "about_whom": _("About whom"),
    "confidential": _("Confidential"), "urgent": _("Urgent"), "filed_at": _("Brought"),
    "appointment_start": _("Visit from"), "appointment_end": _("Visit until"),
    "asked_at": _("Asked"), "ask_at": _("To be asked"), "decided_at": _("Decided"),
    "made_at": _("Made"), "opened_at": _("Made"), "offered_at": _("Made"),
    "noticed_at": _("Made"), "until": _("Until"), "expires_at": _("Until"), "due": _("Until"),
    "plan_due": _("Until"), "ended_at": _("Ended"), "closed_at": _("Ended"),
    "archived_at": _("Ended"), "used_at": _("Used"), "sent": _("Sent by you"),
    "finished_at": _("Finished"), "rectified_at": _("Finished"),
    "completed_at": _("Found in order"),
    "charge": _("Charge"), "total": _("Total"), "signed_at": _("Signed"), "plan": _("Plan"),
    "rating": _("Your rating"), "rated_at": _("Rated on"), "kept_at": _("Kept"),
    "missed_at": _("Missed"), "quality": _("Quality"), "effect": _("Effect"),
    "satisfaction": _("Satisfaction"), "shortcomings": _("Shortcomings"),
    "suggestions": _("Suggestions"), "answered_at": _("Answered"), "at": _("When"),
    "bill": _("Bill"), "month": _("Month"), "issued_at": _("Made"), "pay_by": _("To be paid by"),
    "reminded_at": _("Reminded"), "overdue_at": _("Overdue"), "paid_at": _("Paid"),
    "promised_for": _("Promised for"), "amount": _("Amount"), "way": _("How"), "note": _("Note"),
    "not_asked": _("Not to be asked afterwards"), "sent_at": _("Sent"), "points": _("Points"),
    "why": _("Why"),
    "by": _("By whom"), "action": _("What"), "signed": _("Signed by"),
}  # fmt: skip
_FOR_MACHINES = frozenset({  # in the other file
    "telegram_id", "notice_version", "reachable", "mandate", "file_id", "stage", "key", "clause",
    "items", "pressed", "form", "answers",
})  # fmt: skip
_MONEY = frozenset({"total", "amount"})
_NAMES: Mapping[str, Mapping[Any, str]] = {
    "kind": KIND | {"photo": _("photo")},
    "state": STATE | BILL_STATE,
    "way": WAY,
    "action": DID,
    "role": MEMBER | ROLE,
    "category": TOPIC | HELP | CATEGORY,
    "about_whom": ABOUT_WHOM,
    "by": {"you": _("you"), "the office": _("the office")},
}
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:46em;margin:1em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%;margin:.5em 0}"
    "td{border:1px solid #ccc;padding:.2em .5em;vertical-align:top;overflow-wrap:anywhere}"
    "td:first-child{width:30%;color:#555}"
)


def readable(copy: Copy, community: Community, words: Words, now: datetime) -> str:
    """One page that needs nothing else; what is empty is said to be so."""
    page = Page(words, ZoneInfo(community.zone), community.currency, now)
    title = words("What {office} keeps about you", office=community.name)
    parts = [page.part(words(_PARTS[name]), rows) for name, rows in copy.items()]
    return (
        f'<!doctype html><html lang="{words.language.replace("_", "-")}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>"
        f"<p>{page.value('at', now)}</p>{''.join(parts)}</body></html>"
    )


@dataclass(frozen=True)
class Page:
    """How one reader sees it: their words, their clock."""

    words: Words
    zone: ZoneInfo
    currency: str
    now: datetime

    def part(self, title: Markup, rows: Sequence[Copy]) -> str:
        tables = "".join(self._table(row) for row in rows)
        return f"<h2>{title}</h2>{tables or self._nothing()}"

    def value(self, name: str, value: object) -> Markup:
        """As people say it; what has no name of ours stands as it is."""
        match value:
            case bool():
                return self.words("yes") if value else self.words("no")
            case datetime():
                return escape(self.words.moment(value, self.zone, self.now, lasting=True))
            case int() if name in _MONEY:
                return escape(self.words.money(in_full(value, self.currency), self.currency))
            case dict():
                told = (code_name(one, self.words) + f": {said}" for one, said in value.items())
                return Markup("<br>").join(told)
        named = _NAMES.get(name, {}).get(value)
        return self.words(named) if named else escape(value)

    def _nothing(self) -> str:
        return f"<p>{self.words('Nothing.')}</p>"

    def _table(self, row: Copy) -> str:
        shown = [(name, value) for name, value in row.items() if name not in _FOR_MACHINES]
        lines = (
            f"<tr><td>{self.words(_LABELS[name])}</td><td>{self.value(name, value)}</td></tr>"
            for name, value in shown
            if value not in (None, "", {})
        )
        return f"<table>{''.join(lines)}</table>" if shown else ""
