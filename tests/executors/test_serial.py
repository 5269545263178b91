from gallery.executors.serial import Serial
from tests.executors.ahead import most_ahead
from tests.executors.works import Square


def test_each_value_is_taken_when_its_result_is_asked_for() -> None:
    assert most_ahead(Serial(), Square(), 5) == (1, [0, 1, 4, 9, 16])
