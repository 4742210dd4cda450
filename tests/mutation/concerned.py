"""Which tests concern which view: those whose text, or what it calls, names it or a view on it."""

import ast
import inspect
import re
from collections.abc import Iterable
from functools import cache
from types import ModuleType

import pytest

from pipelines.store.definitions import CHECK_PREFIX, reads, views

_WORD = re.compile(r"\w+")


NEAR = 1
"""How many steps a test may be above what it is taken to test, unless none is so near."""


@cache
def _below() -> dict[str, dict[str, int]]:
    """By view, itself and every view under it, with how many steps down each is."""
    direct = reads(views())
    closed: dict[str, dict[str, int]] = {}
    for view in views():
        steps = {view.name: 0}
        for name in direct[view.name]:
            for under, distance in closed[name].items():
                steps[under] = min(distance + 1, steps.get(under, distance + 1))
        closed[view.name] = steps
    return closed


def above(name: str) -> list[str]:
    """The views that read a view, at any distance, in an order in which they can be made."""
    return [view.name for view in views() if name in _below()[view.name] and view.name != name]


@cache
def _definitions(module: ModuleType) -> dict[str, str]:
    """The text of what a module defines, by name."""
    text = inspect.getsource(module)
    found: dict[str, str] = {}
    for node in ast.parse(text).body:
        segment = ast.get_source_segment(text, node) or ""
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            decorators = [ast.get_source_segment(text, part) or "" for part in node.decorator_list]
            found[node.name] = "\n".join([segment, *decorators])
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                found[ast.unparse(target)] = segment
    return found


def _words(module: ModuleType, name: str) -> set[str]:
    """Every word of a definition and of the definitions of its module that it leads to."""
    known = _definitions(module)
    words: set[str] = set()
    waiting, done = [name], {name}
    while waiting:
        fresh = set(_WORD.findall(known[waiting.pop()]))
        waiting += sorted((fresh & known.keys()) - done)
        done |= fresh
        words |= fresh
    return words


def _named(item: pytest.Function) -> set[str]:
    """The views that a test names itself; a case of a check names that check."""
    given = item.callspec.params if hasattr(item, "callspec") else {}
    check = getattr(given.get("case"), "check", given.get("check"))
    if check is not None:
        return {f"{CHECK_PREFIX}{check}"}
    return _words(item.module, item.originalname) & _below().keys()


def concerned(items: Iterable[pytest.Item]) -> dict[str, list[pytest.Function]]:
    """Tests by the views that they concern: those near to it, the nearest first."""
    found: dict[str, list[tuple[int, pytest.Function]]] = {}
    for item in items:
        if not isinstance(item, pytest.Function):
            continue
        distances: dict[str, int] = {}
        for name in sorted(_named(item)):
            for view, distance in _below()[name].items():
                distances[view] = min(distance, distances.get(view, distance))
        for view, distance in distances.items():
            found.setdefault(view, []).append((distance, item))
    return {
        view: [
            item
            for distance, item in sorted(tests, key=lambda pair: pair[0])
            if distance <= max(NEAR, min(distance for distance, _ in tests))
        ]
        for view, tests in found.items()
    }
