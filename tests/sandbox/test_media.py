"""Photos, papers and sounds, in both directions."""

import pytest

from sandbox.pictures import dimensions, sample


async def test_a_photo_of_a_person_can_be_fetched_in_every_size(api, control, sandbox, li):
    await control.say(li, "look", photos=1)
    message = (await api.updates())[0]["message"]
    assert message["caption"] == "look"
    sizes = message["photo"]
    assert len({size["file_id"] for size in sizes}) == 3
    for size in sizes:
        file = await api("getFile", file_id=size["file_id"])
        url = f"{sandbox.url}/file/bot{api.token}/{file['file_path']}"
        async with api.session.get(url) as response:
            content = await response.read()
        assert dimensions(content) == (size["width"], size["height"])
        assert len(content) == size["file_size"]


async def test_an_album_is_as_many_updates_with_one_group_and_one_caption(api, control, li):
    answer = await control("say", person=li.id, text="three", photos=3)
    updates = [update["message"] for update in await api.updates()]
    assert [message["message_id"] for message in updates] == answer["message_ids"]
    assert len({message["media_group_id"] for message in updates}) == 1
    assert [message.get("caption") for message in updates] == ["three", None, None]


async def test_photos_can_come_one_by_one(api, control, li):
    await control("say", person=li.id, photos=2, album=False)
    assert all("media_group_id" not in update["message"] for update in await api.updates())


async def test_a_photo_can_be_brought_along(api, control, li):
    from base64 import b64encode  # noqa: PLC0415

    picture = b64encode(sample(3)).decode()
    await control("say", person=li.id, photos=[f"data:image/png;base64,{picture}"])
    shown = (await control.shown(li))[0]["photo"][-1]
    async with api.session.get(f"{control.url}/sandbox/files/{shown['file_id']}") as response:
        assert response.content_type == "image/png"
        assert await response.read() == sample(3)


@pytest.mark.parametrize(
    "url", ["data:image/png;base64,AAAA", "data:image/png;base64,!!", "data:image/png,AA"]
)
async def test_what_is_no_picture_is_no_photo(control, li, url):
    assert await control.refused("say", person=li.id, photos=[url])


@pytest.mark.parametrize("kind", ["voice", "video", "document", "sticker"])
async def test_other_files_of_persons(api, control, li, kind):
    await control("say", person=li.id, **{kind: True})
    file = (await api.updates())[0]["message"][kind]
    assert (await api("getFile", file_id=file["file_id"]))["file_size"] == file["file_size"]


async def test_a_document_has_a_name_and_a_type(api, control, li):
    paper = {"name": "bill.xlsx", "mime_type": "application/x-bill"}
    await control("say", person=li.id, document=paper)
    document = (await api.updates())[0]["message"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("bill.xlsx", "application/x-bill")


async def test_more_than_twenty_megabytes_cannot_be_fetched(api, control, li):
    await control("say", person=li.id, document={"name": "film.mkv", "size": 21 * 1024 * 1024})
    document = (await api.updates())[0]["message"]["document"]
    refused = await api.refused("getFile", file_id=document["file_id"])
    assert refused == "Bad Request: file is too big"


async def test_an_unknown_file(api, li):
    assert await api.refused("getFile", file_id="AgAD") == (
        "Bad Request: wrong file_id or the file is temporarily unavailable"
    )
    refused = await api.refused("sendPhoto", chat_id=li.id, photo="AgAD")
    assert refused == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_a_photo_is_uploaded_once_and_sent_again_by_its_id(api, control, li):
    first = await api.upload("sendPhoto", {"photo": ("a.png", sample(1))}, chat_id=li.id)
    photo = first["result"]["photo"]
    again = await api("sendPhoto", chat_id=li.id, photo=photo[-1]["file_id"], caption="again")
    assert again["photo"] == photo


async def test_a_photo_is_no_document(api, control, li):
    await control.say(li, photos=1)
    photo = (await control.shown(li))[0]["photo"][-1]["file_id"]
    refused = await api.refused("sendDocument", chat_id=li.id, document=photo)
    assert refused == "Bad Request: can't use file of type Photo as Document"


async def test_an_upload_that_is_no_picture(api, li):
    answer = await api.upload("sendPhoto", {"photo": ("a.png", b"nothing")}, chat_id=li.id)
    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_a_picture_of_impossible_shape(api, li):
    strip = sample(1).replace((320).to_bytes(4, "big"), (9999).to_bytes(4, "big"), 1)
    answer = await api.upload("sendPhoto", {"photo": ("a.png", strip)}, chat_id=li.id)
    assert answer["description"] == "Bad Request: PHOTO_INVALID_DIMENSIONS"


async def test_nothing_is_fetched_from_the_internet(api, li):
    refused = await api.refused("sendPhoto", chat_id=li.id, photo="https://x.cn/a.png")
    assert refused == "Bad Request: failed to get HTTP URL content"


async def test_a_missing_photo(api, li):
    refused = await api.refused("sendPhoto", chat_id=li.id)
    assert refused == "Bad Request: there is no photo in the request"


async def test_an_album_of_uploads_and_known_files(api, control, li):
    await control.say(li, photos=1)
    known = (await control.shown(li))[0]["photo"][-1]["file_id"]
    answer = await api.upload(
        "sendMediaGroup",
        {"new": ("a.png", sample(2))},
        chat_id=li.id,
        media=[
            {"type": "photo", "media": known, "caption": "<b>two</b>", "parse_mode": "HTML"},
            {"type": "photo", "media": "attach://new"},
        ],
    )
    first, second = answer["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption_entities"][0]["type"] == "bold"


@pytest.mark.parametrize("size", [0, 1, 11])
async def test_an_album_has_two_to_ten(api, control, li, size):
    await control.say(li, photos=1)
    photo = (await control.shown(li))[0]["photo"][-1]["file_id"]
    media = [{"type": "photo", "media": photo}] * size
    refused = await api.refused("sendMediaGroup", chat_id=li.id, media=media)
    assert refused == "Bad Request: there must be 2-10 items in a media group"


async def test_papers_keep_to_themselves_in_an_album(api, control, li):
    await control.say(li, photos=1)
    await control("say", person=li.id, document=True)
    photo, paper = (update["message"] for update in await api.updates())
    media = [
        {"type": "photo", "media": photo["photo"][0]["file_id"]},
        {"type": "document", "media": paper["document"]["file_id"]},
    ]
    refused = await api.refused("sendMediaGroup", chat_id=li.id, media=media)
    assert refused == "Bad Request: can't use the media of the specified type in the album"


def test_sample_pictures_differ():
    assert len({sample(number) for number in range(8)}) == 8


def test_the_size_of_anybodys_picture():
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x20\x00\x40"
    assert dimensions(jpeg) == (64, 32)
    assert dimensions(b"GIF89a\x40\x00\x20\x00") == (64, 32)
    assert dimensions(b"\xff\xd8") is None
