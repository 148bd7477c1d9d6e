"""The talks that stories/test_forms.py puts through every mishap."""

from handlers.form import ALL
from handlers.routes import routes
from tests.stories.office_talks import OFFICE
from tests.stories.residents_talks import RESIDENTS


def test_every_form_there_is_has_its_talk():
    assert routes()  # knows them all
    assert {talk.form.name for talk in (*RESIDENTS, *OFFICE)} == set(ALL)
