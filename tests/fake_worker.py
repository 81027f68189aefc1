"""A worker without a model, for tests of runs: an article's text says what becomes of it.

"spoil" fails; "slow" takes a moment; "die" ends the process; "falter" ends it the first time; "hang" never ends. Each
process appends its number, and each article its id, to a log. `python fake_worker.py extract …` is the command line
with such workers.
"""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from claimx.archive.outcome import Outcome, failed
from claimx.archive.tally import tally_of
from claimx.articles.failure import Failure, failure_of
from making import make_record

LOG, RULES = "FAKE_WORKER_LOG", "FAKE_WORKER_RULES"


@dataclass(frozen=True)
class FakeSetup:
    """In the place of `claimx.archive.worker.Setup`."""

    model: str | None = None
    rules: tuple[str, ...] = ()
    attribution: str = "both"

    def load(self):
        if self.model == "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        if self.model:
            raise ValueError(f"no model {self.model}")
        note(f"process {os.getpid()}")
        return FakeExtractor()


class FakeExtractor:
    def __init__(self):
        self.fingerprint = "fake" + os.environ.get(RULES, "")

    def process(self, items):
        for item in items:
            if isinstance(item, Failure):
                yield failed(item)
                continue
            note(item.id)
            act(item.text)
            if "spoil" in item.text:
                yield failed(failure_of(item, ValueError("spoilt\nutterly")))
            else:
                record = make_record(item.text, item.id)
                yield Outcome(line=record.to_json(), tally=tally_of(record))


def act(text):
    falter = Path(f"{os.environ.get(LOG, '/dev/null')}.faltered")
    if "slow" in text:
        time.sleep(0.005)
    if "hang" in text:
        time.sleep(600)
    if "die" in text or ("falter" in text and not falter.exists()):
        falter.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def note(line):
    with Path(os.environ.get(LOG, "/dev/null")).open("a") as log:
        log.write(f"{line}\n")


if __name__ == "__main__":
    import claimx.archive.worker
    import fake_worker
    from claimx.cli.main import run

    claimx.archive.worker.Setup = fake_worker.FakeSetup
    run()
