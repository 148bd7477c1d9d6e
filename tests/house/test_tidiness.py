"""Would a newcomer find the house tidy, and nothing in it that exists on one machine only?"""

import ast
import re

import pytest

from tests.house.house import ROOMS, modules, texts

_LONG = 400

_ONE_MACHINE = re.compile(r"\.\./shared|(?<![\w.])/(?:work|tmp)/")


def _rooms_and_packages():
    return [path for path in modules(*ROOMS) if path.endswith("__init__.py")]


@pytest.mark.parametrize("package", _rooms_and_packages())
def test_a_package_opens_with_one_sentence(package):
    docstring = ast.get_docstring(ast.parse(texts()[package])) or ""
    opening = " ".join(docstring.split("\n\n")[0].split())
    assert re.fullmatch(r"[^.?]+(?:\.\w[^.?]*)*[.?]", opening), f"{package}: “{opening}”"


def test_every_folder_of_code_is_a_package():
    code = [path for path in modules(*ROOMS) if not path.startswith("storage/migrations/")]
    folders = {path.rpartition("/")[0] for path in code}
    assert {folder for folder in folders if f"{folder}/__init__.py" not in code} == set()


def test_no_module_is_too_long_to_read_in_one_go():
    lengths = {
        path: text.count("\n") for path, text in modules(*ROOMS, "tests", "benchmarks").items()
    }
    assert {path: length for path, length in lengths.items() if length > _LONG} == {}


def test_no_file_names_a_path_of_one_machine():
    found = {path: _ONE_MACHINE.findall(text) for path, text in texts().items()}
    assert {path: paths for path, paths in found.items() if paths} == {}


# Put together here, or the test above would find them.
@pytest.mark.parametrize("parts", [("see ..", "shared", "x"), ('"', "tmp", "x"), ("", "work", "x")])
def test_a_path_of_one_machine_is_seen(parts):
    assert _ONE_MACHINE.search("/".join(parts))


@pytest.mark.parametrize("line", ["bot/work/x", "https://example.org/work/x", "./tmp/x"])
def test_a_path_of_the_project_is_left_alone(line):
    assert not _ONE_MACHINE.search(line)
