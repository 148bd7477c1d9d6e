"""What a list of tickets in the group shows, for the stories that look for some."""

from tests.town import labels_of, text_of

NOTHING = "🔎 Nothing was found: {sought}"


async def the_list(town):
    return next(one for one in reversed(await town.ops_group.messages()) if "🔎" in text_of(one))


async def numbers_on(town):
    return [one for one in labels_of(await the_list(town)) if one[0] in "RCQSHPV" and "-" in one]
