"""What is said around the files of a report, and before one goes to the owners' committee."""

from collections.abc import Sequence

from domain.corrective import is_called_for
from domain.report_periods import Period, Span
from domain.reports import Report
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views.report_charts import Drawn
from handlers.views.report_names import period_name
from locales import Markup, Words, _

NO_COMMITTEE = _(
    "The owners' committee has no group with me yet. A manager gets a code for it with /setup "
    "committee."
)
STILL_RUNNING = _("It is still running: the committee has a report when the period is over.")
SENT_ALREADY = _("The committee has had this report: {moment}.")
NOT_REACHABLE = _(
    "{name}, you see it first, in our private chat. Please open one with me ({link}), then press "
    "again."
)
NOTHING_TO_DRAW = _("There are no figures to draw yet.")


def keys(report: Report, words: Words) -> tuple[tuple[Button, ...], ...]:
    """The files of a report; of a quarter and a year, what a manager may do with it as well."""
    code = report.period.code
    files = (
        Button(words("📊 Charts"), press("report_charts", code)),
        Button(words("📄 PDF"), press("report_pdf", code)),
        Button(words("📑 Rows"), press("report_rows", code)),
    )
    if report.period.span is Span.MONTH:
        return (files,)
    to_committee = Button(words("📤 To the committee"), press("report_committee", code))
    if not is_called_for(report):
        return (files, (to_committee,))
    correct = Button(words("🛠 Start corrective procedure"), press("correct", code))
    return (files, (to_committee,), (correct,))


def pages_follow(drawn: Drawn, sentences: Sequence[Markup]) -> Markup:
    """Under the PDF: whose it is, and in short what it says."""
    words, report = drawn.words, drawn.report
    title = words("📄 <b>Report on our service</b> · {community} · {period}",
                  community=report.community, period=period_name(report.period, words))  # fmt: skip
    return Markup("\n").join([title, *(words("• {line}", line=one) for one in sentences)])


def before_sending(period: Period, words: Words) -> Letter:
    text = words(
        "📤 This is what the owners' committee will have for {period}. Everybody in its group can "
        "read it, and it cannot be taken back. Shall it go?",
        period=period_name(period, words),
    )
    send = Button(words("✅ Send"), press("report_send", period.code))
    return Letter(text, ((send,),))


def sent(period: Period, words: Words) -> Markup:
    return words("📤 The report on {period} has gone to the owners' committee.",
                 period=period_name(period, words))  # fmt: skip
