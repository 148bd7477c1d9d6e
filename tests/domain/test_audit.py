"""What speaks against passing a finished matter, or a record, with all the others."""

import pytest

from domain.audit import Doubt, Finished, Objection, Recorded, doubts, objections
from domain.tickets import Kind


@pytest.mark.parametrize(
    ("finished", "found"),
    [
        (Finished(Kind.REPAIR, 5), []),
        (Finished(Kind.REPAIR, 4), []),
        (Finished(Kind.REPAIR, 3), [Doubt.POOR_RATING]),
        (Finished(Kind.REPAIR, None), [Doubt.NOT_RATED]),
        (Finished(Kind.REPAIR, 5, late=True), [Doubt.LATE]),
        (Finished(Kind.REPAIR, 5, photo=False), [Doubt.NO_PHOTO]),
        (Finished(Kind.COMPLAINT, 5, photo=False), []),
        (Finished(Kind.REPAIR, 5, accepted_for_them=True), [Doubt.ACCEPTED_FOR_THEM]),
        (Finished(Kind.REPAIR, 5, notice=True), [Doubt.NOTICE]),
        (Finished(Kind.INTERNAL, None, accepted_for_them=True), []),
    ],
)
def test_a_doubt_is_named(finished, found):
    assert doubts(finished) == found


GOOD, POOR = (5, 4, 5), (4, 2, 4)


@pytest.mark.parametrize(
    ("recorded", "found"),
    [
        (Recorded(GOOD, GOOD, confirmed=True), []),
        (Recorded(GOOD, GOOD), [Objection.UNCONFIRMED]),
        (Recorded(POOR, POOR, confirmed=True), [Objection.POOR]),
        (Recorded(GOOD, GOOD, confirmed=True, doubted=True), [Objection.DOUBTED]),
        (Recorded(GOOD, POOR, theirs=True), [Objection.CONTRADICTED]),
        (Recorded(GOOD, None, theirs=True), [Objection.CONTRADICTED]),
        (Recorded(GOOD, GOOD, second=True, doubted=True), []),
        (Recorded(GOOD, POOR, second=True, doubted=True), [Objection.CONTRADICTED]),
        (Recorded(None), [Objection.NOT_REACHED]),
    ],
)
def test_what_speaks_against_a_record_is_named(recorded, found):
    assert objections(recorded) == found
