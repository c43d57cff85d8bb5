from tests.ui.debate.conftest import _dressed, desk, full, place  # noqa: F401  the same desks
