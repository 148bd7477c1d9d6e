"""What came with a message, as Telegram keeps it."""


def file_of(town, message):
    """The bytes of its document, or of its photo at its largest."""
    shown = message.get("document") or message["photo"][-1]
    return town.sandbox.world.files.for_download(shown["file_id"]).content
