"""Does every question of every form fit Telegram, and is each of them on the sheet?"""

import pytest

from handlers.form import ALL
from locales import LANGUAGES
from tests.founding import a_town
from tests.windows.talks import questions_of
from tests.windows.test_views import assert_fits
from tests.windows.tour import walks


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_question_of_every_form_is_on_the_sheet_and_fits(sqlite_files, language):
    unseen = {name: questions_of(form) for name, form in ALL.items()}
    async with a_town(sqlite_files, language) as town:
        async for form, shown, asked in walks(town, language):
            unseen[form.name] -= asked
            for window in shown:
                assert_fits(window.letter)
    assert [f"{name}: {one}" for name, left in unseen.items() for one in left] == []
