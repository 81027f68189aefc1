"""`claimx extract` over an archive, stopped by all means; the same command goes on, and the output is the same."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import fake_worker

#: How often the run is killed: `KILLS=10 pytest tests/archive/test_interruptions.py -k killed`.
KILLS = int(os.environ.get("KILLS", "3"))
ARTICLES = 200


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with one file of articles, a bad one among them."""
    folder = tmp_path / "archive"
    folder.mkdir()
    texts = ["spoil" if number == 70 else f"It was a slow day, the {number}th." for number in range(ARTICLES)]
    rows = [json.dumps({"id": f"a{number}", "text": text}) for number, text in enumerate(texts)]
    (folder / "articles.jsonl").write_text("\n".join([*rows[:50], "no JSON", *rows[50:]]))
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start the command in a process group of its own, as a shell does."""
    program = [sys.executable, fake_worker.__file__, "extract"]

    def call(*arguments: object, **options: object) -> subprocess.Popen[str]:
        command = [*program, *map(str, arguments), "--quiet"]
        return subprocess.Popen(command, cwd=tmp_path, text=True, stderr=subprocess.PIPE, process_group=0, **options)

    return call


def output(folder: Path, name: str = "out") -> tuple[bytes, bytes]:
    """The records and the failures."""
    return (folder / f"{name}.jsonl").read_bytes(), (folder / f"{name}.failures.jsonl").read_bytes()


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z" if Path("/proc/self").exists() else True


def wait_for(condition: Callable[[], object], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not (met := bool(condition())) and time.monotonic() < end:
        time.sleep(0.01)
    return met


def test_killed_again_and_again(start, archive, tmp_path, log):
    start(archive, "-o", "undisturbed.jsonl").wait()
    whole, killed, articles = len(log.articles()), 0, 0
    for number in range(KILLS):
        run = start(archive, "-o", "out.jsonl", "--workers", 1 + number % 2)
        wait_for((tmp_path / "workers.log").exists)
        time.sleep(0.4 * (number + 1) / KILLS)
        run.kill()
        killed += run.wait() == -signal.SIGKILL
        articles += len(log.articles())
    assert killed > 0
    assert start(archive, "-o", "out.jsonl", "--workers", 2).wait() == 1
    assert articles + len(log.articles()) < whole * (killed + 1)
    assert output(tmp_path) == output(tmp_path, "undisturbed")
    assert not list(tmp_path.glob(".*"))


def test_no_worker_outlives_a_parent_that_was_killed(start, tmp_path, log):
    (tmp_path / "a.txt").write_text("hang")
    run = start("a.txt", "-o", "out.jsonl")
    assert wait_for(
        lambda: "a\n" in (tmp_path / "workers.log").read_text() if (tmp_path / "workers.log").exists() else 0
    )
    (worker,) = log.processes()
    assert is_alive(worker)
    run.kill()
    assert wait_for(lambda: not is_alive(worker))
    run.wait()


def test_interrupted_by_ctrl_c(start, archive, tmp_path, log):
    run = start(archive, "-o", "out.jsonl", "--workers", 2)
    assert wait_for(lambda: list(tmp_path.glob(".out.jsonl.run/*.gz")))
    os.killpg(run.pid, signal.SIGINT)
    assert (run.communicate()[1], run.returncode) == (
        "claimx: stopped; the same command goes on where this one was\n",
        130,
    )
    assert not any(map(is_alive, log.processes()))
    assert start(archive, "-o", "out.jsonl").wait() == 1
    assert 0 < len(log.articles()) < ARTICLES
    assert len(output(tmp_path)[0].splitlines()) == ARTICLES - 1


def test_interrupted_before_anything_is_done(start, archive, tmp_path, log):
    (archive / "articles.jsonl").write_text('{"text": "hang"}')
    run = start(archive, "-o", "out.jsonl")
    assert wait_for((tmp_path / "workers.log").exists)
    os.killpg(run.pid, signal.SIGINT)
    assert run.communicate()[1].startswith("claimx: stopped")
    assert run.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "workers.log"]


def test_a_file_that_may_not_grow(start, archive, tmp_path, log):
    limit = 400
    run = start(
        archive, "-o", "out.jsonl", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    assert run.communicate()[1] == "claimx: out.jsonl: cannot be written: File too large\n"
    assert run.returncode == 2


def test_a_full_disk(start, archive, tmp_path, log):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], check=False, capture_output=True
    ).returncode:
        pytest.skip("needs the right to mount a file system")
    try:
        run = start(archive, "-o", "disk/out.jsonl")
        message = "No space left on device; what is done is kept, and the same command goes on from there"
        assert run.communicate()[1] == f"claimx: disk/out.jsonl: cannot be written: {message}\n"
        assert run.returncode == 2
        assert [path.name for path in disk.iterdir()] == [".out.jsonl.run"]
        subprocess.run(["mount", "-o", "remount,size=4m", disk], check=True)
        assert start(archive, "-o", "disk/out.jsonl").wait() == 1
        start(archive, "-o", "undisturbed.jsonl").wait()
        assert output(disk) == output(tmp_path, "undisturbed")
    finally:
        subprocess.run(["umount", disk], check=True)
