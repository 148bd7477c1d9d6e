"""The bot is asked to stop while hundreds are waiting: it goes soon, and leaves nothing behind."""

from time import monotonic

from tests.faults.ledger import audit, quiet
from tests.faults.processes import until

BACKLOG = 500
GRACE = 10.0  # seconds, what an init system usually gives


async def test_a_stop_in_the_rush_hour_takes_seconds_and_loses_nothing(
    house, crowd, telegram, estate, record
):
    await telegram.fault("slow", method="sendMessage", seconds=0.06)
    for number in range(BACKLOG):
        await crowd.asks(estate.residents[number % len(estate.residents)])
    bot = await house.open()
    await until(lambda: telegram.calls("sendMessage"))
    asked = monotonic()
    await house.stop(bot)
    assert bot.returncode == 0, house.log()
    assert monotonic() - asked < GRACE
    sent = len(await telegram.calls("sendMessage"))
    assert 0 < sent < BACKLOG
    await house.open()
    await quiet(telegram, estate.database)
    ledger = await audit(telegram, estate, crowd)
    record(f"SIGTERM, {BACKLOG} waiting, {estate.kind}", 1, ledger.figures())
    assert ledger.repeats == 0
    assert ledger.faults() == {}, house.log()
