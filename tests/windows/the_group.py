"""What is said in the staff's group about the group itself."""

from domain.departments import Department
from handlers.facts import TOPICS
from handlers.views.premises import ADMIN, DELETE, MANAGE_TOPICS, PIN
from locales import escape
from tests.windows.shared_reports import of_what_is_shared

ALL = [ADMIN, MANAGE_TOPICS, DELETE, PIN]


def of_the_group(samples):
    """By the names of the parameters; see Samples.oddities."""
    return {
        "lacking: Collection": [[], ALL, [MANAGE_TOPICS], [DELETE, PIN]],
        "rights: Collection": [[MANAGE_TOPICS], ALL],
        "topic: str": [*TOPICS, *Department],
        "department: Markup": [escape(samples.said.resident)],
        "forum: bool": [True, False],
        **of_what_is_shared(samples),
    }
