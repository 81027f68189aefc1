"""The commands one after the other, with the real pipeline, as a user runs them."""

import json
import subprocess
import sys

import pytest

CLAIMX = [sys.executable, "-m", "claimx"]
HERALD = """Flood kills 43 in Tamwe

At least 43 people were killed when the Saku river burst its banks at Tamwe, the mayor, Ada Nkosi, said on Monday.
"Nobody told us anything about the dam," she said."""
POST = """The death toll of the flood at Tamwe has risen to 51, Ada Nkosi, the mayor, said on Tuesday.
The Saku is still high. "Nobody told us anything about the dam," Nkosi said."""


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flood")
    rows = [
        {"id": "herald", "text": HERALD, "published": "2024-03-04", "outlet": "The Herald"},
        {"id": "post", "text": POST, "published": "2024-03-05", "outlet": "The Post"},
    ]
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = [*CLAIMX, "extract", "articles.jsonl", "-o", "records.jsonl", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    return folder / "records.jsonl"


def test_records(records):
    herald, post = map(json.loads, records.read_text().splitlines())
    assert [figure["value"] for figure in herald["figures"]] == [43, 43]
    assert (post["id"], post["outlet"], post["published"]) == ("post", "The Post", "2024-03-05")
    assert any(claim["kind"] == "direct" for claim in herald["claims"])


def test_comparison(claimx, records):
    results = [json.loads(line) for line in claimx("compare", records).out.splitlines()]
    figures = next(result for result in results if result["kind"] == "figures")
    assert figures["measure"] == "people killed"
    assert "update" in {pair["relation"] for pair in figures["pairs"]}
    assert [result["relation"] for result in results if result["kind"] == "quotation"] == ["verbatim"]


def test_show(claimx, records):
    assert "Nobody told us anything about the dam" in claimx("show", records, "--id", "post").out
