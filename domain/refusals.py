"""How policy says no: a stable reason the house can put into words, and the clause behind it."""


class Refused(Exception):
    """`who` are the codes of the roles that may, where somebody else may."""

    def __init__(self, reason: str, clause: str = "", who: frozenset[str] = frozenset()) -> None:
        super().__init__(reason, clause)
        self.reason = reason
        self.clause = clause
        self.who = who

    def __str__(self) -> str:
        return f"{self.reason} ({self.clause})" if self.clause else self.reason
