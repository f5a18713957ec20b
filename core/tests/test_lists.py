"""Lists: what the address may ask for, and what it may not."""

import time

import django_filters
import pytest
from django.http import QueryDict
from django.test import RequestFactory

from core import lists
from core.models import Account, Job

pytestmark = pytest.mark.django_db
SORTS = {"judul": ("title",), "mulai": ("created_at", "title")}
HOSTILE = ["'; DROP TABLE core_job; --", "%", "_", "\\", '"', "(a+)+$", "' OR 1=1", "a" * 10_000, "\0", "²"]


class JobFilter(django_filters.FilterSet):
    q = django_filters.CharFilter("title", "icontains", label="Cari")
    status = django_filters.ChoiceFilter(choices=Job.Status, label="Status")
    owner = django_filters.ModelChoiceFilter(
        label="Pemilik", queryset=lambda request: Account.objects.filter(login="dina")
    )
    mulai = django_filters.DateFromToRangeFilter("created_at", label="Mulai")


@pytest.fixture
def titles(dina):
    """60 jobs, three of them named alike."""
    names = [*(f"Berkas {n:02}" for n in range(57)), "100% hadir", "100 hadir", "a_b"]
    Job.objects.bulk_create(Job(kind="uji", title=name, owner=dina) for name in names)
    return names


def listing(query, user=None, **options):
    request = RequestFactory().get(f"/daftar/?{query}")
    request.user = user or Account()
    return lists.build(request, Job.objects.all(), JobFilter, sorts=SORTS, **options)


def found(query):
    return [job.title for job in lists.select(query, Job.objects.all(), JobFilter, sorts=SORTS).queryset]


@pytest.mark.parametrize("number", ["0", "-1", "9" * 21, "abc", "²", "", "1.5", "4", "9" * 5000])
def test_a_page_that_does_not_exist_is_the_first_one(titles, number):
    assert listing(f"halaman={number}").page.number == 1


@pytest.mark.parametrize(("size", "rows"), [("50", 50), ("100", 60), ("1000000", 25), ("0", 25), ("x", 25)])
def test_only_the_sizes_on_offer_are_given(titles, size, rows):
    assert len(listing(f"ukuran={size}").rows) == rows


def test_sorting_turns_round_and_ties_are_broken_by_the_key(titles):
    up, down = listing("urut=judul&ukuran=100"), listing("urut=-judul&ukuran=100")

    assert (up.sort, down.sort) == ("judul", "-judul")
    assert [row.title for row in up.rows] == sorted(titles) == [row.title for row in down.rows][::-1]
    assert up.selection.queryset.query.order_by == ("title", "pk")
    assert listing("urut=-mulai").selection.queryset.query.order_by == ("-created_at", "-title", "pk")


@pytest.mark.parametrize("sort", ["nope", "owner__password", "-", "--judul", "judul,id", "?", *HOSTILE])
def test_a_sort_that_is_not_on_offer_is_ignored(titles, sort):
    query = QueryDict(mutable=True)
    query["urut"] = sort

    page = listing(query.urlencode(), default_sort="-judul")

    assert page.sort == ""
    assert page.rows[0].title == "a_b"


def test_without_any_sort_the_order_of_the_queryset_stays(titles):
    assert listing("").selection.queryset.query.order_by == ("pk",)
    ordered = Job.objects.order_by("-title")
    assert lists.select("", ordered, sorts=SORTS).queryset.query.order_by == ("-title", "pk")


def test_names_that_nobody_declared_are_ignored(titles):
    assert listing("owner__password=x&dir=desc&sort=nope").count == 60


@pytest.mark.parametrize("text", HOSTILE)
def test_a_search_is_literal_and_quick(titles, text):
    query = QueryDict(mutable=True)
    query["q"] = text
    began = time.monotonic()

    names = found(query.urlencode())

    assert time.monotonic() - began < 1
    assert names == [name for name in titles if text.lower() in name.lower()]


@pytest.mark.parametrize(
    "query", ["status=nope", "status=%00", "owner=1", "owner=", "mulai_after=31-02-2026", "q=%FF%ED%A0%80"]
)
def test_a_value_that_the_filter_refuses_finds_nothing(titles, query):
    page = listing(query)

    is_refused = not query.endswith("=")
    assert page.count == (0 if is_refused else 60)
    assert page.is_filtered is is_refused


def test_a_record_out_of_reach_finds_nothing_and_is_not_named(titles, joko):
    page = listing(f"owner={joko.pk}")

    assert (page.count, page.chips) == (0, [])


def test_the_filter_is_told_in_words_and_each_part_can_be_taken_away(titles, dina):
    shown = "halaman=2&ukuran=50&urut=judul&x=1"
    page = listing(f"q=Berkas&status=queued&owner={dina.pk}&mulai_after=01-01-2026&{shown}")

    labels = ["Cari: Berkas", "Status: Antre", "Pemilik: Dina", "Mulai: 1 Jan 2026–…"]
    assert [chip.label for chip in page.chips] == labels
    assert page.selection.filter_words == " · ".join(labels)
    without_status = page.chips[1].url
    assert "status" not in without_status
    assert "halaman" not in without_status
    assert "q=Berkas" in without_status
    assert "mulai_after" not in page.chips[3].url
    assert page.clear_url == "?ukuran=50&urut=judul"


def test_an_export_of_the_query_finds_the_same_records_in_the_same_order(titles):
    page = listing("q=berkas&urut=-judul&halaman=2&kepadatan=compact")

    again = lists.select(page.query, Job.objects.all(), JobFilter, sorts=SORTS)

    assert list(again.queryset) == list(page.selection.queryset)
    assert again.filter_words == page.selection.filter_words
    assert again.queryset.count() == page.count == 57


def test_the_density_is_the_account_s_own_unless_the_address_says_so():
    compact = Account(density="compact")

    assert listing("", compact).density == "compact"
    assert listing("kepadatan=comfortable", compact).density == "comfortable"
    assert listing("kepadatan=%3Cscript%3E").density == "comfortable"


def test_a_screen_reader_hears_how_many_and_where(titles):
    assert listing("halaman=2").announcement == "60 hasil, halaman 2 dari 3"
    assert listing("q=a_b").announcement == "1 hasil"


@pytest.mark.parametrize("rows", [1, 20])
def test_the_number_of_queries_does_not_grow_with_the_rows(dina, rows, django_assert_num_queries):
    Job.objects.bulk_create(Job(kind="uji", title=f"{n}", owner=dina) for n in range(rows))

    with django_assert_num_queries(2):
        assert len(listing("q=").rows) == rows
