"""Are the laws of the house kept which no other tool can check?"""

import sys

import pytest

from tests.house.house import ROOMS, calls, imports, modules


def _callers(names, code_by_path, *, allowed=()):
    return [
        f"{path}:{line} calls {name}"
        for path, code in code_by_path.items()
        if not path.startswith(allowed)
        for name, line in calls(code, path)
        if name in names
    ]


def test_only_the_transaction_commits():
    allowed = ("storage/transaction.py",)
    assert _callers({"commit"}, modules(*ROOMS), allowed=allowed) == []


def test_only_the_app_starts_tasks():
    allowed = ("bot/app.py", "sandbox/")
    assert _callers({"create_task", "ensure_future"}, modules(*ROOMS), allowed=allowed) == []


def test_the_domain_needs_the_standard_library_and_nothing_else():
    known = sys.stdlib_module_names | {"domain"}
    strangers = {
        f"{path} imports {name}"
        for path, code in modules("domain").items()
        for name in imports(code, path)
        if name not in known
    }
    assert strangers == set()


@pytest.mark.parametrize("call", ["session.commit()", "await self._session.commit()", "commit()"])
def test_a_forbidden_call_is_seen_however_it_is_written(call):
    code = f"async def save():\n    {call}"
    assert _callers({"commit"}, {"handlers/x.py": code}) == ["handlers/x.py:2 calls commit"]


@pytest.mark.parametrize(
    "code",
    ["import sqlalchemy.orm", "from sqlalchemy import select", "def f():\n import sqlalchemy"],
)
def test_a_forbidden_import_is_seen_however_it_is_written(code):
    assert list(imports(code, "domain/x.py")) == ["sqlalchemy"]
