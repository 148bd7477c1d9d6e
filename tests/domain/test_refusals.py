"""A refusal carries what the house needs to explain it."""

import pickle

from domain.refusals import Refused


def test_a_refusal_knows_its_reason_and_its_clause():
    refused = Refused("not_yours", "S4 4.4.4")
    assert (refused.reason, refused.clause, str(refused)) == (
        "not_yours",
        "S4 4.4.4",
        "not_yours (S4 4.4.4)",
    )


def test_a_refusal_without_a_clause_still_speaks():
    assert str(Refused("not_now")) == "not_now"


def test_a_refusal_survives_a_journey_between_workers():
    assert pickle.loads(pickle.dumps(Refused("not_now", "B9"))).clause == "B9"  # noqa: S301
