"""Replay: every case on amadou gives the recorded answer of the real MindSpore."""

import functools

import pytest

import amadou as ms
from tests.conformance import store
from tests.conformance.collect import FAMILIES, cases_of, xfails
from tests.conformance.compare import differences
from tests.conformance.run import run
from tests.conformance.tolerances import DEFAULT, WIDER, tolerance
from tests.conformance.truth import NotRecorded, truth

ALL = [(family, case) for family in FAMILIES for case in cases_of(family)]
XFAILS = xfails()


@functools.cache
def records(family):
    return store.load(store.path_of(family)).records


@pytest.mark.parametrize(("family", "case"), [pytest.param(f, c, id=f"{f}: {c.id}") for f, c in ALL])
def test_case(family, case):
    try:
        want = truth(case, family, records(family))
    except NotRecorded as missing:
        pytest.fail(str(missing), pytrace=False)
    found = differences(want, run(ms, case), functools.partial(tolerance, case))
    if case.id in XFAILS:
        if not found:
            pytest.fail("agrees now: delete its entry in xfails.toml", pytrace=False)
        pytest.xfail(XFAILS[case.id])
    if found:
        pytest.fail("\n".join([case.id, *found]), pytrace=False)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_record_without_a_case(family):
    orphans = records(family).keys() - {case.id for case in cases_of(family) if case.recorded}
    assert not orphans, f"run .oracle/bin/python -m tests.conformance.record {family}"


def test_no_file_without_a_family():
    assert {path.stem for path in store.RECORDED.glob("*")} <= set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_records_stay_small(family):
    assert store.path_of(family).stat().st_size < 300_000


def test_every_xfail_has_a_case():
    assert XFAILS.keys() <= {case.id for _, case in ALL}


def test_wider_tolerances_have_a_reason_and_a_limit():
    names = {case.id for _, case in ALL} | {case.target for _, case in ALL}
    names |= {case.target.partition("(")[0] for _, case in ALL}
    assert WIDER.keys() <= names
    for table in WIDER.values():
        for dtype, wider in table.items():
            assert wider.reason
            assert dtype in DEFAULT
    for limit in [*DEFAULT.values(), *(wider for table in WIDER.values() for wider in table.values())]:
        assert 0 <= limit.rtol <= 1e-2
        assert 0 <= limit.atol <= 1e-2
