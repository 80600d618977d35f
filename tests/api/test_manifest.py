"""amadou has MindSpore's names with MindSpore's parameters, or says which it has not."""

import enum

import pytest

from tests.api import describe
from tests.api.manifest import exceptions, find, is_offered, namespaces, uses
from tests.api.missing import count

# a layer that takes no arguments may keep the constructor of Cell
INHERITED = "(auto_prefix=True, flags=None)"
# values whose text is a fact: MindSpore's numbers, names and dtypes
PLAIN = ("'", "mindspore.", "True", "False", *"-0123456789")


@pytest.mark.parametrize("path", namespaces())
def test_names_are_what_they_are_in_mindspore(path):
    found = [line for name, facts in namespaces()[path].items() for line in _differences(f"{path}.{name}", facts)]
    if found:
        pytest.fail("\n".join([f"{len(found)} differences", *found]), pytrace=False)


@pytest.mark.parametrize("path", namespaces())
def test_no_name_is_missing_without_a_word(path):
    names = [f"{path}.{name}" for name in namespaces()[path]]
    missing = [name for name in names if find(name) is None and name not in exceptions()]
    if missing:
        pytest.fail(f"neither offered nor a gap: {' '.join(missing)}", pytrace=False)


def _differences(name, facts):
    """How one name that amadou offers differs from the facts, and its members."""
    value = find(name)
    if name in exceptions() or not is_offered(value):
        return
    if describe.kind(value) != facts["kind"]:
        yield f"{name} is a {describe.kind(value)}, should be a {facts['kind']}"
    elif "same" in facts:
        if is_offered(find(facts["same"])) and value is not find(facts["same"]):
            yield f"{name} is not {facts['same']}"
    elif facts["kind"] == "value" and facts["text"].startswith(PLAIN):
        if describe.text(value) != facts["text"]:
            yield f"{name} is {describe.text(value)}, should be {facts['text']}"
    else:
        yield from _call_differences(name, value, facts, bound=False)
        members = facts.get("members", {})
        for member, about in members.items():
            yield from _member_differences(f"{name}.{member}", getattr(value, member, None), about)
        lacking = [
            member for member in members if not hasattr(value, member) and f"{name}.{member}" not in exceptions()
        ]
        if lacking:
            yield f"{name} lacks {len(lacking)} members: {' '.join(lacking)}"


def _member_differences(name, member, facts):
    if name not in exceptions() and member is not None and facts["kind"].endswith("method"):
        yield from _call_differences(name, member, facts, bound=facts["kind"] == "method")


def _call_differences(name, value, facts, bound):
    ours = describe.signature(value, bound)
    if isinstance(value, enum.EnumMeta):
        return  # Python's own signature, which changes with its versions
    if ours == INHERITED and facts.get("parameters") == "()":
        return
    if "parameters" in facts and ours != facts["parameters"]:
        yield f"{name}{ours}, should be {facts['parameters']}"
    documented = facts.get("documented", [])
    if len(documented) == 1 and ours not in (documented[0], describe.OPAQUE):
        yield f"{name}{ours}, should be {documented[0]}"


def test_every_exception_is_needed():
    for name in list(exceptions()):
        path, facts = _facts(name)
        assert facts is not None, f"{name} is no name of MindSpore"
        assert not is_offered(find(path)) or list(_unexcused(name)), f"{name} does not differ"


def _facts(name):
    """The path of a name or of a member's class, and the facts about it."""
    for path in (name, name.rpartition(".")[0]):
        namespace, _, last = path.rpartition(".")
        facts = namespaces().get(namespace, {}).get(last)
        if facts is not None:
            return path, facts if path == name else facts.get("members", {}).get(name.rpartition(".")[2])
    return name, None


def _unexcused(name):
    """The differences of a name as if it were no exception."""
    path, facts = _facts(name)
    excused = exceptions()
    saved = excused.pop(name)
    try:
        yield from _differences(name, facts) if path == name else _member_differences(name, find(name), facts)
        if find(name) is None:
            yield f"{name} is missing"
    finally:
        excused[name] = saved


def test_the_count_of_missing_names_adds_up():
    table = count(namespaces(), dict(uses()))
    assert sum(row.total for row in table) == sum(map(len, namespaces().values()))
    assert all(row.offered + row.gaps <= row.total for row in table)
