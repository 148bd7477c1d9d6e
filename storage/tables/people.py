"""Who there is: the estates and their homes, the residents, the staff."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ForeignKey,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from domain.register.entries import address
from domain.setup_codes import Opens
from storage.tables.columns import Numbered, Row


class Community(Numbered, Row):
    """小区: an estate with its own zone, language and ops group."""

    __tablename__ = "communities"

    name: Mapped[str]
    zone: Mapped[str]
    language: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    ops_chat: Mapped[int | None] = mapped_column(default=None, unique=True)
    ops_chat_was: Mapped[int | None] = mapped_column(default=None)
    gm_chat: Mapped[int | None] = mapped_column(default=None)
    currency: Mapped[str] = mapped_column(default="CNY")
    committee_chat: Mapped[int | None] = mapped_column(default=None)
    # Where the weather is asked for; nowhere while either is missing.
    latitude: Mapped[float | None] = mapped_column(default=None)
    longitude: Mapped[float | None] = mapped_column(default=None)
    weather_wanted: Mapped[datetime | None] = mapped_column(default=None)  # since when
    # What was set in the chat ("phone", "language"): the settings of the process leave it alone.
    decided: Mapped[list[Any]] = mapped_column(default_factory=list)


class Topic(Numbered, Row):
    """A forum topic of the ops group, by the name of what is posted in it."""

    __tablename__ = "topics"
    __table_args__ = (UniqueConstraint("community_id", "name"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    name: Mapped[str]
    thread: Mapped[int]


class DepartmentRow(Numbered, Row):
    """部门: one of the office's own, or one of the house's under another name, or given up.

    Where nothing is entered the house's own stand (domain/departments.py); `name` is empty for
    the house's name.
    """

    __tablename__ = "departments"
    __table_args__ = (UniqueConstraint("community_id", "code"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    code: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    retired_at: Mapped[datetime | None] = mapped_column(default=None)


class Routing(Numbered, Row):
    """Which department answers for a category or a topic, where the office decided otherwise."""

    __tablename__ = "routings"
    __table_args__ = (UniqueConstraint("community_id", "category"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    category: Mapped[str]  # "job:water", "topic:noise"
    department: Mapped[str]


class SetupCode(Numbered, Row):
    """A way to bind a group to a community, once; only the hash of the code is kept."""

    __tablename__ = "setup_codes"

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    code_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    opens: Mapped[str] = mapped_column(default=Opens.OFFICE)  # what the group becomes by it


class Outsider(Numbered, Row):
    """Somebody in the ops group who holds no post, and when the manager was told of them."""

    __tablename__ = "outsiders"
    __table_args__ = (UniqueConstraint("community_id", "telegram_id"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    telegram_id: Mapped[int]
    seen_at: Mapped[datetime]
    alarmed_at: Mapped[datetime | None] = mapped_column(default=None)


class Home(Numbered, Row):
    """房号: a line of the register of homes; where a building has no units, `unit` is empty."""

    __tablename__ = "homes"
    __table_args__ = (UniqueConstraint("community_id", "building", "unit", "room"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    building: Mapped[str]
    room: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    area: Mapped[str] = mapped_column(default="")  # m²; text, as SQLite has no exact decimals
    handed_over: Mapped[date | None] = mapped_column(default=None)
    warranty_until: Mapped[date | None] = mapped_column(default=None)
    owner_name: Mapped[str] = mapped_column(default="")
    owner_phone: Mapped[str] = mapped_column(default="")
    arrears: Mapped[bool] = mapped_column(default=False)

    @property
    def address(self) -> str:
        return address(self.building, self.unit, self.room)


class HomesFile(Numbered, Row):
    """A file of homes that a colleague sent to the ops group; `said` is what was read in it.

    What it said is forgotten when it has been entered or dropped.
    """

    __tablename__ = "homes_files"

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    thread: Mapped[int]
    file_id: Mapped[str]
    name: Mapped[str]
    state: Mapped[str]
    sent_at: Mapped[datetime]
    said: Mapped[dict[str, Any] | None] = mapped_column(default=None)


class Person(Numbered, Row):
    """Somebody who has read the notice and agreed to be known."""

    __tablename__ = "people"

    telegram_id: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    language: Mapped[str]
    notice_version: Mapped[int]
    consented_at: Mapped[datetime]
    reachable: Mapped[bool] = mapped_column(default=True)
    phone: Mapped[str] = mapped_column(default="")
    large_text: Mapped[bool] = mapped_column(default=False)
    own_matters_only: Mapped[bool] = mapped_column(default=False)
    not_asked: Mapped[bool] = mapped_column(default=False)  # wants no follow-ups and no surveys
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    forgotten_at: Mapped[datetime | None] = mapped_column(default=None)


class Member(Numbered, Row):
    """A person's place in a household, once the office has approved it."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("home_id", "person_id"),)

    home_id: Mapped[int] = mapped_column(ForeignKey("homes.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str]
    state: Mapped[str]
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[int | None] = mapped_column(default=None)
    until: Mapped[date | None] = mapped_column(default=None)  # an agent's mandate
    mandate: Mapped[str] = mapped_column(default="")  # its photo or file, as Telegram names it
    mandate_kind: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class Invitation(Numbered, Row):
    """A way into one home for one person; only the hash of what its link carries is kept."""

    __tablename__ = "invitations"

    home_id: Mapped[int] = mapped_column(ForeignKey("homes.id"), index=True)
    role: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    by_staff: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    by_person: Mapped[int | None] = mapped_column(ForeignKey("people.id"), default=None)
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    used_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class Asset(Numbered, Row):
    """设施: a thing of everybody's with a code printed on it, such as a lift or a lamp."""

    __tablename__ = "assets"
    __table_args__ = (UniqueConstraint("community_id", "code"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    code: Mapped[str]
    name: Mapped[str]
    category: Mapped[str]
    building: Mapped[str] = mapped_column(default="")
    retired_at: Mapped[datetime | None] = mapped_column(default=None)


class Forgotten(Row):
    """A salted hash of somebody who asked to be forgotten: enough to forget them once more."""

    __tablename__ = "forgotten"

    mark: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Staff(Numbered, Row):
    """A person's post in the office; authority is this row, never the membership of a chat."""

    __tablename__ = "staff"
    __table_args__ = (UniqueConstraint("community_id", "telegram_id"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    telegram_id: Mapped[int] = mapped_column(index=True)
    name: Mapped[str]
    role: Mapped[str]
    language: Mapped[str]
    department: Mapped[str] = mapped_column(default="")
    on_duty: Mapped[bool] = mapped_column(default=True)
    reachable: Mapped[bool] = mapped_column(default=False)  # has a private chat with us
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    skills: Mapped[list[Any]] = mapped_column(default_factory=list)  # trades (see categories.py)


class StaffInvitation(Numbered, Row):
    """A post in the office for whoever opens the link first; only the link's hash is kept."""

    __tablename__ = "staff_invitations"

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"), index=True)
    role: Mapped[str]
    department: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    by_staff: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    used_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
