"""What a colleague reads of their own orders, and of replies that are ready or held back."""

from storage.tables import HeldReply, Template
from tests.windows.estate import NOW, numbered


def of_replies(samples):
    """By the names of the parameters; see Samples.oddities."""
    said, here = samples.said, samples.language
    held = numbered(
        HeldReply(ticket_id=7, staff_id=7, chat=1, thread=0, message_id=1, words=said.answer,
                  media=[], held_at=NOW)
    )  # fmt: skip
    ready = numbered(
        Template(community_id=7, title=said.part, words={here: said.answer}, written_at=NOW, used=3)
    )
    retired = numbered(
        Template(community_id=7, title=said.part, words={here: said.answer}, written_at=NOW,
                 retired_at=NOW)
    )  # fmt: skip
    orders = [samples.ticket(state) for state in ("dispatched", "on_the_way", "filed")]
    return {
        "reply: HeldReply": [held],
        "risky: tuple": [(said.part,)],
        "call: int": [0, 7],
        "listed: bool": [False, True],
        "turned: int": [0],
        "orders: Sequence": [orders, [], orders * 8],
        "template: Template": [ready, retired],
        "templates: Sequence": [[ready] * 3, [], [ready] * 12],
        "title: str": [said.part],
        "templates.preview.wordings": [[(here, said.answer)], [(here, "100%")]],
        "templates.to_choose.template": [ready],
    }
