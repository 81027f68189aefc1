"""How long something takes the processor, whatever else the tests hold in memory."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

_ROUNDS = 3


def processor_seconds(work: Callable[[], object]) -> float:
    """The least time of a few rounds, without the collector, which sweeps all that other tests hold."""
    seconds = []
    gc.disable()
    try:
        for _ in range(_ROUNDS):
            began = process_time()
            work()
            seconds.append(process_time() - began)
    finally:
        gc.enable()
    return min(seconds)
