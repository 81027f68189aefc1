"""Where articles that fail are written down."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from claimx.articles.failure import Failure
from claimx.articles.read import FAILURES_SUFFIX
from claimx.store.jsonl import Output


class FailureLog:
    """`NAME.failures.jsonl` beside the output, there only if something failed; standard error where that is no file."""

    def __init__(self, output: Path | None) -> None:
        on_disk = output is not None and (output.is_file() or not output.exists())
        self.path = output.with_name(output.stem + FAILURES_SUFFIX) if output is not None and on_disk else None
        self.count = 0
        self._written: Output | None = None

    def write(self, failure: Failure) -> None:
        """Write down one article that failed."""
        self.count += 1
        if self.path is None:
            print(failure.model_dump_json(), file=sys.stderr)
            return
        self._written = self._written or Output(self.path)
        self._written.write(failure)

    def __enter__(self) -> FailureLog:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._written:
            self._written.__exit__(kind, error, trace)
        elif self.path and kind is None:
            self.path.unlink(missing_ok=True)  # of an earlier run, which this one has mended
