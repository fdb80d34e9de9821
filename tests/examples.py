"""How many examples a property is tried with: a few in the tests everybody waits for, all of them in the thorough ones.

Each run draws other examples, so the few add up; the same tests are run again with all of them by ``-m thorough``.
"""

from __future__ import annotations

from hypothesis import settings

QUICK, THOROUGH = "quick", "thorough"
_FEWER = 6
settings.register_profile(QUICK, max_examples=100 // _FEWER, deadline=None)
settings.register_profile(THOROUGH, max_examples=100, deadline=None)


def load(profile: str) -> None:
    """Choose how many, before the tests are read."""
    settings.load_profile(profile)


def examples(number: int) -> settings:
    """So many examples for a property that takes longer than others, or that finds more with more of them."""
    fewer = settings.get_current_profile_name() == QUICK
    return settings(max_examples=max(number // _FEWER, 3) if fewer else number)
