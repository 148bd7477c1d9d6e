"""What somebody finds who opens our pages and searches them."""

from io import BytesIO

from pypdf import PdfReader


def read(file):
    return PdfReader(BytesIO(file))


def said_on(file):
    """The reader takes each of our two-byte codes for two signs, the first of them nothing."""
    return "".join(page.extract_text() for page in read(file).pages).replace("\0", "")
