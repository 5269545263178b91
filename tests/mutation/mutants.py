"""Small faults put into source, one at a time."""

import ast
import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
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
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault.

    Attributes:
        line: In the source.
        what: Was changed.
        source: The whole module with it.
    """

    line: int
    what: str
    source: str


def mutants(source: str, name: str, most: int) -> list[Mutant]:
    """At most so many of a module, spread evenly; the same each time."""
    tree = ast.parse(source)
    places = [(node, change) for node in _nodes(tree) for change in _changes(node)]
    dice = random.Random(name)
    if len(places) > most:
        places = [places[index] for index in sorted(dice.sample(range(len(places)), most))]
    return [mutant for node, change in places if (mutant := _made(tree, node, change)) is not None]


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Everything but annotations, docstrings, ``__all__`` and what only type checkers read."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom | ast.Import):
            continue
        yield node
        if isinstance(node, ast.AnnAssign):
            yield from _value(node.value)
        elif isinstance(node, ast.FunctionDef):
            for part in (*node.args.defaults, *node.args.kw_defaults):
                yield from _value(part)
            for part in node.body:
                yield from _nodes(ast.Module(body=[part], type_ignores=[]))
        elif isinstance(node, ast.arg | ast.JoinedStr | ast.Raise):
            continue
        else:
            yield from _nodes(node)


def _value(node: ast.expr | None) -> Iterator[ast.AST]:
    if node is not None:
        yield node
        yield from _nodes(node)


Change = tuple[str, Callable[[ast.AST], ast.AST]]


def _changes(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=[operator, *_]) if type(operator) in COMPARISONS:
            other = COMPARISONS[type(operator)]
            yield (
                f"{type(operator).__name__} -> {other.__name__}",
                lambda new: _set(new, "ops", [other(), *new.ops[1:]]),
            )  # type: ignore[attr-defined]
        case ast.BoolOp(op=ast.And()):
            yield "and -> or", lambda new: _set(new, "op", ast.Or())
        case ast.BoolOp(op=ast.Or()):
            yield "or -> and", lambda new: _set(new, "op", ast.And())
        case ast.UnaryOp(op=ast.Not()):
            yield "not x -> x", lambda new: new.operand  # type: ignore[attr-defined,no-any-return]
        case ast.BinOp(op=operator) if type(operator) in ARITHMETIC:
            swapped = ARITHMETIC[type(operator)]
            yield f"{type(operator).__name__} -> {swapped.__name__}", lambda new: _set(new, "op", swapped())
        case ast.Constant(value=bool() as value):
            yield f"{value} -> {not value}", lambda new: _set(new, "value", not value)
        case ast.Constant(value=int() as number):
            yield f"{number} -> {number + 1}", lambda new: _set(new, "value", number + 1)
        case ast.Constant(value=str() as text) if text and len(text) <= 12 and " " not in text:
            yield f"{text!r} -> other text", lambda new: _set(new, "value", f"{text}~")
        case ast.Constant(value=bytes() as data) if data:
            yield f"{data!r} -> other bytes", lambda new: _set(new, "value", data + b"~")
        case ast.Return(value=ast.Constant(value="" | None | False | 0 | b"")):
            pass  # nothing is nothing
        case ast.Return(value=ast.expr()):
            yield "return None", lambda new: _set(new, "value", ast.Constant(None))
        case ast.Continue():
            yield "continue -> break", lambda new: ast.Break()
        case ast.Break():
            yield "break -> continue", lambda new: ast.Continue()
        case ast.Expr(value=ast.Call()) | ast.AugAssign():
            yield "statement left out", lambda new: ast.Pass()


def _set(node: ast.AST, field: str, value: object) -> ast.AST:
    setattr(node, field, value)
    return node


def _made(tree: ast.Module, place: ast.AST, change: Change) -> Mutant | None:
    what, make = change
    found = [index for index, node in enumerate(ast.walk(tree)) if node is place]
    fresh = copy.deepcopy(tree)
    node = list(ast.walk(fresh))[found[0]]

    class Put(ast.NodeTransformer):
        def generic_visit(self, here: ast.AST) -> ast.AST:
            if here is node:
                return ast.copy_location(make(here), here)
            return super().generic_visit(here)

    changed = ast.fix_missing_locations(Put().visit(fresh))
    try:
        source = ast.unparse(changed)
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return None
    return Mutant(getattr(place, "lineno", 0), what, source)
