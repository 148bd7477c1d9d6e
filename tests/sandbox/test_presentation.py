"""How the bot presents itself."""

import pytest


def command(name):
    return {"command": name, "description": name.title()}


async def test_the_bot_knows_itself(api):
    me = await api("getMe")
    assert (me["id"], me["username"], me["first_name"]) == (700001, "huifang_bot", "回访")


async def test_commands_by_scope_and_language(api, control, li, wang, ops):
    group = {"type": "chat", "chat_id": ops.id}
    leaders = {"type": "chat_administrators", "chat_id": ops.id}
    await api("setMyCommands", commands=[command("start")])
    await api("setMyCommands", commands=[command("baoxiu")], language_code="zh-hans")
    await api("setMyCommands", commands=[command("status")], scope=group)
    await api("setMyCommands", commands=[command("duty")], scope=leaders)
    assert await api("getMyCommands", scope=group) == [command("status")]

    async def menu(person, **where):
        return (await control.get("commands", person=person.id, **where))["commands"]

    assert await menu(li) == [command("baoxiu")]
    li.language_code = "en"
    assert await menu(li) == [command("start")]
    assert await menu(wang, chat=ops.id) == [command("duty")]
    assert await menu(li, chat=ops.id) == [command("status")]
    await api("deleteMyCommands", scope=leaders)
    assert await menu(wang, chat=ops.id) == [command("status")]


@pytest.mark.parametrize(
    ("commands", "text"),
    [
        ([command("Start")], "BOT_COMMAND_INVALID"),
        ([command("x" * 33)], "BOT_COMMAND_INVALID"),
        ([command("bao-xiu")], "BOT_COMMAND_INVALID"),
        ([{"command": "a", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "a", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "a"}], "can't parse BotCommand: Can't find field \"description\""),
        ([command("a")] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_that_cannot_be(api, commands, text):
    assert await api.refused("setMyCommands", commands=commands) == f"Bad Request: {text}"


async def test_a_scope_that_cannot_be(api):
    refused = await api.refused("getMyCommands", scope={"type": "galaxy"})
    assert refused == "Bad Request: can't parse BotCommandScope: Unsupported type specified"


@pytest.mark.parametrize("what", ["name", "description", "short_description"])
async def test_names_and_descriptions_by_language(api, what):
    method = what.title().replace("_", "")
    await api(f"setMy{method}", **{what: "Front desk"})
    await api(f"setMy{method}", language_code="zh", **{what: "前台"})
    assert await api(f"getMy{method}") == {what: "Front desk"}
    assert await api(f"getMy{method}", language_code="zh") == {what: "前台"}
    assert await api(f"getMy{method}", language_code="fr") == {what: "Front desk"}
    assert "too long" in await api.refused(f"setMy{method}", **{what: "x" * 513})


async def test_the_menu_button(api, li):
    assert await api("getChatMenuButton", chat_id=li.id) == {"type": "commands"}
    await api("setChatMenuButton", chat_id=li.id, menu_button={"type": "default"})
    assert await api("getChatMenuButton", chat_id=li.id) == {"type": "default"}
    refused = await api.refused("setChatMenuButton", menu_button={"type": "fancy"})
    assert refused == "Bad Request: can't parse menu button: MenuButton has unsupported type"


async def test_nobody_has_a_portrait(api, li):
    photos = await api("getUserProfilePhotos", user_id=li.id)
    assert photos == {"total_count": 0, "photos": []}


async def test_what_is_not_emulated_is_an_error(api):
    answer = await api.raw("sendInvoice")
    assert answer == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found: method not found",
    }


async def test_methods_are_read_without_regard_to_case(api):
    assert await api("GETME") == await api("getme")


@pytest.mark.parametrize(
    ("token", "code", "text"),
    [
        ("700001:wrong", 401, "Unauthorized: invalid token specified"),
        ("nonsense", 404, "Not Found"),
        ("", 404, "Not Found"),
    ],
)
async def test_other_tokens(api, token, code, text):
    async with api.session.get(f"{api.url}/bot{token}/getMe") as response:
        assert response.status == code
        assert (await response.json())["description"] == text


async def test_requests_in_every_shape(api, li):
    url = f"{api.url}/bot{api.token}/sendMessage"
    fields = {"chat_id": li.id, "text": "hi"}
    shapes = (
        api.session.get(url, params=fields),
        api.session.post(url, params=fields),
        api.session.post(url, data=fields),
        api.session.post(url, json=fields),
    )
    for shape in shapes:
        async with shape as response:
            assert (await response.json())["result"]["text"] == "hi"


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (b"{", "application/json", "can't parse JSON object"),
        (b"[]", "application/json", "JSON object expected"),
        (b"text=%ff", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
    ],
)
async def test_requests_out_of_shape(api, body, kind, text):
    url = f"{api.url}/bot{api.token}/sendMessage"
    async with api.session.post(url, data=body, headers={"Content-Type": kind}) as response:
        assert (await response.json())["description"] == f"Bad Request: {text}"


async def test_a_bot_that_logged_out_is_not_answered(api):
    assert await api("close")
    assert await api("logOut")
    assert await api.refused("getMe") == "Logged out"
