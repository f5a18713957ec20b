"""Who supervises whom: the posts above, from the nearest up."""

import pytest

from registry.rules.supervision import Choice, Holder, Holding, Post, check_override, choose

BUDI_HEADS_SECTION = Post("section", [Holder("budi")])
RATNA_HEADS_OFFICE = Post("office", [Holder("ratna")])


def test_the_holder_of_the_superior_post_is_chosen():
    assert choose("sari", [BUDI_HEADS_SECTION, RATNA_HEADS_OFFICE]) == Choice(
        "budi", "section", Holding.DEFINITIVE, skipped=0
    )


@pytest.mark.parametrize(
    ("holdings", "chosen"),
    [
        ([Holding.PLH, Holding.PLT, Holding.PJ, Holding.DEFINITIVE], Holding.DEFINITIVE),
        ([Holding.PLH, Holding.PLT, Holding.PJ], Holding.PJ),
        ([Holding.PLH, Holding.PLT], Holding.PLT),
        ([Holding.PLH], Holding.PLH),
    ],
)
def test_a_definitive_holder_comes_before_pj_plt_and_plh(holdings, chosen):
    post = Post("section", [Holder(holding.value, holding) for holding in holdings])

    assert choose("sari", [post]).holding == chosen


def test_the_plh_acts_while_the_holder_is_away():
    post = Post("section", [Holder("budi", is_active=False), Holder("tono", Holding.PLH)])

    assert choose("sari", [post]) == Choice("tono", "section", Holding.PLH, skipped=0)


def test_a_vacant_post_passes_the_employee_to_the_next_post_up():
    assert choose("sari", [Post("section"), RATNA_HEADS_OFFICE]) == Choice(
        "ratna", "office", Holding.DEFINITIVE, skipped=1
    )


@pytest.mark.parametrize(
    ("chain", "source"),
    [
        ([BUDI_HEADS_SECTION], "holder"),
        ([Post("section", [Holder("tono", Holding.PLT)])], "acting"),
        ([Post("section"), Post("office", [Holder("dewi", Holding.PLH)])], "higher"),
    ],
)
def test_the_choice_says_on_what_ground_it_was_made(chain, source):
    assert choose("sari", chain).source == source


def test_nobody_supervises_themself_even_when_acting_in_the_superior_post():
    acting = Post("section", [Holder("sari", Holding.PLT)])

    assert choose("sari", [acting, RATNA_HEADS_OFFICE]).person_id == "ratna"


def test_somebody_whom_the_employee_supervises_is_not_chosen():
    assert (
        choose("sari", [BUDI_HEADS_SECTION, RATNA_HEADS_OFFICE], excluded_ids={"budi"}).person_id == "ratna"
    )


@pytest.mark.parametrize(
    "chain", [[], [Post("section")], [Post("section", [Holder("budi", is_active=False)])]]
)
def test_the_hr_queue_decides_when_nobody_is_left(chain):
    assert choose("sari", chain) is None


def test_a_chain_of_posts_that_turns_back_on_itself_is_refused():
    with pytest.raises(ValueError, match="berputar"):
        choose("sari", [Post("section"), Post("office"), Post("section")])


LINE = {"sari": "budi", "budi": "ratna"}


def test_a_colleague_may_be_named_as_supervisor():
    assert check_override("sari", "tono", supervisor_is_active=True, supervisor_of=LINE) is None


@pytest.mark.parametrize(
    ("employee", "supervisor", "is_active", "sentence"),
    [
        ("sari", "sari", True, "dirinya sendiri"),
        ("sari", "tono", False, "pegawai aktif"),
        ("budi", "sari", True, "bawahan"),
        ("ratna", "sari", True, "bawahan"),
    ],
)
def test_oneself_an_inactive_person_and_a_subordinate_are_refused(employee, supervisor, is_active, sentence):
    with pytest.raises(ValueError, match=sentence):
        check_override(employee, supervisor, supervisor_is_active=is_active, supervisor_of=LINE)


def test_a_loop_already_in_the_data_does_not_hang_the_check():
    loop = {"tono": "dewi", "dewi": "tono"}

    assert check_override("sari", "tono", supervisor_is_active=True, supervisor_of=loop) is None
