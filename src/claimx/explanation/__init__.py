"""Why a rule matched a text, why it lost to another one, and how far it got where it did not match."""

from claimx.explanation.explaining import explain, why_not
from claimx.explanation.results import Attempt, Explanation, Found, Lost

__all__ = ["Attempt", "Explanation", "Found", "Lost", "explain", "why_not"]
