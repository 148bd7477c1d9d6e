"""Who answers what: one table, read top to bottom, the first that fits has the turn."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, TypeHandler, filters

from domain.triage import triage
from handlers.actions.survey_answering import sheet_in
from handlers.conversations import bills as own_bills
from handlers.conversations import (
    counter,
    danger,
    faq,
    follow_up,
    privacy,
    quote,
    reopening,
    survey,
)
from handlers.conversations.adding import adding
from handlers.conversations.agreement import agreement
from handlers.conversations.join import join
from handlers.conversations.language import language
from handlers.conversations.matters import TALKS
from handlers.conversations.phone import phone
from handlers.conversations.repair import repair
from handlers.conversations.saying_why import saying_why
from handlers.conversations.settings import settings
from handlers.conversations.taking_post import taking_post
from handlers.conversations.words_first import words_first
from handlers.form import ALL
from handlers.presses import press
from handlers.screens import shows
from handlers.sheet import CURRENT, Sheet, visitor_in
from handlers.staff import (
    assets,
    auditing,
    auditing_contacts,
    broadcasting,
    cases,
    charging,
    collecting,
    contacts,
    corrective,
    day,
    faq_wording,
    group,
    handover,
    helping,
    incident_command,
    incidents,
    inspecting,
    invitations,
    leak_testing,
    office_settings,
    parts,
    quoting,
    register,
    replies,
    spot_checks,
    staff,
    survey_measures,
    surveying,
    template_wording,
    transferring,
    urgency,
)
from handlers.staff.commands import COMMANDS
from handlers.staff.filing import filing
from handlers.staff.finishing import finishing
from handlers.told import is_command, told_in
from handlers.turn import Handler, Turn

Answer = Callable[[Update, Turn], Coroutine[Any, Any, None]]


class ByAColleague(filters.UpdateFilter):
    """Written by somebody who holds a post with us."""

    def filter(self, update: Update) -> bool:  # noqa: ARG002 - the sheet knows more than it does
        return bool(CURRENT.get().posts)


_A_RESIDENTS_TOO = {"help", "faq", "settings"}
_HEARS_OF_DANGER = {repair.name, adding.name}  # where it belongs just there
_NEW = filters.UpdateType.MESSAGE & ~filters.FORWARDED & ~filters.VIA_BOT
_PRIVATE = _NEW & filters.ChatType.PRIVATE
_GROUP = _NEW & filters.ChatType.GROUPS
_ANYTHING = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
_BY_A_COLLEAGUE = _NEW & ByAColleague()
_IMPORT = filters.CaptionRegex(r"^/import(?:@\w+)?(?:\s|$)")
_MIGRATED = filters.StatusUpdate.MIGRATE


def routes() -> list[Handler]:
    return [
        On(lambda update: update.my_chat_member is not None, group.my_membership),
        MessageHandler(_MIGRATED, group.migrated),
        On(lambda update: visitor_in(update) is None, _nothing),
        CommandHandler("setup", group.setup, _GROUP),
        CommandHandler("setup", group.setup_in_private, _PRIVATE),
        On(_of_the_committee, group.silent),
        On(_foreign, group.foreign),
        On(lambda update: update.edited_message is not None, _edited),
        On(_danger_aside, counter.danger),
        CommandHandler("start", counter.start, _PRIVATE),
        CommandHandler("help", helping.both, _PRIVATE & ByAColleague()),
        CommandHandler("help", counter.help_me, _PRIVATE),
        CommandHandler("cancel", counter.cancel, _NEW),
        *(
            CommandHandler(name, counter.bringing(kind), _PRIVATE)
            for name, kind in counter.COMMANDS.items()
        ),
        CommandHandler("faq", faq.look_up, _PRIVATE),
        CommandHandler("my", counter.my, _PRIVATE),
        CommandHandler("home", counter.home, _PRIVATE),
        CommandHandler("bills", own_bills.bills, _PRIVATE),
        CommandHandler("language", counter.change_language, _PRIVATE),
        CommandHandler("settings", settings, _PRIVATE),
        CommandHandler("privacy", privacy.privacy, _NEW),
        CommandHandler("mydata", privacy.my_data, _PRIVATE),
        CommandHandler("forget", privacy.forget_me, _PRIVATE),
        CommandHandler(["mydata", "forget"], privacy.in_private, _GROUP),
        *(CommandHandler(one.name, one, _GROUP | _BY_A_COLLEAGUE) for one in COMMANDS),
        MessageHandler(_GROUP & filters.Document.ALL & _IMPORT, register.bring),
        On(quoting.under_a_draft, quoting.typed),
        On(_replies_in_private, replies.add),
        On(_replies_to_a_survey, survey.replied),
        join,
        agreement,
        phone,
        *TALKS.values(),
        words_first,
        follow_up.remarks,
        survey.opinion,
        adding,
        reopening.reopening,
        saying_why,
        language,
        *privacy.FORMS,
        quote.asking,
        own_bills.asking,
        quote.explaining,
        filing,
        finishing,
        leak_testing.testing,
        parts.wanting,
        transferring.passing_on,
        day.feeding_back,
        auditing.sending_back,
        auditing_contacts.remarking,
        inspecting.inspecting,
        spot_checks.recording,
        corrective.correcting,
        corrective.closing,
        charging.charging,
        contacts.writing,
        On(handover.under_a_handover, handover.typed),
        On(contacts.under_its_card, contacts.typed),
        urgency.lowering,
        cases.planning,
        collecting.noting,
        incidents.settling,
        invitations.inviting,
        taking_post,
        staff.naming,
        office_settings.writing,
        assets.adding,
        broadcasting.announcing,
        surveying.surveying,
        survey_measures.telling,
        survey_measures.measuring,
        faq_wording.writing,
        faq_wording.rewording,
        template_wording.writing,
        template_wording.rewording,
        On(lambda update: update.callback_query is not None, press),
        On(helping.unknown, helping.suggest),
        MessageHandler(_GROUP & filters.REPLY, replies.reply),
        MessageHandler(_ANYTHING, counter.words_or_photos),
        TypeHandler(Update, _nothing),
    ]


class On(BaseHandler[Update, Turn, None]):
    """A route by a plain question about the update."""

    def __init__(self, asked: Callable[[Update], bool], answer: Answer) -> None:
        super().__init__(answer)
        self._asked = asked

    def check_update(self, update: object) -> bool:
        return isinstance(update, Update) and self._asked(update)


async def _edited(update: Update, turn: Turn) -> None:
    if await incident_command.edited(turn):
        return
    if await replies.edited(update, turn) or not turn.visitor.private:
        return
    if await follow_up.edited(turn):
        return
    if not await danger.edited(update, turn):
        await counter.edited(update, turn)


async def _nothing(update: Update, turn: Turn) -> None:
    """Talk among colleagues, service messages and kinds we did not ask for need no answer."""


def _of_the_committee(update: Update) -> bool:
    chat = update.effective_chat
    meeting = {one.committee_chat for one in CURRENT.get().communities}
    return chat is not None and chat.id in meeting


def _foreign(update: Update) -> bool:
    sheet = CURRENT.get()
    chat = update.effective_chat
    in_a_group = chat is not None and chat.type in {"group", "supergroup", "channel"}
    return in_a_group and sheet.community is None


def _replies_in_private(update: Update) -> bool:
    sheet = CURRENT.get()
    return sheet.answers_ticket and _replies_aside(update)


def _replies_to_a_survey(update: Update) -> bool:
    answered = CURRENT.get().answered
    return answered is not None and bool(sheet_in(answered)) and _replies_aside(update)


def _replies_aside(update: Update) -> bool:
    """In private, and not to the message in which we are talking."""
    sheet = CURRENT.get()
    if not sheet.visitor.private or update.message is None:
        return False
    talk, answered = sheet.conversation, sheet.answered
    asked_there = talk is not None and answered is not None and shows(answered, talk)
    return not asked_there and bool(told_in(update.message))


def _danger_aside(update: Update) -> bool:
    """Words of danger behind a command, or in the middle of a talk about something else.

    What a colleague writes of their work is no call for help.
    """
    sheet = CURRENT.get()
    talk, message = sheet.conversation, update.message
    if message is None or not sheet.visitor.private or _replies_in_private(update):
        return False
    aside = is_command(message) or (talk is not None and talk.form not in _HEARS_OF_DANGER)
    return aside and not _at_work(sheet) and triage(told_in(message).words).urgent


def _at_work(sheet: Sheet) -> bool:
    """Whether they speak of their work: a command of the office, or an answer to its form."""
    message, talk = sheet.message, sheet.conversation
    if not sheet.posts or message is None:
        return False
    if is_command(message):
        command = (message.text or "")[1:].split()[0].partition("@")[0]
        return command in {one.name for one in COMMANDS} - _A_RESIDENTS_TOO
    return talk is not None and ALL[talk.form].office
