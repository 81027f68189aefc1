"""What another processor changes: it rounds otherwise, and a base model's close decisions fall the other way."""

from __future__ import annotations

import re

#: How many points a score or a probability in percent may be off.
POINTS = 2


def reads_alike(printed: str, shown: str, numbers: str, off: int) -> bool:
    """Are both the same text, but for numbers, a pattern with no group, that are at most so much off?"""
    if re.sub(numbers, "#", printed) != re.sub(numbers, "#", shown):
        return False
    pairs = zip(re.findall(numbers, printed), re.findall(numbers, shown), strict=True)
    return all(abs(int(one) - int(other)) <= off for one, other in pairs)
