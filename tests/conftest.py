"""What holds for every test of the house."""

from hypothesis import settings

# The same examples every time, on however slow a machine.
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")
