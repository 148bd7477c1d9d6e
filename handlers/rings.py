"""What happens when a promised moment comes, by the name of its timer."""

from collections.abc import Awaitable, Callable

from handlers.timers import premises, surveys
from handlers.timers.acceptance import acceptance_overdue, acceptance_reminder
from handlers.timers.announcements import announce, announced
from handlers.timers.bills import bill_day, bill_overdue, bill_promised, bill_reminder
from handlers.timers.contacts import contact_due, record_unconfirmed
from handlers.timers.corrections import correction_due
from handlers.timers.danger import danger_unanswered
from handlers.timers.day import day_rings
from handlers.timers.drafts import draft_left
from handlers.timers.duty import shift_turns
from handlers.timers.follow_ups import ask_follow_up, follow_up_unanswered
from handlers.timers.handovers import handover_waits
from handlers.timers.incidents import incident_round, incident_told, incident_undecided
from handlers.timers.leak_tests import leak_test_late, leak_test_waits
from handlers.timers.mandates import mandate_ends
from handlers.timers.moved_in import moved_in
from handlers.timers.nightly import confirm_record, nightly
from handlers.timers.pausing import resume_due
from handlers.timers.posts import post_changed
from handlers.timers.promises import promise_step
from handlers.timers.quotes import quote_unanswered
from handlers.timers.reach import out_of_reach
from handlers.timers.register import homes_left, homes_read
from handlers.timers.spot_checks import spot_check_waits
from handlers.timers.strangers import wipe_out
from handlers.timers.weather import weather_due, weather_said

TIMERS: dict[str, Callable[..., Awaitable[None]]] = {
    "promise_step": promise_step,
    "promise_due": promise_step,  # as it was called before there was a ladder
    "acceptance_reminder": acceptance_reminder,
    "acceptance_overdue": acceptance_overdue,
    "quote_unanswered": quote_unanswered,
    "ask_follow_up": ask_follow_up,
    "follow_up_unanswered": follow_up_unanswered,
    "leak_test_waits": leak_test_waits,
    "leak_test_late": leak_test_late,
    "contact_due": contact_due,
    "record_unconfirmed": record_unconfirmed,
    "resume_due": resume_due,
    "draft_left": draft_left,
    "danger_unanswered": danger_unanswered,
    "incident_undecided": incident_undecided,
    "incident_round": incident_round,
    "incident_told": incident_told,
    "out_of_reach": out_of_reach,
    "moved_in": moved_in,
    "group_seen": premises.group_seen,
    "rights_seen": premises.rights_seen,
    "topic_made": premises.topic_made,
    "group_shut": premises.group_shut,
    "group_open": premises.group_open,
    "nightly": nightly,
    "shift_turns": shift_turns,
    "post_changed": post_changed,
    "spot_check_waits": spot_check_waits,
    "handover_waits": handover_waits,
    "day_rings": day_rings,
    "confirm_record": confirm_record,
    "homes_read": homes_read,
    "homes_left": homes_left,
    "mandate_ends": mandate_ends,
    "wipe_out": wipe_out,
    "weather_due": weather_due,
    "weather_said": weather_said,
    "correction_due": correction_due,
    "bill_day": bill_day,
    "bill_reminder": bill_reminder,
    "bill_overdue": bill_overdue,
    "bill_promised": bill_promised,
    "survey_comes": surveys.survey_comes,
    "survey_opens": surveys.survey_opens,
    "survey_asks": surveys.survey_asks,
    "survey_replaces": surveys.survey_replaces,
    "survey_lost": surveys.survey_lost,
    "survey_waits": surveys.survey_waits,
    "survey_reminds": surveys.survey_reminds,
    "survey_counted": surveys.survey_counted,
    "survey_closes": surveys.survey_closes,
    "survey_measures": surveys.survey_measures,
    "survey_tells": surveys.survey_tells,
    "announce": announce,
    "announced": announced,
}
