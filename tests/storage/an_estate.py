"""An estate's year, made by chance: rows to be counted by the database, and by hand."""

from datetime import UTC, datetime, timedelta
from random import Random

from sqlalchemy import insert

from storage.tables import (
    Community,
    Contact,
    Event,
    FollowUp,
    Home,
    Person,
    Promised,
    Rectification,
    Sheet,
    Staff,
    Survey,
    Ticket,
)

START = datetime(2025, 12, 20, tzinfo=UTC)
NOW = datetime(2026, 4, 10, 3, tzinfo=UTC)
BUILDINGS, CATEGORIES = ("1", "2", "3"), ("water", "electric", "noise")
PLACES = {
    "the pond": "",
    "2栋 · 公共区域": "2",
    "Building 3 · Common area": "3",
    "1栋 / 2栋": "",
    "1": "1",
}
DEPARTMENTS = ("engineering", "security", "")
QUESTIONS = ("cleaning", "greening")


class Estate:
    """The rows of every table, as they were put in."""

    def __init__(self, seed, tickets=300):
        self.chance = Random(seed)
        self.communities = [
            {"id": n, "name": name, "zone": zone, "language": "en"}
            for n, name, zone in ((1, "Lin", "Asia/Shanghai"), (2, "Hill", "America/New_York"))
        ]
        self.homes = [self._home(n) for n in range(1, 41)]
        self.people = [
            {"id": n, "telegram_id": n, "name": f"P{n}", "language": "en", "notice_version": 1,
             "consented_at": START} for n in range(1, 21)
        ]  # fmt: skip
        self.staff = [
            {"id": n, "community_id": 1, "telegram_id": n, "name": f"S{n}", "role": "engineer",
             "language": "en"} for n in range(1, 5)
        ]  # fmt: skip
        self.tickets, self.promises, self.follow_ups, self.contacts = [], [], [], []
        self.rectifications, self.events, self.sheets = [], [], []
        for n in range(1, tickets + 1):
            self._ticket(n)
        self.surveys = [
            {"id": n, "community_id": 1, "kind": "annual", "made_at": START, "clause": "S0 八1(1)",
             "questions": [{"code": code} for code in QUESTIONS], "closed_at": self._moment(),
             "state": "closed", "title": {}, "measures": {}} for n in (1, 2, 3)
        ]  # fmt: skip
        for survey in self.surveys:
            self._sheets(survey["id"])

    async def build(self, storage):
        async with storage.engine.begin() as connection:
            for table, rows in (
                (Community, self.communities), (Home, self.homes), (Person, self.people),
                (Staff, self.staff), (Ticket, self.tickets), (Promised, self.promises),
                (FollowUp, self.follow_ups), (Contact, self.contacts), (Survey, self.surveys),
                (Sheet, self.sheets), (Rectification, self.rectifications), (Event, self.events),
            ):  # fmt: skip
                await connection.execute(insert(table), rows)

    def of(self, rows):
        """Each row of the first community, with its ticket."""
        tickets = {one["id"]: one for one in self.tickets if one["community_id"] == 1}
        return [(one, tickets[one["ticket_id"]]) for one in rows if one["ticket_id"] in tickets]

    def _moment(self):
        return START + self.chance.random() * (NOW - START)

    def _perhaps(self, value, likely=0.5):
        return value if self.chance.random() < likely else None

    def _home(self, n):
        handed = self._perhaps((START + timedelta(days=self.chance.randrange(200))).date())
        building = self.chance.choice(BUILDINGS)
        return {"id": n, "community_id": 1 + (n % 8 == 0), "building": building, "unit": "",
                "room": str(n), "area": "", "owner_name": "", "owner_phone": "",
                "arrears": False, "handed_over": handed}  # fmt: skip

    def _ticket(self, n):
        pick, filed = self.chance.choice, self._moment()
        kind = pick(("repair", "repair", "complaint", "help", "suggestion"))
        earlier = [one["id"] for one in self.tickets if one["kind"] == kind][:6]
        community = 1 + (n % 7 == 0)
        self.tickets.append(
            {"id": n, "number": f"T-{n}", "community_id": community, "kind": kind,
             "state": pick(("filed", "done", "archived", "cancelled")), "requester_id": n % 20 + 1,
             "home_id": self._perhaps(n % 40 + 1), "place": [*PLACES][n % len(PLACES)],
             "category": pick(CATEGORIES), "words": "", "urgent": False, "triage_kind": "routine",
             "triage_words": [], "filed_at": filed, "source_update": str(n),
             "assignee_id": self._perhaps(pick((1, 2, 3, 4)), 0.7), "department": pick(DEPARTMENTS),
             "verdict": pick(("upheld", "inquiry", "")), "severity": pick(("major", "ordinary")),
             "same_matter_id": self._perhaps(pick(earlier), 0.4) if earlier else None,
             "finished_at": self._perhaps(self._moment(), 0.8),
             "confidential": self.chance.random() < 0.1,
             "merged_into_id": self._perhaps(pick(earlier), 0.05) if earlier else None}
        )  # fmt: skip
        for ordinal in (1, 2):
            self._follow_up(n, ordinal, community)
        for key in ("repair.appointment", "repair.notify_engineering"):
            kept = self._perhaps(self._moment(), 0.7)
            missed = self._perhaps(self._moment(), 0.3)
            self.promises.append(
                {"id": len(self.promises) + 1, "ticket_id": n, "key": key, "clause": "S0 七(1)",
                 "made_at": filed, "due": self._moment(), "kept_at": kept, "missed_at": missed}
            )  # fmt: skip
        self.events.append(
            {"id": n, "ticket_id": n, "at": self._moment(), "actor": "office", "clause": "",
             "action": pick(("send_back", "finish", "fail_audit")), "detail": None}
        )  # fmt: skip

    def _follow_up(self, n, ordinal, community):
        asked = self._perhaps(self._moment(), 0.8)
        answered = self._perhaps(self._moment(), 0.8) if asked else None
        number = len(self.follow_ups) + 1
        points = {row: self.chance.randrange(1, 6) if answered else None
                  for row in ("quality", "effect", "satisfaction")}  # fmt: skip
        unasked = "lapsed" if ordinal == 1 else "planned"
        state = "answered" if answered else "asked" if asked else unasked
        self.follow_ups.append(
            {"id": number, "ticket_id": n, "ordinal": ordinal, "ask_at": self._moment(),
             "limit": self._moment(), "clause": "S0 二(5)", "state": state,
             "after": self.chance.choice(("other_repair", "complaint", "help", "")),
             "purpose": "first" if ordinal == 1 else "again", "asked_at": asked,
             "answered_at": answered, **points,
             "shortcomings": self._perhaps(f"too slow {number}", 0.3) or "",
             "suggestions": self._perhaps("call 13812345678 at 3-1102", 0.1) or "",
             "recorded_by": self._perhaps(1, 0.1), "confirmed_at": self._perhaps(NOW, 0.2),
             "doubt": self._perhaps("too_fast", 0.1) or ""}
        )  # fmt: skip
        if self.chance.random() < 0.3:
            self.contacts.append(
                {"id": len(self.contacts) + 1, "community_id": community, "follow_up_id": number,
                 "reason": self.chance.choice(("sampled", "doubtful", "no_telegram")),
                 "led_by": "dispatcher", "made_at": START, "due": NOW, "clause": "F9",
                 "state": self.chance.choice(("open", "reached", "in_vain", "called_off")),
                 "done_at": self._perhaps(self._moment())}
            )  # fmt: skip
        if answered and points["satisfaction"] <= 2 and ordinal == 1:
            self.rectifications.append(
                {"id": len(self.rectifications) + 1, "ticket_id": n, "follow_up_id": number,
                 "stage": self.chance.choice(("noticed", "acknowledged", "rectified", "closed")),
                 "noticed_at": answered, "acknowledge_by": self._moment(), "clause": "S0 二(5)",
                 "acknowledged_at": self._perhaps(self._moment()), "owner_id": self._perhaps(2),
                 "rectify_by": self._perhaps(self._moment())}
            )  # fmt: skip

    def _sheets(self, survey):
        for home in range(1, 21):
            answered = self.chance.random() < 0.6
            sent = START if answered else self._perhaps(START, 0.9)
            words = self._perhaps("as it should be", 0.3) if answered else ""
            self.sheets.append(
                {"id": len(self.sheets) + 1, "survey_id": survey, "home_id": home,
                 "chosen_at": START, "sent_at": sent,
                 "state": "answered" if answered else "sent",
                 "points": {code: self.chance.randrange(1, 6) for code in QUESTIONS if answered},
                 "why": {}, "words": words or "",
                 "doubt": self._perhaps("too_fast", 0.1) or ""}
            )  # fmt: skip
