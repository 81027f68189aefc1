"""Documentation keeps up with the code: every record field, value, rule kind, command and option is in it."""

from __future__ import annotations

import re
import shlex
import textwrap
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel
from spacy.language import Language

import claimx
import claimx.pipeline.build
from claimx import records
from claimx.articles.columns import COLUMNS
from claimx.articles.compression import PACKED
from claimx.articles.read import READERS
from claimx.checking import check_rule
from claimx.cli.main import status
from claimx.comparison import results
from claimx.pipeline.findings import Findings
from claimx.rules.load import Pack, load_pack
from claimx.rules.spec import Rule
from claimx.rules.spec.base import BaseRule, Pattern, Spec
from claimx.rules.spec.claims import Construction
from claimx.text.markup import parse_markup

DOCS = Path(__file__).parent.parent / "docs"
RULES_PAGE = (DOCS / "rules.md").read_text(encoding="utf-8")


def fields_of(model: type[BaseModel]) -> set[str]:
    """The names under which a model's fields stand in JSON."""
    return {field.alias or name for name, field in model.model_fields.items()}


PARTS = [part for part in vars(records).values() if isinstance(part, type) and issubclass(part, records.Part)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_record_field_is_explained(part: type[records.Part]) -> None:
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    assert {name for name in fields_of(part) if f"`{name}`" not in page and f'"{name}"' not in page} == set()


@pytest.mark.parametrize(
    "values",
    [records.MentionForm, records.FigureKind, records.Bound, records.QuotationRole, records.ClaimKind],
)
def test_every_value_of_a_field_is_named(values: object) -> None:
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    assert {value for value in typing.get_args(values) if f"`{value}`" not in page} == set()


@pytest.mark.parametrize("values", [records.Stance, records.Polarity, records.Modality, records.Change])
def test_every_value_of_an_attitude_is_named(values: object) -> None:
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    assert {value for value in typing.get_args(values) if f"`{value}`" not in page} == set()


RESULTS = [part for part in vars(results).values() if isinstance(part, type) and issubclass(part, records.Part)]


@pytest.mark.parametrize("part", RESULTS, ids=lambda part: part.__name__)
def test_every_field_of_a_comparison_is_explained(part: type[records.Part]) -> None:
    page = (DOCS / "comparing.md").read_text(encoding="utf-8")
    assert {name for name in fields_of(part) if f"`{name}`" not in page} == set()


@pytest.mark.parametrize("values", [results.FigureRelation, results.QuotationRelation])
def test_every_relation_is_named(values: object) -> None:
    page = (DOCS / "comparing.md").read_text(encoding="utf-8")
    assert {value for value in typing.get_args(values) if f"`{value}`" not in page} == set()


KINDS: dict[str, type[BaseRule]] = {
    typing.get_args(rule.model_fields["kind"].annotation)[0]: rule for rule in typing.get_args(typing.get_args(Rule)[0])
}
#: The files of the tutorial by their paths, and the rules that are the examples of the reference.
TUTORIAL = dict(re.findall(r"\*\*`([\w-]+/[\w-]+\.yaml)`\*\*\n\n```yaml\n(.*?)```", RULES_PAGE, re.DOTALL))
REFERENCE = re.findall(r"```yaml\n(- id: .*?)```", RULES_PAGE, re.DOTALL)
#: The table of constructions: name and sentence.
CONSTRUCTIONS = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| (.*\[content .*) \|$", RULES_PAGE, re.MULTILINE))


def section(kind: str) -> str:
    """What the page says of a kind: from its heading to the next."""
    found = re.search(rf"^### `{kind}`\n(.*?)(?=^###? )", RULES_PAGE, re.DOTALL | re.MULTILINE)
    return found[1] if found else ""


def own_fields(model: type[BaseModel]) -> Iterator[str]:
    """The fields of a rule and of its parts, without those that all rules or all patterns have."""
    for name, field in model.model_fields.items():
        if name in BaseRule.model_fields or name in Pattern.model_fields or name == "kind":
            continue
        yield name
        for part in parts_of(field.annotation):
            yield from own_fields(part)


def parts_of(annotation: object) -> Iterator[type[Spec]]:
    """The models inside the type of a field."""
    if isinstance(annotation, type) and issubclass(annotation, Spec):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from parts_of(argument)


def values_of(annotation: object) -> set[str]:
    """The texts that a field may be, if it may be only some."""
    if typing.get_origin(annotation) is typing.Literal:
        return set(typing.get_args(annotation))
    return {value for argument in typing.get_args(annotation) for value in values_of(argument)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_kind_is_explained(kind: str) -> None:
    assert section(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_rule_is_explained(kind: str) -> None:
    assert {name for name in own_fields(KINDS[kind]) if f"`{name}`" not in section(kind)} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_role_and_position_is_named(kind: str) -> None:
    fields = KINDS[kind].model_fields
    named = [field for name, field in fields.items() if name in ("role", "position", "part", "where")]
    values = {value for field in named for value in values_of(field.annotation)}
    assert {value for value in values if f"`{value}`" not in section(kind)} == set()


@pytest.mark.parametrize("model", [BaseRule, Pattern])
def test_every_field_that_rules_share_is_explained(model: type[BaseModel]) -> None:
    assert {name for name in model.model_fields if f"`{name}`" not in RULES_PAGE} == set()


def test_every_construction_has_a_sentence() -> None:
    assert set(CONSTRUCTIONS) == set(typing.get_args(Construction))


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_the_sentence_of_a_construction_is_read_as_marked(rules_nlp: Language, construction: str) -> None:
    text, marks = parse_markup(f"{CONSTRUCTIONS[construction]}\n\nThe rains came late this year, and few were ready.")
    findings: Findings = rules_nlp(text)._.claimx
    found = {(m.label, m.start, m.end) for m in findings.matches if m.label in ("source", "cue", "content")}
    assert found == {(mark.label, mark.start, mark.end) for mark in marks}


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> list[Pack]:
    """The packs of the tutorial, and one of the rules of the reference."""
    home = tmp_path_factory.mktemp("packs")
    reference = textwrap.indent("".join(REFERENCE), "  ")
    for path, content in {**TUTORIAL, "my/rules.yaml": f"pack: my\nversion: 1\nrules:\n{reference}"}.items():
        (home / path).parent.mkdir(exist_ok=True)
        (home / path).write_text(content, encoding="utf-8")
    return [load_pack(folder) for folder in sorted(home.iterdir())]


def test_every_rule_kind_has_an_example(packs: list[Pack]) -> None:
    assert [pack.name for pack in packs] == ["desk", "fisheries", "my"]
    assert set(KINDS) == {rule.kind for pack in packs for rule in pack.rules}


def test_the_rules_of_the_page_pass_their_check(packs: list[Pack]) -> None:
    nlp = claimx.load(rules=[pack.folder for pack in packs], attribution="rules")
    problems = [problem for pack in packs for rule in pack.rules for problem in check_rule(rule, nlp)]
    assert [f"{p.rule}: {p.example}: {p.message}" for p in problems] == []


def test_inputs_page_names_every_format_field_and_error() -> None:
    page = (DOCS / "inputs.md").read_text(encoding="utf-8")
    source = Path(claimx.__file__).parent / "articles"
    code = "".join(path.read_text(encoding="utf-8") for path in source.glob("*.py"))
    errors = set(re.findall(r'ArticleError\(\s*"(\w+)"', code))
    columns = {column for names in COLUMNS.values() for column in names}
    assert len(errors) > 10
    assert {name for name in (*READERS, *PACKED, *COLUMNS, *columns, *errors) if f"`{name}`" not in page} == set()


def test_records_page_names_every_doubt() -> None:
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    assert {doubt for doubt in typing.get_args(records.Doubt) if f"| `{doubt}` |" not in page} == set()


#: What a reader of the tutorial does, in turn: writes a file (its path and its words), or runs commands.
STEPS = re.findall(
    r"\*\*`([\w./-]+)`\*\*\n\n```\w+\n(.*?)```|```console\n(.*?)```",
    RULES_PAGE[: RULES_PAGE.index("## Packs")],
    re.DOTALL,
)


def test_the_tutorial_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], rules_nlp: Language
) -> None:
    loaded: dict[str, Language] = {}

    def load_once(model: str | None = None, rules: typing.Iterable[str] = (), attribution: str = "rules") -> Language:
        state = "".join(load_pack(Path(pack)).sha256 for pack in rules)
        if state not in loaded:
            loaded[state] = load(model, rules, "rules")
        return loaded[state]

    load, loaded[""] = claimx.pipeline.build.load, rules_nlp
    monkeypatch.setattr("claimx.pipeline.build.load", load_once)
    monkeypatch.setattr("claimx.checking.load", load_once)
    monkeypatch.chdir(tmp_path)
    for path, words, console in STEPS:
        if path:
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(words, encoding="utf-8")
        shown = re.split(r"^\$ claimx (.*)\n", console, flags=re.MULTILINE)
        for command, output in zip(shown[1::2], shown[2::2], strict=True):
            status(shlex.split(command))
            printed = capsys.readouterr()
            told = "" if command.startswith("rules new") else printed.err
            assert printed.out + told == output, command
