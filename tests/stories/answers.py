"""What a household answers when it is asked, for the stories about what comes of it."""

from sqlalchemy import update

from storage.tables import FollowUp, Staff

SORRY = "We are sorry that this was not done well."


async def says_no_more(resident):
    await resident.taps("Skip")
    await resident.taps("Skip")


async def is_not_mended(town):
    """They say so on the message, besides their points."""
    async with town.app.storage.engine.begin() as connection:
        await connection.execute(update(FollowUp).values(unfixed=True))


async def leaves(town, colleague):
    async with town.app.storage.engine.begin() as connection:
        gone = update(Staff).where(Staff.telegram_id == colleague.id)
        await connection.execute(gone.values(ended_at=town.app.clock.now()))


async def how_often(chat, words):
    return sum(chat.tr(words) in one for one in await chat.texts())
