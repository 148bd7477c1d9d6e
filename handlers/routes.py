"""Who answers what: one table, read top to bottom, the first that fits has the turn."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, TypeHandler, filters

from domain.triage import triage
from handlers.access import NOT_HERE, begin_work
from handlers.buttons import Pressed
from handlers.conversations import (
    counter,
    danger,
    faq,
    follow_up,
    household,
    links,
    my,
    privacy,
    quote,
    rating,
    reopening,
    rescheduling,
    too_many,
    withdrawing,
)
from handlers.conversations.adding import add, adding
from handlers.conversations.agreement import agreement
from handlers.conversations.join import join
from handlers.conversations.language import language
from handlers.conversations.matters import TALKS
from handlers.conversations.phone import phone
from handlers.conversations.repair import repair
from handlers.conversations.saying_why import saying_why
from handlers.conversations.settings import setting, settings
from handlers.conversations.words_first import words_first
from handlers.manners import Outdated
from handlers.screens import shows
from handlers.sheet import CURRENT, visitor_in
from handlers.staff import (
    assets,
    cases,
    charging,
    confidences,
    desk,
    dispatch,
    faq_wording,
    faqs,
    group,
    invitations,
    judging,
    pausing,
    quoting,
    register,
    replies,
    revealing,
    urgency,
)
from handlers.staff.commands import COMMANDS
from handlers.staff.finishing import finishing
from handlers.timers.acceptance import acceptance_overdue, acceptance_reminder
from handlers.timers.danger import danger_unanswered
from handlers.timers.drafts import draft_left
from handlers.timers.follow_ups import ask_follow_up
from handlers.timers.mandates import mandate_ends
from handlers.timers.moved_in import moved_in
from handlers.timers.nightly import confirm_record, nightly
from handlers.timers.pausing import resume_due
from handlers.timers.promises import promise_step
from handlers.timers.quotes import quote_unanswered
from handlers.timers.reach import out_of_reach
from handlers.timers.register import homes_left, homes_read
from handlers.timers.strangers import wipe_out
from handlers.told import is_command, told_in
from handlers.turn import Handler, Turn

Answer = Callable[[Update, Turn], Coroutine[Any, Any, None]]
Press = Callable[[Turn, Pressed], Awaitable[None]]

AT_HOME: dict[str, Press] = {
    "menu": counter.menu,
    "my": my.page,
    "mine": my.mine,
    "history": my.history,
    "photos": my.photos,
    "add": add,
    "nudge": my.nudge,
    "reschedule": rescheduling.ask,
    "slot": rescheduling.choose,
    "reopen": reopening.ask,
    "anew": reopening.anew,
    "rate": rating.rate,
    "household": household.show,
    "invite": household.invite,
    "uninvite": household.uninvite,
    "remove": household.ask_to_remove,
    "removed": household.remove,
    "move_out": household.ask_to_move_out,
    "moved_out": household.move_out,
    "scanned": links.report_scanned,
    "go_on": links.go_on,
    "setting": setting,
    "privacy": privacy.press,
    "score": follow_up.score,
    "accept_work": my.act,
    "price": quote.price,
    "agree": quote.agree,
    "ask_price": quote.ask_price,
    "refuse": quote.refuse,
    "decline_quote": quote.refused,
    "send_back": my.act,
    "cancel": withdrawing.ask,
    "withdraw": withdrawing.withdraw,
    "keep": my.keep,
    "look": too_many.look,
    "raise": my.act,
    "something_else": danger.something_else,
    "faqs": faq.topics,
    "faq_topic": faq.topic,
    "faq": faq.read,
    "faq_helped": faq.helped,
    "faq_ask": faq.ask_a_person,
}

IN_THE_OFFICE: dict[str, Press] = {
    "accept_order": dispatch.office_action,
    "dispatch": dispatch.choose_worker,
    "assign": dispatch.assign,
    "card": dispatch.show_card,
    "set_off": dispatch.office_action,
    "finish": dispatch.finish,
    "quote": quoting.begin,
    "quote_show": quoting.show,
    "quote_list": quoting.choose,
    "quote_item": quoting.item,
    "quote_count": quoting.count,
    "quote_off": quoting.take_off,
    "quote_drop": quoting.drop,
    "quote_send": quoting.send,
    "charge": charging.charge,
    "charge_as": charging.charge_as,
    "accept_for": dispatch.office_action,
    "send_back_for": dispatch.office_action,
    "pass_audit": dispatch.office_action,
    "fail_audit": dispatch.office_action,
    "more": dispatch.show_more,
    "show_phone": revealing.show_phone,
    "show_name": confidences.show_name,
    "resume": dispatch.office_step,
    "raise_for": dispatch.office_step,
    "lower": urgency.lower,
    "pause": pausing.pause,
    "pause_for": pausing.pause_for,
    "pause_until": pausing.pause_until,
    "promise_answer": pausing.promise_answer,
    "answer_at": pausing.answer_at,
    "judge": judging.judge,
    "verdict": judging.verdict,
    "department": judging.department,
    "severity": judging.severity,
    "hand_up": dispatch.office_step,
    "open_case_card": dispatch.office_step,
    "to_gm": dispatch.office_step,
    "analyse": dispatch.office_step,
    "plan": cases.write_plan,
    "same": cases.same,
    "admit": desk.admit,
    "decline": desk.admit,
    "faqs_kept": faqs.leaf,
    "faq_kept": faqs.show,
    "faq_add": faq_wording.add,
    "faq_word": faq_wording.reword,
    "faq_retire": faqs.ask_to_retire,
    "faq_drop": faqs.retire,
    "assets": assets.turn_page,
    "asset": assets.show_one,
    "add_asset": assets.ask_name,
    "print_asset": assets.print_code,
    "retire_asset": assets.ask_to_retire,
    "asset_retired": assets.retire,
    "enter_homes": register.enter,
    "drop_homes": register.drop,
    "rect_acknowledge": desk.rectify,
    "rect_rectify": desk.rectify,
    "rect_close": desk.rectify,
    "rect_send_back": desk.rectify,
}

PRESSES = AT_HOME | IN_THE_OFFICE

TIMERS: dict[str, Callable[..., Awaitable[None]]] = {
    "promise_step": promise_step,
    "promise_due": promise_step,  # as it was called before there was a ladder
    "acceptance_reminder": acceptance_reminder,
    "acceptance_overdue": acceptance_overdue,
    "quote_unanswered": quote_unanswered,
    "ask_follow_up": ask_follow_up,
    "resume_due": resume_due,
    "draft_left": draft_left,
    "danger_unanswered": danger_unanswered,
    "out_of_reach": out_of_reach,
    "moved_in": moved_in,
    "nightly": nightly,
    "confirm_record": confirm_record,
    "homes_read": homes_read,
    "homes_left": homes_left,
    "mandate_ends": mandate_ends,
    "wipe_out": wipe_out,
}


class ByAColleague(filters.UpdateFilter):
    """Written by somebody who holds a post with us."""

    def filter(self, update: Update) -> bool:  # noqa: ARG002 - the sheet knows more than it does
        return bool(CURRENT.get().posts)


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
        On(_foreign, group.foreign),
        On(lambda update: update.edited_message is not None, _edited),
        On(_danger_aside, counter.danger),
        CommandHandler("start", counter.start, _PRIVATE),
        CommandHandler("help", counter.help_me, _PRIVATE),
        CommandHandler("cancel", counter.cancel, _NEW),
        *(
            CommandHandler(name, counter.bringing(kind), _PRIVATE)
            for name, kind in counter.COMMANDS.items()
        ),
        CommandHandler("faq", faq.look_up, _PRIVATE),
        CommandHandler("my", counter.my, _PRIVATE),
        CommandHandler("home", counter.home, _PRIVATE),
        CommandHandler("language", counter.change_language, _PRIVATE),
        CommandHandler("settings", settings, _PRIVATE),
        CommandHandler("privacy", privacy.privacy, _NEW),
        CommandHandler("mydata", privacy.my_data, _PRIVATE),
        CommandHandler("forget", privacy.forget_me, _PRIVATE),
        CommandHandler(["mydata", "forget"], privacy.in_private, _GROUP),
        *(CommandHandler(one.name, one, _GROUP | _BY_A_COLLEAGUE) for one in COMMANDS),
        MessageHandler(_GROUP & filters.Document.ALL & _IMPORT, register.bring),
        On(_replies_in_private, replies.add),
        join,
        agreement,
        phone,
        *TALKS.values(),
        words_first,
        follow_up.remarks,
        adding,
        reopening.reopening,
        saying_why,
        language,
        *privacy.FORMS,
        quote.asking,
        quote.explaining,
        finishing,
        charging.charging,
        On(quoting.under_a_draft, quoting.typed),
        urgency.lowering,
        cases.planning,
        invitations.inviting,
        assets.adding,
        faq_wording.writing,
        faq_wording.rewording,
        On(lambda update: update.callback_query is not None, press),
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


async def press(update: Update, turn: Turn) -> None:
    """A button that is not a form's: by its action, or of a world gone by."""
    pressed = turn.pressed
    if pressed is None or pressed.action not in PRESSES:
        raise Outdated
    if pressed.action in IN_THE_OFFICE:
        begin_work(turn)
    if (pressed.action in AT_HOME) is turn.sheet.in_the_office:
        raise Outdated(NOT_HERE)
    await PRESSES[pressed.action](turn, pressed)


async def _edited(update: Update, turn: Turn) -> None:
    if await replies.edited(update, turn) or not turn.visitor.private:
        return
    if not await danger.edited(update, turn):
        await counter.edited(update, turn)


async def _nothing(update: Update, turn: Turn) -> None:
    """Talk among colleagues, service messages and kinds we did not ask for need no answer."""


def _foreign(update: Update) -> bool:
    sheet = CURRENT.get()
    chat = update.effective_chat
    in_a_group = chat is not None and chat.type in {"group", "supergroup", "channel"}
    return in_a_group and sheet.community is None


def _replies_in_private(update: Update) -> bool:
    sheet = CURRENT.get()
    if not sheet.answers_ticket or not sheet.visitor.private or update.message is None:
        return False
    talk, answered = sheet.conversation, sheet.answered
    asked_there = talk is not None and answered is not None and shows(answered, talk)
    return not asked_there and bool(told_in(update.message))


def _danger_aside(update: Update) -> bool:
    """Words of danger behind a command, or in the middle of a talk about something else."""
    sheet = CURRENT.get()
    talk, message = sheet.conversation, update.message
    if message is None or not sheet.visitor.private or _replies_in_private(update):
        return False
    aside = is_command(message) or (talk is not None and talk.form not in _HEARS_OF_DANGER)
    return aside and triage(told_in(message).words).urgent
