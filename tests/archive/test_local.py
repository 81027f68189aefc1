"""Runs over archives: whatever happens on the way, the same bytes come out, and each bad article costs itself alone."""

import json
import os

import pytest

from archive.conftest import some_articles, stopping
from claimx.archive.local import run, stream
from claimx.archive.pool import SetupError
from claimx.articles.article import Article
from claimx.articles.failure import Failure
from claimx.store.jsonl import OutputError
from fake_worker import RULES, FakeSetup


def ids(path):
    return [json.loads(line)["id"] for line in path.read_text().splitlines()]


def failures(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_one_record_an_article_in_their_order(extract, tmp_path):
    summary = extract(some_articles(50), workers=2)
    assert ids(tmp_path / "out.jsonl") == [f"a{number}" for number in range(50)]
    assert summary.total.articles == 50
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_the_same_bytes_for_any_number_of_workers(extract, tmp_path):
    unread = Failure(id="a", input="rows.jsonl:3", error="NoText", message="no column text")
    articles = [*some_articles(60, a0="slow", a5="spoil", a9="die", a33="slow"), unread]
    for workers in (1, 3):
        extract(articles, workers, f"{workers}.jsonl")
    assert len({(tmp_path / f"{workers}.jsonl").read_bytes() for workers in (1, 3)}) == 1
    assert len({(tmp_path / f"{workers}.failures.jsonl").read_bytes() for workers in (1, 3)}) == 1


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("spoil", "ValueError", "spoilt utterly"),
        ("die", "WorkerDied", "the process that read it died (SIGKILL: out of memory?), twice"),
        ("hang", "TimedOut", "it takes more than 1 seconds; --timeout gives an article more"),
    ],
)
def test_a_bad_article_costs_itself_alone(extract, tmp_path, text, error, message):
    extract(some_articles(20, a3=text, a19=text), timeout=1)
    assert ids(tmp_path / "out.jsonl") == [f"a{number}" for number in range(20) if number not in (3, 19)]
    assert failures(tmp_path / "out.failures.jsonl") == [
        {"id": name, "input": f"{name}.txt", "error": error, "message": message} for name in ("a3", "a19")
    ]


def test_an_article_is_not_blamed_for_the_first_death_of_its_worker(extract, tmp_path, log):
    assert extract(some_articles(5, a3="falter")).total.failed == 0
    assert log.articles() == ["a0", "a1", "a2", "a3", "a3", "a4"]


def test_an_archive_of_nothing(extract, tmp_path):
    assert extract([]).total.articles == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_stopped_it_goes_on_where_it_was(extract, tmp_path, log):
    articles = some_articles(200, a2="spoil")
    with pytest.raises(KeyboardInterrupt):
        extract(stopping(articles, after=150))
    done = set(log.articles())
    assert not (tmp_path / "out.jsonl").exists()
    summary = extract(articles, workers=2)
    again = log.articles()
    assert summary.earlier.articles > 100
    assert len(again) == summary.fresh.articles
    assert done | set(again) == {article.id for article in articles}
    extract(articles, name="undisturbed.jsonl")
    for name in ("{}.jsonl", "{}.failures.jsonl"):
        assert (tmp_path / name.format("out")).read_bytes() == (tmp_path / name.format("undisturbed")).read_bytes()


def stop_half_way(extract, log, articles):
    with pytest.raises(KeyboardInterrupt):
        extract(stopping(articles, after=len(articles)))
    assert len(log.articles()) > len(articles) - 64


def test_changed_rules_redo_everything(extract, log, monkeypatch):
    articles = some_articles(100)
    stop_half_way(extract, log, articles)
    monkeypatch.setenv(RULES, "changed")
    assert extract(articles).earlier.articles == 0


def test_what_comes_to_the_archive_redoes_only_the_articles_around_it(extract, log, tmp_path):
    articles = some_articles(300, a5="spoil", a290="spoil")
    stop_half_way(extract, log, articles)
    new = articles[0].model_copy(update={"id": "new"})
    grown = [*articles[:150], new, *articles[150:]]
    moved = [article.model_copy(update={"input": f"moved/{article.input}"}) for article in grown]
    summary = extract(moved)
    assert "new" in ids(tmp_path / "out.jsonl")
    assert summary.fresh.articles < 130
    places = [failure["input"] for failure in failures(tmp_path / "out.failures.jsonl")]
    assert places == ["moved/a5.txt", "moved/a290.txt"]


def test_an_archive_that_grows(extract, log, tmp_path):
    articles = some_articles(200, a7="spoil", a100="die")
    extract(articles, keep_parts=True)
    assert extract(articles, keep_parts=True).fresh.articles <= 64  # those around the one that died
    log.read()
    extract([*articles, Article(id="new", text="Rain")], keep_parts=True)
    assert "new" in log.articles()
    assert ids(tmp_path / "out.jsonl")[-1] == "new"
    extract(articles[:20], keep_parts=True)
    kept = list((tmp_path / ".out.jsonl.run").glob("*.gz"))
    assert 0 < len(kept) <= 10  # what the archive no longer has is gone
    extract(articles[:20])
    assert not (tmp_path / ".out.jsonl.run").exists()


def test_a_damaged_part_is_done_again(extract, log, tmp_path):
    articles = some_articles(100)
    stop_half_way(extract, log, articles)
    part = max((tmp_path / ".out.jsonl.run").glob("*.gz"), key=lambda path: path.stat().st_size)
    part.write_bytes(part.read_bytes()[:-20])
    extract(articles)
    assert ids(tmp_path / "out.jsonl") == [article.id for article in articles]


def test_a_second_run_at_the_same_time_is_refused(extract, tmp_path):
    def articles():
        with pytest.raises(OutputError, match=r"out\.jsonl: another claimx writes it now; wait for it to end"):
            extract(some_articles(3))
        yield from some_articles(3)

    assert extract(articles()).total.articles == 3


@pytest.mark.parametrize(
    ("model", "message"),
    [("none", "no model none"), ("die", r"a worker died while it loaded the pipeline \(SIGSEGV\)")],
)
def test_workers_that_cannot_begin(tmp_path, model, message):
    with pytest.raises(SetupError, match=message):
        run(some_articles(3), tmp_path / "out.jsonl", FakeSetup(model), workers=2)
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(extract, tmp_path):
    (tmp_path / "link.jsonl").symlink_to("whole.jsonl")
    extract(some_articles(3), name="link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert ids(tmp_path / "whole.jsonl") == ["a0", "a1", "a2"]


def test_progress_counts_every_article_once(extract, log):
    articles = some_articles(100, a3="spoil", a7="die")
    stop_half_way(extract, log, articles)
    told = []
    extract(articles, on_progress=lambda count, earlier: told.append((count, earlier)))
    assert sum(count for count, _ in told) == 100
    assert 0 < sum(count for count, earlier in told if earlier) < 100


@pytest.mark.parametrize("workers", [1, 3])
def test_a_stream_is_in_order(workers):
    outcomes = stream(some_articles(30, a0="slow", a4="spoil", a8="die", a20="slow"), FakeSetup(), workers)
    names = [outcome.failure.id if outcome.failure else json.loads(outcome.line)["id"] for outcome in outcomes]
    assert names == [f"a{number}" for number in range(30)]


def test_no_process_outlives_its_run(extract, log):
    extract(some_articles(3), workers=2)
    outcomes = stream(some_articles(100), FakeSetup(), 2)
    next(outcomes)
    outcomes.close()
    for process in log.processes():
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
