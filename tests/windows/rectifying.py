"""What has to be put right: notices, their dates, and the register."""

from datetime import timedelta

from domain.follow_ups import Purpose
from domain.rectification import Cause, Stage
from handlers.views.names import DEPARTMENT
from handlers.views.rectification_register import FILTERS, Listing
from storage.rectifications import Registered
from tests.windows.estate import NOW, numbered

_DAY = timedelta(days=1)


def of_rectifications(samples, answered):
    """By the names of the parameters; see Samples.oddities."""
    unfixed = samples.follow_up(unfixed=True)
    named = {code: samples.words(name) for code, name in DEPARTMENT.items()}
    found = [
        _registered(samples, *one) for one in zip(list(Stage) * 3, list(Cause) * 3, strict=True)
    ]
    reworked = samples.notice(Stage.NOTICED)
    reworked.rework_id = 7
    return {
        "afterwards.on_card.facts": [*_afterwards(samples)],
        "rectifications.notice.owner": [samples.staff, None],
        "rectifications.notice.follow_up": [answered, unfixed, None],
        "rectifications.praise.follow_up": [answered],
        "rectifications.scores.follow_up": [answered],
        "rectifications.unqualified.follow_up": [answered, unfixed],
        "rectifications.choose_date.moments": [[NOW + n * _DAY for n in range(7)]],
        "rectifications.apology.written": [
            [(facts, samples.notice(Stage.NOTICED))] for facts in samples.several["facts"][:2]
        ] + [[(samples.facts(), reworked)] * 3],
        "rectification_register.register.listing": [
            Listing(which, "engineering", found, named) for which in FILTERS
        ] + [Listing("all", "", [], {})],
    }  # fmt: skip


def _afterwards(samples):
    """Waiting for the leak test, too late for it, passed; after rain; works; a service's term."""
    leak = {"state": "done", "triage_kind": "leak"}
    for finished in (NOW, NOW - 9 * _DAY):
        yield samples.facts(ticket=samples.ticket(**leak, finished_at=finished))
    rain = samples.follow_up()
    rain.purpose, rain.ask_at = Purpose.AFTER_RAIN, None
    tested = samples.ticket(**leak, tested_at=NOW, works=True)
    yield samples.facts(ticket=tested, follow_ups=[rain])
    yield samples.facts(ticket=samples.ticket(term_start=NOW, term_end=NOW + 60 * _DAY))


def _registered(samples, stage, cause):
    notice = samples.notice(stage)
    notice.cause = cause
    notice.acknowledge_by = NOW + (_DAY if stage is Stage.ACKNOWLEDGED else -_DAY)
    notice.what = samples.said.wish * 9 if cause is Cause.SURVEY else ""
    return Registered(numbered(notice), samples.ticket(), samples.staff)
