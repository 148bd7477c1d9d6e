"""Files as Telegram keeps them: bytes behind opaque ids, each id knowing its kind."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from sandbox.errors import ApiError, bad_request
from sandbox.pictures import dimensions
from sandbox.wire import Json

LARGEST_DOWNLOAD = 20 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
_LONGEST_SIDES = 10_000
_LARGEST_RATIO = 20
_SIDES = (90, 320, 1280)


@dataclass(frozen=True)
class File:
    id: str
    unique_id: str
    kind: str
    name: str
    mime_type: str
    content: bytes
    size: int
    path: str

    def ids(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}
        self._media: dict[str, Json] = {}
        self._numbers: Iterator[int] = count()

    def keep(
        self, kind: str, content: bytes, name: str, mime_type: str, size: int | None = None
    ) -> File:
        """One stored file; a size may be claimed that the content does not have."""
        number = next(self._numbers)
        digest = hashlib.sha256(b"%d:%b" % (number, content)).digest()
        path = f"{kind}s/file_{number}{_ending(name, mime_type)}"
        file = File(
            id=urlsafe_b64encode(b"\x02" + digest + b"house").decode().rstrip("="),
            unique_id="AQAD" + urlsafe_b64encode(digest[:9]).decode(),
            kind=kind,
            name=name,
            mime_type=mime_type,
            content=content,
            size=len(content) if size is None else size,
            path=path,
        )
        self._by_id[file.id] = self._by_path[path] = file
        return file

    def photo(self, versions: list[bytes], name: str = "") -> list[Json]:
        """PhotoSizes, small to large; one picture is offered in every size it fills."""
        shown = []
        for content, (width, height) in _scaled(versions):
            file = self.keep("photo", content, name, "image/jpeg")
            shown.append(file.ids() | {"width": width, "height": height})
        for size in shown:
            self._media[size["file_id"]] = {"photo": shown}
        return shown

    def remember(self, file_id: str, content: Json) -> None:
        """What a message shows when this id is sent again."""
        self._media[file_id] = content

    def media(self, file_id: str, kind: str) -> Json:
        """The message content a known id stands for."""
        file = self._by_id.get(file_id)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if kind not in self._media[file_id]:
            raise bad_request(
                f"can't use file of type {file.kind.title()} as {kind.title()}",
            )
        return self._media[file_id]

    def get(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File:
        if path not in self._by_path:
            raise ApiError(404, "Not Found: file not found")
        return self._by_path[path]

    def for_download(self, file_id: str) -> File:
        file = self._by_id.get(file_id)
        if file is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if file.size > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return file


def check_photo(content: bytes) -> None:
    if len(content) > LARGEST_PHOTO:
        raise bad_request("file is too big")
    size = dimensions(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > _LONGEST_SIDES or max(size) > _LARGEST_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def check_upload(content: bytes) -> None:
    if len(content) > LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")


def _scaled(versions: list[bytes]) -> list[tuple[bytes, tuple[int, int]]]:
    if len(versions) > 1:
        return [(content, dimensions(content) or (1, 1)) for content in versions]
    width, height = dimensions(versions[0]) or (800, 600)
    longest = max(width, height)
    sides = [side for side in _SIDES if side < longest] or [longest]
    if sides[-1] != longest and longest <= _SIDES[-1]:
        sides.append(longest)
    return [
        (versions[0], (max(1, width * side // longest), max(1, height * side // longest)))
        for side in sides
    ]


_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "audio/ogg": ".oga",
    "audio/mpeg": ".mp3",
    "video/mp4": ".mp4",
    "application/pdf": ".pdf",
}


def _ending(name: str, mime_type: str) -> str:
    _, dot, ending = name.rpartition(".")
    if dot and ending.isalnum():
        return f".{ending.lower()}"
    return _ENDINGS.get(mime_type, "")
