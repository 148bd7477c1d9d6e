"""What speaks against passing a finished matter with all the others."""

import pytest

from domain.audit import Doubt, Finished, doubts
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
