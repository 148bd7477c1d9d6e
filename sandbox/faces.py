"""How control calls are read and answered: JSON in, JSON out, errors in one clear sentence."""

import inspect
from collections.abc import Awaitable, Callable
from difflib import get_close_matches
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.chats import Chat
from sandbox.errors import ApiError, ControlError
from sandbox.parameters import PLAIN, Convert, Signature
from sandbox.people import Person
from sandbox.wire import Json, decode
from sandbox.world import World

Endpoint = Callable[[Request], Awaitable[Response]]


def _person(world: World, name: str, value: object) -> Person:
    return world.people[_number(name, value)]


def _chat(world: World, name: str, value: object) -> Chat:
    return world.chat(_number(name, value))


def _number(name: str, value: object) -> int:
    if value is None:
        raise ControlError(f'The field "{name}" is required.')
    try:
        return int(str(value))
    except ValueError:
        raise ControlError(f"{name} is the number of a person or chat, not {value!r}.") from None


_CONVERTERS: dict[object, Convert] = PLAIN | {Person: _person, Chat: _chat}


def face(world: World, function: Callable[..., Any]) -> Endpoint:
    """An endpoint that calls the function with the fields it names."""
    signature = Signature.of(function, _CONVERTERS)

    async def endpoint(request: Request) -> Response:
        try:
            given = await _given(request)
            _check_names(given, signature.names())
            answer = function(**signature.bind(world, given))
            if inspect.isawaitable(answer):
                answer = await answer
        except ControlError as error:
            return JSONResponse({"error": str(error)}, 400)
        except ApiError as error:
            return JSONResponse({"error": error.description.removeprefix("Bad Request: ")}, 400)
        return answer if isinstance(answer, Response) else JSONResponse(answer)

    return endpoint


async def _given(request: Request) -> Json:
    given: Json = dict(request.query_params)
    if body := await request.body():
        try:
            said = decode(body)
        except ValueError:
            raise ControlError("That is no JSON.") from None
        if not isinstance(said, dict):
            raise ControlError("A JSON object, please.")
        given |= said
    return given | request.path_params


def _check_names(given: Json, known: list[str]) -> None:
    for name in given:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}."
            raise ControlError(f"There is no field {name!r} here; {hint}")
