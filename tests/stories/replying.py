"""Replies of the office, for the stories about what becomes of them."""

DELIVERED = "👌"
PROMISE, HELD, ANYWAY = "我保证今天修好", "✋ 还没有发出", "Send it all the same"
FINE = [
    {"text": "请先把水阀关一下"},
    {"text": "是这个吗", "photos": 1},
    {"photos": 1},
    {"voice": True},
    {"text": "说明书", "document": True},
    {"video": True},
]


async def marked(chat, message_id):
    """The bot's own reaction to a message, seen in what it asked of Telegram."""
    await chat.town.settles()
    calls = (await chat.town.get("calls?method=setMessageReaction"))["calls"]
    return [
        one["params"]["reaction"][0]["emoji"]
        for one in calls
        if one["ok"]
        and (one["params"]["chat_id"], one["params"]["message_id"]) == (chat.id, message_id)
    ]


async def promises(town, number, words=PROMISE):
    ops = town.ops_group
    return await town.engineer.replies(words, await ops.sees(number, "📍"), at=ops)
