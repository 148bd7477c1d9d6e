"""Whatever a bot sends, it gets an answer in Telegram's form."""

import pytest

from sandbox.bot_api import METHODS

NONSENSE = ["", "x", "-1", "0", "1", "[]", "{}", "[1]", "[[1]]", '[{"a":1}]', '{"type":1}', "null"]
LASTING = {"logout", "getupdates", "setwebhook"}


@pytest.mark.parametrize("name", sorted(METHODS.keys() - LASTING))
async def test_nonsense_is_answered(api, control, li, ops, name):
    method = METHODS[name]
    said = await control.say(li, "x")
    sound = {"chat_id": str(li.id), "from_chat_id": str(li.id), "message_id": str(said)}
    names = method.signature.names()
    for value in NONSENSE:
        for chat in (value, str(li.id), str(ops.id)):
            given = dict.fromkeys(names, value) | {"chat_id": chat}
            assert await api.raw(name, **given)
        for wrong in names:
            given = {known: sound[known] for known in names if known in sound}
            assert await api.raw(name, **(given | {wrong: value}))


@pytest.mark.parametrize("body", ["[]", "1", '"x"', "null", '{"chat_id":[1],"text":{"a":1}}'])
async def test_nonsense_as_json_is_answered(api, body):
    url = f"{api.url}/bot{api.token}/sendMessage"
    kind = {"Content-Type": "application/json"}
    async with api.session.post(url, data=body, headers=kind) as response:
        assert response.status == 400
        assert (await response.json())["description"].startswith("Bad Request: ")
