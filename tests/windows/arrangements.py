"""What is shown of an office's own arrangements: posts, invitations, departments."""

from dataclasses import replace
from datetime import timedelta

from domain.departments import Department
from domain.tickets import Role
from handlers.views.office_settings import Chart
from handlers.views.staff import FIELD, Roll
from storage.tables import StaffInvitation
from tests.windows.estate import NOW, SHANGHAI, numbered


def of_the_office(samples):
    """By the names of the parameters; see Samples.oddities."""
    staff, manager = samples.staff, samples.manager
    made = numbered(
        StaffInvitation(community_id=7, role="engineer", department="engineering", token_hash="",
                        made_at=NOW, expires_at=NOW + timedelta(days=1), by_staff=7)
    )  # fmt: skip
    roll = Roll([manager, staff], [*Department], {}, [made], SHANGHAI, NOW, may_change=True)
    chart = Chart(samples.community, [*Department], {}, {})
    return {
        "found: Roll": [roll, replace(roll, may_change=False)],
        "one: Staff": [staff, manager],
        "made: StaffInvitation": [made],
        "role: Role": [Role.ENGINEER],
        "chart: Chart": [chart],
        "staff.asking.field": [*FIELD],
        "staff.asking.offered": [[*Department]],
        "staff.confirm_end.orders": [0, 3],
        "staff.person.may_change": [True, False],
        "staff.changed.numbers": [["R260302-483"] * 40, []],
        "staff.changed.ended": [True, False],
        "office_settings.department.code": [*Department],
        "office_settings.successors.code": [Department.GREENING],
        "office_settings.retired.code": [Department.GREENING],
        "office_settings.retired.successor": [Department.CLEANING],
        "office_settings.route.category": ["other"],
        "office_settings.route.job": [True, False],
    }
