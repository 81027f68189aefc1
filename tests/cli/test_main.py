"""Start-up, help, and what becomes of errors."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

import claimx as package

COMMANDS = ("extract", "compare", "show", "query", "export", "explain", "eval", "rules", "schema")


def test_help_names_all_commands(claimx):
    outcome = claimx("--help")
    assert outcome.status == 0
    assert all(f"  {command} " in outcome.out for command in COMMANDS)
    assert claimx().out == outcome.out


def test_help_says_in_whole_sentences_what_commands_do_and_what_exit_statuses_mean(claimx):
    shown = claimx("--help").out + claimx("rules", "--help").out
    assert "Exit status: 0 done, 1 some articles failed" in shown
    assert "..." not in shown.replace("[ARGS]...", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(claimx, command):
    assert claimx(command, "--help").out.startswith(f"Usage: claimx {command} ")


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("extract", "[OPTIONS] INPUT..."),
        ("compare", "[OPTIONS] RECORDS..."),
        ("query", "[OPTIONS] [RECORDS... SQL]"),
        ("explain", "[OPTIONS] [TEXT]"),
        ("eval", "[OPTIONS] RECORDS GOLD"),
        ("rules diff", "[OPTIONS] OLD NEW ARTICLES..."),
    ],
)
def test_help_names_the_arguments_in_the_line_of_usage(claimx, command, usage):
    assert claimx(*command.split(), "--help").out.splitlines()[0] == f"Usage: claimx {command} {usage}"


@pytest.mark.parametrize(
    "command", [*COMMANDS, *(f"rules {each}" for each in ("list", "show", "new", "check", "diff"))]
)
def test_help_shows_neither_types_nor_braces(claimx, command):
    assert not set("<>{}") & set(claimx(*command.split(), "--help").out.replace("x>=", ""))


def test_help_explains_each_argument_once(claimx):
    shown = claimx("eval", "--help").out
    assert "\n  RECORDS  A file of records; - for stdin.\n" in shown
    assert shown.count("GOLD") == 2


def test_version(claimx):
    assert claimx("--version").out == f"claimx {package.__version__}\n"


def test_unknown_command(claimx):
    assert claimx("extrakt").err.startswith("claimx: No such command 'extrakt'.")


def test_unexpected_error_is_one_line(claimx, monkeypatch):
    monkeypatch.setattr("claimx.records.json_schema", lambda: {}["nothing"])
    outcome = claimx("schema")
    assert (outcome.status, outcome.err) == (
        2,
        "claimx: unexpected KeyError: 'nothing' (CLAIMX_DEBUG=1 shows more)\n",
    )
    monkeypatch.setenv("CLAIMX_DEBUG", "1")
    with pytest.raises(KeyError):
        claimx("schema")


def test_pipe_that_nobody_reads():
    command = [sys.executable, "-m", "claimx", "rules", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        running.stdout.close()
        assert (running.wait(), running.stderr.read()) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("arguments", [["rules", "list"], ["schema"]])
def test_output_that_cannot_be_written(arguments):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimx", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "claimx: standard output: No space left on device\n")


def test_help_wakes_nothing_heavy():
    code = (
        "import sys; from claimx.cli.main import status; status(['--help']);"
        "print([m for m in ('spacy', 'pandas', 'pydantic', 'rich', 'jsonlines') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_is_quick():
    def seconds() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "claimx", "--help"], capture_output=True, check=True)
        return time.perf_counter() - began

    assert min(seconds() for _ in range(3)) < 0.4


def test_nothing_in_an_error_drives_the_terminal(claimx, tmp_path):
    outcome = claimx("compare", tmp_path / "\x1b]0;owned\x07\n\u202e.jsonl")
    assert outcome.status == 2
    assert outcome.err.endswith("]0;owned .jsonl: No such file or directory\n")
    assert not set("\x1b\x07\u202e") & set(outcome.err)
