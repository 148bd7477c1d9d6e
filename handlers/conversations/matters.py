"""What can be brought to the counter, each with its talk; all keep the words as `description`."""

from typing import Any

from domain.tickets import Kind
from handlers.conversations.complaint import complaint
from handlers.conversations.help import sos
from handlers.conversations.inquiry import inquiry
from handlers.conversations.praise import praise
from handlers.conversations.repair import repair
from handlers.conversations.suggestion import suggestion
from handlers.form import Form

TALKS: dict[Kind, Form[Any]] = {
    Kind.REPAIR: repair,
    Kind.COMPLAINT: complaint,
    Kind.INQUIRY: inquiry,
    Kind.SUGGESTION: suggestion,
    Kind.PRAISE: praise,
    Kind.HELP: sos,
}
