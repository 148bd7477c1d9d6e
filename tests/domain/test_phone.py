"""Is a telephone number kept in one form, and known again in another?"""

import pytest

from domain.phone import international, same


@pytest.mark.parametrize("said", ["8613812345678", "+8613812345678", "+86 138-1234-5678"])
def test_a_number_is_kept_in_one_form(said):
    assert international(said) == "+8613812345678"


@pytest.mark.parametrize(
    ("own", "registered"),
    [
        ("+8613812345678", "13812345678"),
        ("+8613812345678", "+86 138 1234 5678"),
        ("+8613812345678", "0086-13812345678"),
        ("+8657188001234", "0571-88001234"),
        ("+85291234567", "9123 4567"),
        ("+85366123456", "66123456"),
        ("+886912345678", "0912-345-678"),
        ("+441632960961", "+44 1632 960961"),
    ],
)
def test_the_same_telephone_is_known_with_and_without_its_countrys_code(own, registered):
    assert same(own, registered)
    assert same(registered, own)


@pytest.mark.parametrize(
    ("own", "registered"),
    [
        ("+8613812345678", "13812345679"),
        ("+8613812345678", ""),
        ("", ""),
        ("+85291234567", "+85391234567"),
        ("+441632960961", "1632960961"),
        ("+8613812345678", "2345678"),
    ],
)
def test_another_telephone_is_another(own, registered):
    assert not same(own, registered)
