"""Who may press what: written down once more, by hand, so that a new button must be thought about.

Whoever may only look changes nothing; what a step of a ticket changes, and when, says its table.
"""

from domain.tickets import STAFF_ROLES, Action, Role

D, E, H, S = Role.DISPATCHER, Role.ENGINEER, Role.HEAD, Role.SUPERVISOR
M, G, F, U = Role.MANAGER, Role.GM, Role.FINANCE, Role.GUARD
ANY = STAFF_ROLES
DESK = frozenset({D, H, S, M})
LEADERS = frozenset({H, S, M})
COUNTER = frozenset({D, S, M})
AUDITORS = frozenset({S, M})
MANAGER, FINANCE = frozenset({M}), frozenset({F})
A = Action

# A step in the life of a ticket: allowed by the table of transitions, in its state, to its roles.
STEPS = {
    "accept_order": A.ACCEPT_ORDER,
    "assign": A.DISPATCH,
    "dispatch": A.DISPATCH,
    "set_off": A.SET_OFF,
    "arrive": A.ARRIVE,
    "transfer": A.TRANSFER,
    "transfer_to": A.TRANSFER,
    "transfer_out": A.TRANSFER,
    "transfer_dept": A.TRANSFER,
    "parts": A.PAUSE,
    "merge_into": A.MERGE,
    "merge": A.MERGE,
    "finish": A.FINISH,
    "leak_test": A.PASS_TEST,
    "quote": A.QUOTE,
    "accept_for": A.ACCEPT_WORK,
    "accept_finding": A.ACCEPT_WORK,
    "send_back_for": A.SEND_BACK,
    "return_finding": A.SEND_BACK,
    "pass_audit": A.PASS_AUDIT,
    "fail_audit": A.FAIL_AUDIT,
    "audit_pass": A.PASS_AUDIT,
    "audit_back": A.FAIL_AUDIT,
    "resume": A.RESUME,
    "raise_for": A.RAISE,
    "lower": A.LOWER,
    "pause": A.PAUSE,
    "pause_for": A.PAUSE,
    "pause_until": A.PAUSE,
    "promise_answer": A.PROMISE_ANSWER,
    "answer_at": A.PROMISE_ANSWER,
    "judge": A.JUDGE,
    "verdict": A.JUDGE,
    "department": A.JUDGE,
    "severity": A.JUDGE,
    "hand_up": A.HAND_UP,
    "open_case_card": A.OPEN_CASE_CARD,
    "to_gm": A.TO_GM,
    "analyse": A.ANALYSE,
    "plan": A.PLAN_CASE,
    "same": A.LINK,
}

# Everything else of the office, and the roles that may.
OFFICE = {
    **dict.fromkeys(
        ("card", "more", "found", "show_ticket", "orders", "order", "order_photos", "ask_eta",
         "eta", "show_phone", "audit", "handover", "take_over", "duty_log", "duty", "duty_set",
         "shift", "evening", "day_done", "day_words", "template_for", "template_try",
         "template_send", "templates", "template", "held_send", "held_drop", "incident_card",
         "incident_homes", "spot_record", "staff", "staff_one",
         "quote_show", "quote_list", "quote_item", "quote_count", "quote_off", "quote_drop",
         "quote_send", "rect_acknowledge", "rect_rectify", "rect_close", "rect_send_back",
         "rect_rework", "rect_due", "rect_date", "rect_show", "rects"),
        ANY,
    ),
    **dict.fromkeys(("charge", "charge_as", "rate_call"), DESK),
    "rates": DESK | {G},
    "works": ANY - {F, G},
    "plan_list": ANY,
    **dict.fromkeys(("template_add", "template_word", "template_retire", "template_drop"), LEADERS),
    **dict.fromkeys(("show_name", "report_rows"), frozenset({S, M, G})),
    **dict.fromkeys(("report_charts", "report_pdf"), LEADERS | {G}),
    **dict.fromkeys(("report_committee", "report_send", "correct", "correction_close"), MANAGER),
    **dict.fromkeys(("incident_yes", "incident_no"), DESK),
    **dict.fromkeys(("incident_settle", "incident_accept"), ANY),
    **dict.fromkeys(("admit", "decline"), DESK),
    **dict.fromkeys(("calls", "contact", "contact_take", "contact_join", "contact_visit",
                     "contact_vain", "contact_reached", "contact_points", "contact_record",
                     "contact_words"),
                    DESK),
    **dict.fromkeys(("faqs_kept", "faq_kept"), ANY),
    **dict.fromkeys(("faq_add", "faq_word", "faq_retire", "faq_drop"), DESK),
    **dict.fromkeys(("announcements", "announcement", "missed_homes", "call_off", "called_off"),
                    DESK),
    **dict.fromkeys(("surveys", "survey", "survey_new", "survey_open", "survey_later",
                     "survey_drop", "survey_close", "survey_closed", "survey_result",
                     "survey_words", "survey_names", "survey_tell", "survey_measure",
                     "how_it_was"), AUDITORS),
    **dict.fromkeys(("assets", "asset", "add_asset", "print_asset", "retire_asset",
                     "asset_retired"), DESK),
    **dict.fromkeys(("enter_homes", "drop_homes"), COUNTER),
    **dict.fromkeys(("staff_ask", "staff_set", "staff_name", "staff_end", "staff_ended",
                     "staff_invite", "staff_uninvite"), MANAGER),
    "staff_duty": ANY,
    **dict.fromkeys(("office", "office_department", "office_write", "office_retire",
                     "office_retired", "office_route", "office_routed", "office_speak"), MANAGER),
    **dict.fromkeys(("audit_good", "audit_one", "records", "records_good", "record_one",
                     "record_pass", "record_remark", "record_again"), AUDITORS),
    **dict.fromkeys(("shift_off", "shift_give", "shift_to"), ANY),
    **dict.fromkeys(("bills_kept", "bill", "bill_take", "bill_visited", "bill_promise",
                     "bill_promised", "bill_note"), ANY - {E, U}),
    **dict.fromkeys(("bill_paid", "bill_paid_by", "paid", "paid_by"), FINANCE),
}  # fmt: skip

# What residents press: theirs alone, whoever else they may be.
AT_HOME = frozenset({
    "menu", "my", "mine", "history", "photos", "add", "nudge", "reschedule", "slot", "reopen",
    "anew", "rate", "household", "invite", "uninvite", "remove", "removed", "move_out",
    "moved_out", "scanned", "go_on", "setting", "privacy", "score", "not_fixed", "not_asked",
    "stop_asking", "asked", "told_right", "told_wrong", "accept_work", "price",
    "agree", "ask_price", "refuse", "decline_quote", "send_back", "cancel", "withdraw", "keep",
    "bills", "bill_mine", "ask_bill", "where_to_pay", "look", "raise", "something_else", "faqs",
    "faq_topic", "faq", "faq_helped", "faq_ask", "survey_mark", "survey_send", "survey_no",
})  # fmt: skip

# Who may give which command.
COMMANDS = {
    **dict.fromkeys(("open", "mine", "overdue", "find", "ticket", "note", "close", "incident",
                     "template", "orders", "faq", "replay", "feedback", "handover", "log",
                     "inspect", "rectifications", "duty", "help"), ANY),
    **dict.fromkeys(("assign", "merge", "asset"), DESK),
    **dict.fromkeys(("transfer", "parts", "quote"), DESK | {E, U}),
    **dict.fromkeys(("coming", "arrived"), frozenset({D, E, H, U})),
    **dict.fromkeys(("invite", "import"), COUNTER),
    "accept": ANY - {F},
    "calls": DESK,
    "file": DESK | {U},
    "rain": ANY - {F, G},
    "plan": ANY,
    "export": frozenset({S, M, G}),
    "broadcast": DESK,
    "bill": ANY - {E, U},
    "paid": FINANCE,
    "ledger": frozenset({F, S, M, G}),
    "audit": AUDITORS,
    "survey": AUDITORS,
    "rates": DESK | {G},
    **dict.fromkeys(("report", "corrections"), LEADERS | {G}),
    "staff": LEADERS | {G},
    "settings": MANAGER,
}  # fmt: skip
