"""How the sandbox says no: to the bot in Telegram's words, to a test in one clear sentence."""

from sandbox.wire import Json


class ApiError(Exception):
    """An answer with `ok: false`, as the Bot API server gives it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> Json:
        error: Json = {"error_code": self.code, "description": self.description}
        if self.parameters:
            error["parameters"] = self.parameters
        return error


class ControlError(ValueError):
    """A wish that this world cannot fulfil."""


def bad_request(text: str) -> ApiError:
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    return ApiError(403, f"Forbidden: {text}")


def flood(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
