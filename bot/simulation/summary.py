"""What a manager would want to know of a simulated year: rates and clocks, met or missed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.simulation.diary import Diary, Sampled
from domain.reports import Kept, Rate, Report
from domain.statistics import Share


def summary(diary: Diary, years: Sequence[Report]) -> Iterator[str]:
    """In lines; a clock or a rate that was missed is told, and breaks no rule."""
    for report in years:
        yield from _year(report)
    sheets: dict[str, list[Sampled]] = defaultdict(list)
    for one in diary.sheets.values():
        sheets[one.period].append(one)
    for period, theirs in sorted(sheets.items()):
        yield _survey(period, theirs, diary.homes)
    confirmed = sum(one.confirmed for one in diary.recorded)
    yield f"talks written down by colleagues: {len(diary.recorded)}, confirmed: {confirmed}"


def _year(report: Report) -> Iterator[str]:
    year, head = report.period.code, report.headline
    yield f"{year}: {head.filed} matters, {_of(head.answered)} questions answered"
    for rate in report.rates:
        yield from (f"{year}, {line}" for line in _rate(rate))
    yield f"{year}, asked too late: {report.asked_late}, never: {report.never_asked}"
    yield f"{year}, households that nobody reached in person: {report.in_vain}"
    yield f"{year}, promises kept: {_of(head.kept)}"
    yield from (f"{year}, {_kept(one)}" for one in report.kept)
    yield f"{year}, complaints: {head.complained.brought}, upheld: {head.complained.upheld}"
    left = sum(one.open for one in report.rectifying)
    yield f"{year}, rectifications still open: {left}"


def _rate(rate: Rate) -> Iterator[str]:
    for what, share, wanted in (
        ("asked", rate.asked, rate.asked_wanted),
        ("heard", rate.reached, rate.reached_wanted),
    ):
        met = "met" if (share.rate or 0) >= wanted else "MISSED"
        yield f"{rate.key} {what}: {_of(share)}, wanted {wanted:.0%} ({rate.clause}): {met}"


def _kept(kept: Kept) -> str:
    missed = kept.share.of - kept.share.part
    said = f"MISSED {missed} times" if missed else "met"
    return f"clock {kept.key} ({kept.clause}): {_of(kept.share)}: {said}"


def _survey(period: str, sheets: Sequence[Sampled], homes: int) -> str:
    sent, refused = sum(bool(one.sent_at) for one in sheets), sum(one.refused for one in sheets)
    kind = "quarterly" if "-Q" in period else "yearly"
    asked = _of(Share(len(sheets), max(homes, len(sheets))))
    return f"{kind} survey {period}: asked {asked} homes, {sent} sent in, {refused} refused"


def _of(share: Share) -> str:
    return f"{share.part} of {share.of}" + (f" = {share.rate:.1%}" if share.of else "")
