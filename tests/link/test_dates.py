"""Reports without a date, dated as far as their fellows allow and no further."""

from __future__ import annotations

from dataclasses import replace

from tests.link.build import Builder

from reportedly.annotation import Annotation, Time
from reportedly.link.dates import anchor_loosely, date_reports
from reportedly.record import Basis


def dated(story: Builder) -> list[tuple[str | None, str | None]]:
    reports, annotations, _, stories = story.rows()
    found, _ = date_reports(reports, annotations, stories)
    return [(r.published, r.published_basis) for r in found]


def test_fellows_of_one_month_give_the_month() -> None:
    story = Builder()
    story.report("Post", "2031-05-02T08:00", "The ferry sank.")
    story.report("Echo", "2031-05-09", "A ferry went down.")
    story.report("Mail", None, "The ferry that sank was old.")
    assert dated(story)[2] == ("2031-05", "relative")


def test_fellows_of_two_months_give_the_year() -> None:
    story = Builder()
    story.report("Post", "2031-04-28", "The ferry sank.")
    story.report("Echo", "2031-05-09", "A ferry went down.")
    story.report("Mail", None, "The ferry that sank was old.")
    assert dated(story)[2] == ("2031", "relative")


def test_fellows_far_apart_give_nothing() -> None:
    story = Builder()
    story.report("Post", "2031-01-28", "The ferry sank.")
    story.report("Echo", "2031-05-09", "A ferry went down.")
    story.report("Mail", None, "The ferry that sank was old.")
    assert dated(story)[2] == (None, None)


def test_another_story_gives_nothing() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "The ferry sank.")
    story.report("Mail", None, "A bridge was painted.", story="two")
    assert dated(story)[1] == (None, None)


def test_last_month_and_a_day_that_another_dates_in_full() -> None:
    story = Builder()
    story.report("Post", "2031-04-30", "On 28 March 2031 the ferry sank.").time("28 March 2031", "2031-03-28")
    story.report("Echo", "2031-05-02", "The ferry sank.")
    mail = story.report("Mail", None, "On 28 March the ferry sank. It was inspected last month.")
    mail.time("28 March", None, value="XXXX-03-28").time("last month", None, value="-P1M")
    assert dated(story)[2] == ("2031-04", "relative")


def test_times_are_anchored_anew() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "The ferry sank.")
    mail = story.report("Mail", None, "The ferry was inspected last month.")
    mail.time("last month", None, value="-P1M")

    def anchor(time: Time, published: str | None) -> Time:
        return replace(time, first=f"before {published}", last=None)

    reports, annotations, _, stories = story.rows()
    _, found = date_reports(reports, annotations, stories, anchor)
    assert found[mail.report.report_id].times[0].first == "before 2031-05"


def test_from_a_month_only_what_every_day_of_it_agrees_on_is_anchored() -> None:
    story = Builder()
    mail = story.report("Mail", None, "Last month and last Tuesday.")
    mail.time("Last month", None, value="-P1M").time("last Tuesday", None, value="last:TUE")

    def anchor(time: Time, published: str | None) -> Time:
        if published is None or len(published) < 10:
            return time
        first = "2031-04" if time.value == "-P1M" else f"2031-05-{int(published[8:]) % 7 + 1:02d}"
        return replace(time, first=first, last=first)

    found = [anchor_loosely(t, "2031-05", anchor).first for t in mail.times]
    assert found == ["2031-04", None]


def test_a_month_without_a_year() -> None:
    story = Builder()
    mail = story.report("Mail", None, "In March and in November.")
    mail.time("March", None, value="XXXX-03").time("November", None, value="XXXX-11")

    def anchor(time: Time, published: str | None) -> Time:
        known = not time.value.startswith("XXXX") or (published is not None and published < "2031-05-09")
        first = time.value.replace("XXXX", "2031") if known else "1999"
        return replace(time, first=first, last=first)

    times = [replace(t, first=None) for t in mail.times]
    blank = [replace(t, last=None) for t in times]

    def months_only(time: Time, published: str | None) -> Time:
        return time if published and len(published) < 10 and time.value[0] == "X" else anchor(time, published)

    assert [anchor_loosely(t, "2031-05", months_only).first for t in blank] == ["2031-03", "2030-11"]


def weekday(*others: tuple[str, str]) -> tuple[str | None, str | None]:
    """What "Wednesday" comes to in a report without a date; the others each name a day in full."""
    story = Builder()
    for published, named in others:
        story.report("Post", published, f"The ferry sank on {named}, said the mayor.").time(named, named)
    story.report("Mail", None, "The ferry sank on Wednesday.").time("Wednesday", None, value="last:WED")
    reports, annotations, _, stories = story.rows()
    found, anchored = date_reports(reports, annotations, stories)
    time = anchored[found[-1].report_id].times[0]
    return time.first, time.last


def test_a_weekday_of_an_undated_report_is_the_one_that_its_story_names() -> None:
    assert weekday(("2031-05-02", "2031-04-30"), ("2031-05-04", "2031-05-03")) == ("2031-04-30", "2031-04-30")


def test_a_weekday_that_may_be_two_days_stays_open() -> None:
    assert weekday(("2031-05-02", "2031-04-30"), ("2031-05-09", "2031-05-07")) == (None, None)
    assert weekday(("2031-04-10", "2031-04-09"), ("2031-05-09", "2031-05-02")) == (None, None)
    assert weekday(("2031-05-02", "2031-05-01")) == (None, None)


def test_a_story_is_read_once_for_all_its_reports_without_a_date() -> None:
    class Counting(dict[str, Annotation]):
        asked = 0

        def __getitem__(self, key: str) -> Annotation:
            self.asked += 1
            return super().__getitem__(key)

    story = Builder()
    story.report("Post", "2031-05-02", "The ferry sank.")
    for i in range(40):
        story.report(f"Mail {i}", None, f"The ferry that sank was {i} years old.")
    reports, annotations, _, stories = story.rows()
    counting = Counting(annotations)
    found, _ = date_reports(reports, counting, stories)
    assert {r.published for r in found[1:]} == {"2031-05"}
    assert counting.asked <= 2 * len(reports)


def with_dateline(words: str) -> Builder:
    story = Builder()
    story.report("Post", "2031-01-02", "The ferry sank.")
    mail = story.report("Mail", None, "The ferry that sank was old.")
    mail.report = replace(mail.report, bases=(Basis("dateline", "KELD", "text", words),))
    return story


def test_a_dateline_s_day_is_of_the_year_nearest_to_its_fellows() -> None:
    assert dated(with_dateline("KELD, Dec 30 (Norlink) - "))[1] == ("2030-12-30", "relative")
    assert dated(with_dateline("KELD, Jan 3 (Norlink) - "))[1] == ("2031-01-03", "relative")


def test_a_dateline_s_day_far_from_its_fellows_gives_no_day() -> None:
    assert dated(with_dateline("KELD, June 3 (Norlink) - "))[1] == ("2031-01", "relative")


def test_so_is_the_day_of_a_line_that_stands_for_a_title() -> None:
    story = with_dateline("KELD - ")
    mail = story.reports[-1]
    title = "Radio Keld, news at six, Friday 3 January"
    mail.report = replace(mail.report, bases=(Basis("title", title, "text", title),))
    assert dated(story)[1] == ("2031-01-03", "relative")
