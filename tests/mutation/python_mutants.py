"""Mutants of Python rules: one operator, number, denial or truth changed in one function."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
}


@dataclass(frozen=True, slots=True)
class PythonMutant:
    """One change.

    Attributes:
        module: Name of the module.
        function: Qualified name of the function; "" for a number at the top of the module.
        line: Line of the change.
        was: The expression as it was.
        becomes: The expression as changed.
        source: The changed function, or the name of the number.
        value: What the number becomes.
    """

    module: str
    function: str
    line: int
    was: str
    becomes: str
    source: str
    value: float | None = None


def python_mutants(module: str, source: str) -> Iterator[PythonMutant]:
    """Make every mutant of a module.

    Args:
        module: Name of the module.
        source: Its text.
    """
    tree = ast.parse(source)
    yield from _numbers(module, tree)
    for name, function in _functions(tree):
        typed = _annotations(function)
        for number, node in enumerate(ast.walk(function)):
            if id(node) in typed:
                continue
            for change in _changes(node):
                yield _mutant(module, name, function, number, change)


def _annotations(function: ast.FunctionDef) -> set[int]:
    """Return the nodes of types: they say nothing at run time."""
    roots = [
        function.returns,
        *(one.annotation for one in ast.walk(function) if isinstance(one, ast.arg)),
    ]
    roots += [one.annotation for one in ast.walk(function) if isinstance(one, ast.AnnAssign)]
    return {id(node) for root in roots if root is not None for node in ast.walk(root)}


def _numbers(module: str, tree: ast.Module) -> Iterator[PythonMutant]:
    for node in tree.body:
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant):
            continue
        value, target = node.value.value, node.targets[0]
        if isinstance(target, ast.Name) and isinstance(value, int | float):
            more = value + 1
            was, becomes = f"{target.id} = {value}", f"{target.id} = {more}"
            yield PythonMutant(module, "", node.lineno, was, becomes, target.id, more)


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    yield f"{node.name}.{inner.name}", inner


def _changes(node: ast.AST) -> list[Callable[[ast.AST], ast.AST]]:
    """Return what may be made of a node; each works on a copy of it."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARED:
        return [_compared]
    if isinstance(node, ast.BoolOp):
        return [_joined]
    if isinstance(node, ast.BinOp) and type(node.op) in _COUNTED:
        return [_counted]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [lambda one: one.operand if isinstance(one, ast.UnaryOp) else one]
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return [_denied]
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return [_raised]
    return []


def _compared(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.Compare)
    node.ops[0] = _COMPARED[type(node.ops[0])]()
    return node


def _joined(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.BoolOp)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return node


def _counted(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.BinOp)
    node.op = _COUNTED[type(node.op)]()
    return node


def _denied(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.Constant)
    return ast.Constant(value=not node.value)


def _raised(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int)
    return ast.Constant(value=node.value + 1)


class _Replaced(ast.NodeTransformer):
    def __init__(self, target: ast.AST, made: ast.AST) -> None:
        self._target, self._made = target, made

    def visit(self, node: ast.AST) -> ast.AST:
        """Give the changed node in place of the one that is changed."""
        if node is self._target:
            return self._made
        return self.generic_visit(node)


def _mutant(
    module: str,
    name: str,
    function: ast.FunctionDef,
    number: int,
    change: Callable[[ast.AST], ast.AST],
) -> PythonMutant:
    whole = copy.deepcopy(function)
    node = list(ast.walk(whole))[number]
    was, line = ast.unparse(node), getattr(node, "lineno", function.lineno)
    made = change(copy.deepcopy(node))
    changed = _Replaced(node, made).visit(whole)
    ast.fix_missing_locations(changed)
    return PythonMutant(module, name, line, was, ast.unparse(made), ast.unparse(changed))
