"""Do the lock files hold everything the project asks for, by version and hash and nothing else?"""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.house import texts

LOCKS = ("requirements.lock", "requirements-dev.lock")

_PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
_ADDRESS = re.compile(r"://|^\s*-{1,2}(?:i|f|index-url|extra-index-url|find-links)\b", re.MULTILINE)


def _locked(lock):
    return {canonicalize_name(name): version for name, version in _PINNED.findall(texts()[lock])}


def _wanted(*, dev):
    project = tomllib.loads(texts()["pyproject.toml"])
    wanted = project["project"]["dependencies"] + (
        project["dependency-groups"]["dev"] if dev else []
    )
    return [Requirement(line) for line in wanted]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index(lock):
    assert not _ADDRESS.search(texts()[lock])


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_has_its_hash(lock):
    entries = re.split(r"\n(?=\w)", texts()[lock])
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(("lock", "dev"), [(LOCKS[0], False), (LOCKS[1], True)])
def test_everything_wanted_is_locked_at_a_version_that_will_do(lock, dev):
    locked = _locked(lock)
    poor = {
        str(wanted): locked.get(canonicalize_name(wanted.name))
        for wanted in _wanted(dev=dev)
        if locked.get(canonicalize_name(wanted.name), "none") not in wanted.specifier
    }
    assert poor == {}, "run `make lock`"


def test_tests_run_on_the_versions_the_bot_runs_on():
    assert _locked(LOCKS[0]).items() <= _locked(LOCKS[1]).items()
