"""The talks of a manager who arranges the office."""

from handlers.views.names import DEPARTMENT
from tests.stories.talks import AtTheDesk, Step, Talk, by, noted


async def a_manager(town, language):
    return AtTheDesk(await town.staff("何经理", "manager"))


ARRANGING = (
    Talk(
        "naming_colleague",
        a_manager,
        by("/staff 王工", "✏️ Name"),
        (Step("How shall colleagues and residents read their name?", typed="王师傅"),),
        noted("change_post"),
    ),
    Talk(
        "writing_settings phone",
        a_manager,
        by("/settings", "📞 Telephone"),
        (Step("Under which number do residents reach the office?", typed="0571-8888 1234"),),
        noted("set_office"),
    ),
    Talk(
        "writing_settings new",
        a_manager,
        by("/settings", "🏢 Departments", "➕ Add one"),
        (Step("What shall the new department be called?", typed="电梯维保"),),
        noted("add_department"),
    ),
    Talk(
        "writing_settings name",
        a_manager,
        by("/settings", "🏢 Departments", DEPARTMENT["greening"], "✏️ Name"),
        (Step("What shall it be called from now on?", typed="园林组"),),
        noted("rename_department"),
    ),
)
