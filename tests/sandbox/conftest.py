"""A sandbox on a port, a bot's way in, and a test's way in."""

import asyncio
import json

import aiohttp
import pytest

from sandbox import Sandbox, World


class Api:
    """Calls the Bot API the way a plain client does: form fields, JSON where it is needed."""

    def __init__(self, session, url, token):
        self.session = session
        self.url = url
        self.token = token

    async def raw(self, method, /, **params):
        fields = {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in params.items()
        }
        url = f"{self.url}/bot{self.token}/{method}"
        async with self.session.post(url, data=fields) as response:
            answer = await response.json()
            assert response.status == answer.get("error_code", 200)
            return answer

    async def __call__(self, method, /, **params):
        answer = await self.raw(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method, /, **params):
        answer = await self.raw(method, **params)
        assert not answer["ok"], answer
        return answer["description"]

    async def upload(self, method, /, files, **params):
        form = aiohttp.FormData()
        for name, value in params.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, (filename, content) in files.items():
            form.add_field(name, content, filename=filename)
        url = f"{self.url}/bot{self.token}/{method}"
        async with self.session.post(url, data=form) as response:
            return await response.json()

    async def updates(self, **params):
        """Everything new, confirmed at once."""
        updates = await self("getUpdates", **params)
        if updates:
            await self("getUpdates", offset=updates[-1]["update_id"] + 1, limit=1)
        return updates


class Control:
    """Calls under /sandbox."""

    def __init__(self, session, url):
        self.session = session
        self.url = url

    async def raw(self, verb, path, **options):
        url = f"{self.url}/sandbox/{path}"
        async with self.session.request(verb, url, **options) as response:
            return response.status, await response.json()

    async def __call__(self, path, /, **fields):
        status, answer = await self.raw("POST", path, json=fields)
        assert status == 200, answer
        return answer

    async def get(self, path, /, **query):
        status, answer = await self.raw("GET", path, params=query)
        assert status == 200, answer
        return answer

    async def refused(self, path, /, **fields):
        status, answer = await self.raw("POST", path, json=fields)
        assert status == 400, answer
        return answer["error"]

    async def say(self, person, text="", **fields):
        return (await self("say", person=person.id, text=text, **fields))["message_id"]

    async def settle(self):
        """Time for whatever is under way, however busy the machine."""
        for _ in range(20):
            await asyncio.sleep(0.001)

    async def shown(self, chat):
        return (await self.get(f"chats/{chat.id}/messages"))["messages"]


@pytest.fixture
async def world():
    return World()


@pytest.fixture
async def sandbox(world):
    sandbox = Sandbox(world)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def session(sandbox):
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def api(sandbox, session):
    return Api(session, sandbox.url, sandbox.world.token)


@pytest.fixture
async def control(sandbox, session):
    return Control(session, sandbox.url)


@pytest.fixture
async def polling(world):
    """Waits until somebody waits for updates."""

    async def polling():
        for _ in range(2000):
            if world.updates._waiting is not None:
                return
            await asyncio.sleep(0.001)
        raise TimeoutError

    return polling


@pytest.fixture
async def li(world):
    """A resident who has pressed Start."""
    return world.people.add("Li", "zh-hans", started=True)


@pytest.fixture
async def wang(world):
    """An engineer who has pressed Start."""
    return world.people.add("Wang", "zh-hans", started=True)


@pytest.fixture
async def ops(world, wang):
    """A group with topics; Wang is its owner. Its first updates are out of the way."""
    group = world.groups.add("Ops", forum=True, members=[wang])
    world.updates.drop_all()
    return group
