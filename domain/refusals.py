"""How policy says no: a stable reason the house can put into words, and the clause behind it."""


class Refused(Exception):
    def __init__(self, reason: str, clause: str = "") -> None:
        super().__init__(reason, clause)
        self.reason = reason
        self.clause = clause

    def __str__(self) -> str:
        return f"{self.reason} ({self.clause})" if self.clause else self.reason
