"""The roof: the running process; nothing imports it."""
