"""Where the sources contradict each other: what the house does, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Disagreement:
    number: str
    between: str
    default: str
    why: str
    keys: tuple[str, ...] = ()


DISAGREEMENTS = (
    Disagreement(
        "X1",
        "Other repairs: a week (S0 二(5)) or two days (S1); works one to two months (S0 八2(2))",
        "The bot asks at 48 h, a person has reached them within 7 d; works at 30–60 d",
        "Asking early meets both repair rules; works need weather and use to show faults",
        ("followup.other_repair", "followup.other_repair_limit", "followup.project"),
    ),
    Disagreement(
        "X2",
        "Follow-up of repairs: 100 % (S0 二(5), S1) or 30 % (S0 八2(3))",
        "Every repair gets a message; 30 % is the floor for a person's contact or a full answer",
        "A message costs nothing, a colleague's time does: the figures measure different things",
        ("followup.rate.repair", "followup.rate.repair_asked"),
    ),
    Disagreement(
        "X3",
        "Leak clock: from the repair (S0) or from the leak test (S1)",
        "From the passed leak test; without a test in 24 h, from completion",
        "Only a test shows the leak is gone, but a forgotten test must not stop the clock",
        ("repair.leak_test_reminder", "repair.leak_test", "followup.leak.first"),
    ),
    Disagreement(
        "X4",
        "Rectification notice: 12 h in writing (S0) or promptly (S1)",
        "12 h, in writing",
        "A figure can be kept and checked, an adverb cannot",
        ("rectify.notice",),
    ),
    Disagreement(
        "X5",
        "Analysis: monthly (S0 三(4), S1) or quarterly (S0 八3(5))",
        "Both; whatever triggers a report is raised at once",
        "The monthly figures are the quarter's raw material",
    ),
    Disagreement(
        "X6",
        "Survey: 20 % each quarter (S0 三(5)) or everybody each year (S0 八1, S1)",
        "Both; the quarterly sample repeats nobody within four quarters",
        "Rotating a fifth or more each quarter avoids repeats, as S0 asks",
        ("survey.quarterly.sample", "survey.quarterly.no_repeat", "survey.annual.min"),
    ),
    Disagreement(
        "X7",
        "Second complaint on one matter: to the general manager (S4) or into a report (S0)",
        "Both: the general manager at once, the report at quarter end",
        "One helps this resident, the other the next",
        ("complaint.second_same_matter", "recurring.complaint"),
    ),
    Disagreement(
        "X8",
        "Whether 两次以上 and 三次以上 include two and three",
        "They do: two complaints, three repairs",
        "The law reads 以上 inclusively, and the earlier warning is the safer one",
        ("recurring.complaint", "recurring.repair"),
    ),
    Disagreement(
        "X9",
        "24 h for a complaint: answered (S0) or finished (S4)",
        "Two clocks of 24 h; an unfinished complaint opens the case card and is no breach",
        "An answer can always be given in a day, a remedy cannot",
        ("complaint.first_answer", "complaint.unresolved_case_card"),
    ),
    Disagreement(
        "X10",
        "Complaint follow-up: within 3 d (S0) or daily on completion (S4)",
        "A tap when it is closed, the formal follow-up due at 72 h: who is silent is called before",
        "The first impression and the lasting one are both worth knowing",
        ("followup.complaint", "contact.before_limit", "contact.soonest"),
    ),
    Disagreement(
        "X11",
        "Who follows up: reception (S0 三(3)), by severity (S0 八2(4)), the desk (S4)",
        "By severity; the desk when nobody else is named",
        "The accused department must not be the only judge of itself",
    ),
    Disagreement(
        "X12",
        "The yearly 0.5 % is written for invalid complaints (S0 二(3))",
        "Both are counted; the alarm hangs on the valid ones",
        "Read literally, the office would be measured by others' mistakes: probably a slip",
        ("kpi.complaint_rate_year",),
    ),
    Disagreement(
        "X13",
        "News: a newsletter each quarter (S0) or the board every fortnight (S1)",
        "Both",
        "They are different papers on different walls",
        ("board.rotation", "board.newsletter"),
    ),
    Disagreement(
        "X14",
        "Money: on the monthly bill, never to the worker (S0) or after acceptance (S1)",
        "The worker never takes money; finance marks it paid at once or on the bill",
        "S1 does not say who collects, so S0's ban stands",
        ("bill.issue_day", "bill.pay_by_day"),
    ),
    Disagreement(
        "X15",
        "Arrears are looked up (S1) although residents' data is private (S2, S3)",
        "Seen by the desk only; never blocks a repair or a complaint; a warning on an exit pass",
        "A right is not for sale",
    ),
    Disagreement(
        "X16",
        "The second urgent follow-up: two days after the repair or after the first one",
        "48 h after the first was due",
        "A delayed first call must not push the second one away",
        ("followup.urgent.second", "followup.urgent.second_limit"),
    ),
    Disagreement(
        "X17",
        "24 h: by the wall clock or in office hours",
        "By the wall clock for urgent matters and complaints; the office calendar for the rest",
        "A complaint line open day and night (S0 二(3)) cannot close its clock at six",
        ("office.hours.weekday", "office.hours.saturday", "office.hours.sunday", "office.holidays"),
    ),
    Disagreement(
        "X18",
        "Silence after an ordinary repair: a person reaches all in 7 d (X1) or 30 % (X2, F9)",
        "All are asked and reminded once; a person calls only as many as the month's 30 % lacks",
        "Nobody is pursued over a lamp (F13): what is grave, leaks or is complained of is called",
        ("followup.other_repair_limit", "followup.reminders", "followup.rate.repair"),
    ),
)
