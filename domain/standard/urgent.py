"""What must be treated as urgent, class by class, and the triage kinds that fall under each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UrgentClass:
    number: int
    kinds: tuple[str, ...]
    clause: str


URGENT_CLASSES = (
    #           no. kinds                                                     clause
    UrgentClass(1, ("elevator",),                                              "S0 七(4)①"),
    UrgentClass(2, ("structure",),                                             "S0 七(4)②"),
    UrgentClass(3, ("electric",),                                              "S0 七(4)③"),
    UrgentClass(4, ("water",),                                                 "S0 七(4)④"),
    UrgentClass(5, ("railing",),                                               "S0 七(4)⑤"),
    UrgentClass(6, ("falling",),                                               "S0 七(4)⑥"),
    UrgentClass(7, ("gas_fire", "other_danger", "leak", "safety_facility"),    "S0 七(4)⑦"),
)  # fmt: skip
