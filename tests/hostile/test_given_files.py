"""Files that a person gives with a command, of any depth and shape, end in a sentence."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.errors import UsageError
from pipelines.evaluation.gold import read_gold
from pipelines.given_files import check_registry
from pipelines.vocabulary import checked_vocabulary
from tests.command_line import SMALLEST, sentence, verifica

DEPTHS = (30, 1000, 6_000)

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("document", "objectives", "steps", "verification", "code", "closing", "matrix")
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
_TOML = st.recursive(
    st.sampled_from(("1", "true", '"a"', "[]", "{}", "nan", "1979-05-27", "0x1f")),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(("name", "kind", "headers", "a")), inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=8,
)
_QUIETLY = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _toml_of_depth(depth: int) -> dict[str, str]:
    return {
        "lists": "a = " + "[" * depth + "]" * depth,
        "tables": "a = " + "{a=" * depth + "1" + "}" * depth,
        "dots": ".".join(["a"] * depth) + " = 1",
        "headers": "[" + ".".join(["a"] * depth) + "]",
        "quoted dots": ".".join(['"a"'] * depth) + " = 1",
        "lists with words": "a = " + '["x", ' * depth + "]" * depth,
    }


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("shape", _toml_of_depth(1))
def test_toml_of_any_depth_is_a_sentence(shape: str, depth: int, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(_toml_of_depth(depth)[shape], "utf-8")
    for check in (check_registry, checked_vocabulary):
        with pytest.raises(UsageError, match=r"correct it|form"):
            check(path)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[", b"\0", b"a" * 3_000_000])
def test_what_is_no_toml_is_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    for check in (check_registry, checked_vocabulary):
        with pytest.raises(UsageError, match=r"a\.toml"):
            check(path)


@_QUIETLY
@given(key=st.sampled_from(("cssm", "step.target", "a-b")), value=_TOML)
def test_toml_of_any_shape_is_taken_or_a_sentence(key: str, value: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f"{key} = {value}\n", "utf-8")
    for check in (check_registry, checked_vocabulary):
        with suppress(UsageError):  # anything else is not foreseen
            check(path)


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize(("start", "end"), [("[", "]"), ('{"a":', "}"), ('{"objectives":[', "]}")])
def test_json_of_any_depth_is_a_sentence(start: str, end: str, depth: int, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(start * depth + "1" + end * depth, "utf-8")
    with pytest.raises(UsageError, match="no gold file"):
        read_gold(path)


@_QUIETLY
@given(document=_VALUES, objectives=st.lists(_VALUES, max_size=3) | _VALUES, closing=_VALUES)
def test_json_of_any_shape_is_taken_or_a_sentence(
    document: object, objectives: object, closing: object, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    content = {"document": document, "objectives": objectives, "closing": closing}
    path.write_text(json.dumps(content), "utf-8")
    with suppress(UsageError):  # anything else is not foreseen
        read_gold(path)


def test_a_password_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "password").write_bytes(b"\xff")
    done = verifica(
        *("ingest", SMALLEST, "--db", tmp_path / "a.duckdb"),
        *("--password-file", tmp_path / "password"),
    )
    assert done.returncode == 2
    assert "no text in UTF-8" in sentence(done)
