"""Does a link carry what we meant, and lead in once and not for long?"""

import secrets
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assets import LENGTH, LETTERS, code_in, payload_of
from domain.invitations import BY_AN_OWNER, BY_THE_OFFICE, SECRET, hash_of, is_token, leads_in

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
LATER = NOW + timedelta(hours=24)
CODE = LETTERS[:LENGTH]


@pytest.mark.clause("A4", partly="the pick list and the office's card")
def test_a_token_cannot_be_guessed_and_is_not_kept():
    token = secrets.token_urlsafe(SECRET)
    assert SECRET * 8 >= 128
    assert is_token(token)
    assert token not in hash_of(token)
    assert hash_of(token) == hash_of(token) != hash_of(token[::-1])


@pytest.mark.parametrize(
    "payload",
    ["", "a" * 23, "a" * 25, "a" * 23 + "=", "水" * 24, "a" * 23 + "\n", payload_of(CODE)],
)
def test_what_we_never_wrote_is_no_token(payload):
    assert not is_token(payload)


@given(st.text(LETTERS, min_size=LENGTH, max_size=LENGTH))
def test_a_printed_code_is_read_again_and_is_never_taken_for_a_token(code):
    assert code_in(payload_of(code)) == code
    assert not is_token(payload_of(code))


@pytest.mark.parametrize(
    "payload",
    ["", CODE, "a_", "a_" + CODE[:-1], "a_" + CODE + "2", "a_AAAAAAAA", payload_of(CODE) + "\n"],
)
def test_what_was_never_printed_is_no_code(payload):
    assert code_in(payload) == ""


@pytest.mark.parametrize(
    ("now", "used", "withdrawn", "open_still"),
    [
        (NOW, None, None, True),
        (LATER - timedelta(seconds=1), None, None, True),
        (LATER, None, None, False),
        (NOW, NOW, None, False),
        (NOW, None, NOW, False),
    ],
)
def test_it_leads_in_once_until_it_expires_or_is_withdrawn(now, used, withdrawn, open_still):
    assert leads_in(now, LATER, used, withdrawn) is open_still


def test_an_agent_is_never_invited_but_shows_a_mandate():
    assert "agent" not in BY_THE_OFFICE
    assert set(BY_AN_OWNER) == set(BY_THE_OFFICE) - {"owner"}
