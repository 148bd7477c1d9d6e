"""The same front desk in thirty lines of plain python-telegram-bot, as its examples show it."""

import os
import sqlite3

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

BASE = os.environ["API_URL"]
DESK = sqlite3.connect(os.environ["STOCK_FILE"], isolation_level=None)
DESK.execute("PRAGMA journal_mode=WAL")
DESK.execute("PRAGMA synchronous=FULL")
DESK.execute("CREATE TABLE IF NOT EXISTS reports (update_id INTEGER, words TEXT)")


async def say_open(_):
    print("open", flush=True)  # noqa: T201 - the test waits for it


async def report(update: Update, _: ContextTypes.DEFAULT_TYPE):
    DESK.execute("INSERT INTO reports VALUES (?, ?)", (update.update_id, update.message.text))
    await update.message.reply_text("Received.")


def main():
    builder = Application.builder().token(os.environ["BOT_TOKEN"]).post_init(say_open)
    application = builder.base_url(f"{BASE}/bot").base_file_url(f"{BASE}/file/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, report))
    application.run_polling()


if __name__ == "__main__":
    main()
