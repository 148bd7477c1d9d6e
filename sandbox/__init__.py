"""A Telegram of our own: a Bot API server in memory, with people in it."""

from sandbox.guest import Guest
from sandbox.server import Sandbox
from sandbox.world import World

__all__ = ["Guest", "Sandbox", "World"]
