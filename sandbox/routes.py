"""Which address does what under /sandbox, and where the page lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.control import Control
from sandbox.faces import face

if TYPE_CHECKING:
    from sandbox.server import Sandbox


def control(sandbox: Sandbox, page: Path | None) -> Starlette:
    calls = Control(sandbox)
    table = (
        ("GET", "/people", calls.list_people),
        ("POST", "/people", calls.add_person),
        ("GET", "/people/{person:int}", calls.show_person),
        ("POST", "/people/{person:int}", calls.change_person),
        ("POST", "/groups", calls.add_group),
        ("GET", "/chats", calls.list_chats),
        ("GET", "/chats/{chat}/messages", calls.messages),
        ("POST", "/say", calls.say),
        ("POST", "/press", calls.press),
        ("POST", "/react", calls.react),
        ("POST", "/bot", calls.bot),
        ("POST", "/topics", calls.topics),
        ("POST", "/migrate", calls.migrate),
        ("GET", "/commands", calls.commands),
        ("GET", "/calls", calls.calls),
        ("GET", "/faults", calls.list_faults),
        ("POST", "/faults", calls.add_fault),
        ("DELETE", "/faults", calls.clear_faults),
        ("POST", "/rates", calls.rates),
        ("GET", "/clock", calls.clock),
        ("POST", "/clock", calls.move_clock),
        ("GET", "/idle", calls.idle),
        ("GET", "/demo", calls.demo),
        ("GET", "/files/{file_id}", calls.file),
    )
    routes: list[BaseRoute] = [
        Route(f"/sandbox{path}", face(sandbox.world, call), methods=[method])
        for method, path, call in table
    ]
    routes.append(Route("/sandbox/events", calls.events))
    if page is not None:
        routes += _page(page)
    return Starlette(routes=routes, exception_handlers={HTTPException: _no_such_call})


def _page(folder: Path) -> list[BaseRoute]:
    async def index(_: Request) -> Response:
        return FileResponse(folder / "index.html")

    return [Route("/", index), Mount("/page", StaticFiles(directory=folder, html=True))]


async def _no_such_call(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    wish = f"{request.method} {request.url.path}"
    return JSONResponse({"error": f"There is no call {wish}."}, status)
