"""What a person at the keyboard can mend, said in a sentence instead of a traceback."""


class Unusable(Exception):
    """A setting, file or server that cannot be used, and the cure."""
