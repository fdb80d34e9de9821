"""Platforms: founded, changed, merged, renamed; who was on them when, and what they were called."""

from __future__ import annotations

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.platforms.platforms import Aboard, PlatformStatus, read_actor
from tests.core.lived import caught, change, filled, initiative, met, on, own, workshop

BO = Person("bo", "Bo Ek", "Taxa", Role.ACTOR, "Lys")  # type: ignore[arg-type] # an identity is a string


def names(known: Initiative, platform: str) -> list[str]:
    found = known.platform(platform)
    assert found is not None
    return [actor.actor for actor in found.aboard]


def test_a_platform_is_founded_with_everything_its_form_says() -> None:
    form = filled(
        "platform",
        "Lys",
        "Lys",
        on(90),
        focus="Lysere stier",
        coordinator="Ida",
        aboard="Natteravnene, Ida, lamper, ja\nTaxa\n\n- Kommunen",
        missing="Taxa\nSkolen, Per, rum",
        first_meeting="2025-04-30",
    )
    (lys,) = initiative(met("establishment-workshop", 90, form)).platforms
    assert (lys.name, lys.focus, lys.coordinator, lys.founded) == ("Lys", "Lysere stier", "Ida", on(90))
    assert lys.aboard[1] == Aboard("Natteravnene", "Ida", "lamper", "yes", since=on(90))
    assert [actor.actor for actor in lys.aboard] == ["Kommunen", "Natteravnene", "Taxa"]
    assert [one.actor for one in lys.missing] == ["Skolen"], "who is on board is not missing"
    assert str(lys.next_meeting) == "2025-04-30"


def test_names_in_other_letters_are_one_platform_by_the_name_it_was_founded_with() -> None:
    known = initiative(
        met("analysis-workshop", 30, caught(Kind.NOTE, "x", "LYS", on(30))),
        workshop(90, "Lys"),
        met("actor-meeting", 95, caught(Kind.TASK, "y", "lys", on(95))),
    )
    assert [one.name for one in known.platforms] == ["Lys"]
    assert [one.noted.platform for one in known.tasks] == ["Lys"]
    assert [met.platforms for met in known.meetings] == [("Lys",)] * 3
    assert known.platforms[0].founded == on(90, 9)


def test_what_is_said_without_a_platform_belongs_to_the_platform_the_meeting_is_about() -> None:
    task = caught(Kind.TASK, "Ringer", at=on(100))
    own_meeting = met("first-platform-meeting", 100, task, about=("Lys",))
    assert initiative(workshop(90, "Lys"), own_meeting).tasks[0].noted.platform == "Lys"
    everybody = met("status-meeting", 100, task, about=("Lys",))
    assert initiative(workshop(90, "Lys"), everybody).tasks[0].noted.platform == "", "of the whole initiative"


def test_a_platform_founded_at_another_ones_meeting_is_founded_there() -> None:
    new = filled("platform", "Stier", "", on(100), focus="Stierne", coordinator="Per")
    known = initiative(workshop(90, "Lys"), met("reality-check", 100, new, about=("Lys",)))
    assert {one.name: one.focus for one in known.platforms} == {"Lys": "Fokus Lys", "Stier": "Stierne"}
    assert [one.platform for one in known.changes] == ["Lys", "Stier"]


@pytest.mark.parametrize(
    ("script", "settled", "status"),
    [
        ("status-meeting", "agreed", PlatformStatus.CLOSED),
        ("status-meeting", "", PlatformStatus.CLOSED),
        ("status-meeting", "proposed", PlatformStatus.ACTIVE),
        ("coordinator-meeting", "", PlatformStatus.ACTIVE),
        ("coordinator-meeting", "agreed", PlatformStatus.CLOSED),
    ],
)
def test_among_coordinators_a_change_is_proposed_unless_it_is_agreed(
    script: str, settled: str, status: PlatformStatus
) -> None:
    closing = change("close", "Lys", 120, settled)
    assert initiative(workshop(90, "Lys"), met(script, 120, closing)).platforms[0].status is status


def test_a_proposal_founds_nothing() -> None:
    proposed = change("found", "Drømmen", 120, "proposed")
    told = caught(Kind.CHANGE, "Vi kunne lave noget med film", "Film", on(120, 9))
    known = initiative(workshop(90, "Lys"), met("coordinator-meeting", 120, proposed, told))
    assert [one.name for one in known.platforms] == ["Lys"]
    assert [one.platform for one in known.changes] == ["Lys", "Drømmen", "Film"]


def test_standings_are_kept_with_reasons_and_dates() -> None:
    known = initiative(
        workshop(90, "Lys"),
        met(
            "status-meeting",
            120,
            change("standby", "lys", 120, why="Venter på valget", look_again="2025-09-01"),
        ),
        met("status-meeting", 200, change("resume", "Lys", 200)),
        met("status-meeting", 300, change("close", "LYS", 300, why="For få")),
        itself=own(change("resume", "Lys", 400)),
    )
    (lys,) = known.platforms
    assert [(one.status.value, one.since) for one in lys.standings] == [
        ("active", on(90, 9)),
        ("standby", on(120)),
        ("active", on(200)),
        ("closed", on(300)),
        ("active", on(400)),
    ]
    assert (lys.standings[1].why, str(lys.standings[1].look_again)) == ("Venter på valget", "2025-09-01")
    assert lys.status_at(on(80)) is None
    assert lys.status_at(on(150)) is PlatformStatus.STANDBY
    assert lys.running


def test_founding_a_closed_platform_again_opens_it() -> None:
    again = filled("platform", "lys", "lys", on(200), focus="Nyt fokus", coordinator="Ny")
    known = initiative(
        workshop(90, "Lys"), met("status-meeting", 120, change("close", "Lys", 120)), itself=own(again)
    )
    (lys,) = known.platforms
    assert (lys.name, lys.status, lys.founded) == ("Lys", PlatformStatus.ACTIVE, on(90, 9))
    assert lys.focus_at(on(150)) == "Fokus Lys"
    assert lys.focus == "Nyt fokus"


def test_actors_of_a_merged_platform_go_along_and_what_was_known_stays() -> None:
    known = initiative(
        workshop(90, "Lys", "Veje"), met("status-meeting", 120, change("merge", "veje", 120, into="LYS"))
    )
    lys, veje = known.platforms
    assert (veje.status, veje.standings[-1].into) == (PlatformStatus.MERGED, "Lys")
    assert names(known, "Lys") == ["Forening Lys", "Forening Veje", "Kommunen"]
    assert lys.aboard[1].since == on(120)
    assert lys.aboard[1].backing == "yes"
    assert known.carries_on("VEJE") == "Lys"


def test_a_platform_cannot_be_merged_into_itself_and_rings_end() -> None:
    alone = initiative(
        workshop(90, "Lys"), met("status-meeting", 120, change("merge", "Lys", 120, into="lys"))
    )
    assert alone.platforms[0].running
    ring = initiative(
        workshop(90, "Lys", "Veje"),
        met("status-meeting", 120, change("merge", "Lys", 120, into="Veje")),
        met("status-meeting", 130, change("merge", "Veje", 130, into="Lys")),
    )
    assert ring.carries_on("Lys") in ("Lys", "Veje")


def test_who_coordinated_in_march() -> None:
    known = initiative(
        workshop(30, "Lys"),
        met("status-meeting", 90, change("coordinator", "Lys", 90, who="Per")),
        met("status-meeting", 150, filled("newsletter", "Lys", "Lys", on(150), coordinator="Åse")),
    )
    (lys,) = known.platforms
    assert [lys.coordinator_at(on(day)) for day in (10, 60, 100, 200)] == ["", "Tovholder Lys", "Per", "Åse"]
    assert lys.coordinator == "Åse"


def test_a_list_of_people_names_a_coordinator_only_where_nobody_has_said() -> None:
    ida = Person("ida", "Ida", "X", Role.COORDINATOR, "Lys")  # type: ignore[arg-type] # an identity is a string
    kim = Person("kim", "Kim", "Y", Role.COORDINATOR, "Veje")  # type: ignore[arg-type] # an identity is a string
    known = initiative(workshop(90, "Lys"), met("coordinator-meeting", 120, people=(ida, kim)))
    assert {one.name: one.coordinator for one in known.platforms} == {"Lys": "Tovholder Lys", "Veje": "Kim"}


def test_actors_come_go_and_come_back_and_every_stay_is_kept() -> None:
    known = initiative(
        workshop(90, "Lys"),
        itself=own(
            change("actor-out", "Lys", 120, who="kommunen"),
            change("actor-in", "Lys", 200, who="Kommunen, Per, penge, nej"),
        ),
    )
    (lys,) = known.platforms
    assert [actor.actor for actor in lys.aboard_at(on(100))] == ["Forening Lys", "Kommunen"]
    assert [actor.actor for actor in lys.aboard_at(on(150))] == ["Forening Lys"]
    stays = [(one.since, one.until) for one in lys.actors if one.actor == "Kommunen"]
    assert stays == [(on(90, 9), on(120)), (on(200), None)]
    assert lys.aboard[-1].backing == "no"


def test_an_actor_may_be_named_by_the_person_alone() -> None:
    known = initiative(
        workshop(90, "Lys"),
        itself=own(
            caught(Kind.ACTOR, "bo lys", "Lys", on(100)),
            caught(Kind.ACTOR, "Hjørdis", "Lys", on(101)),
            caught(Kind.ACTOR, "Teknik, Hjørdis", "Lys", on(102)),
        ),
    )
    assert names(known, "Lys") == ["Forening Lys", "Kommunen", "Teknik"]
    gone = initiative(workshop(90, "Lys"), itself=own(change("actor-out", "Lys", 100, who="Bo Lys")))
    assert names(gone, "Lys") == ["Kommunen"]


def test_who_left_does_not_return_by_being_on_a_list_of_people() -> None:
    left = initiative(
        workshop(90, "Lys", people=(BO,)),
        met("status-meeting", 100, change("actor-out", "Lys", 100, who="Taxa")),
        met("reality-check", 120, about=("Lys",), people=(BO,)),
    )
    assert "Taxa" not in names(left, "Lys")


def test_actors_wanted_and_actors_that_declined_are_not_on_board() -> None:
    wanted = filled(
        "actor", "Skolen", "Lys", on(100), standing="wanted", invites="Ida", invites_by="2025-05-01"
    )
    declined = filled("actor", "Kirken", "Lys", on(101), standing="declined")
    aboard = filled("actor", "Klubben", "Lys", on(102), standing="aboard", person="Per", backing="asked")
    known = initiative(workshop(90, "Lys"), itself=own(wanted, declined, aboard))
    assert names(known, "Lys") == ["Forening Lys", "Klubben", "Kommunen"]
    (missing,) = known.platforms[0].missing
    assert (missing.actor, missing.invites, str(missing.by)) == ("Skolen", "Ida", "2025-05-01")


def test_a_form_does_nothing_once_its_capture_is_of_another_kind() -> None:
    closing = change("close", "Lys", 120)
    told = caught(Kind.NOTE, closing.text, "Lys", on(120), form=closing.form, fields=closing.fields)
    assert initiative(workshop(90, "Lys"), met("status-meeting", 120, told)).platforms[0].running


def test_a_platform_is_renamed_and_answers_to_both_names() -> None:
    known = initiative(
        workshop(90, "Lys"),
        met("reality-check", 200, caught(Kind.TASK, "Efter", "lys", on(200)), about=("Lys",), people=(BO,)),
        itself=own(
            change("rename", "Lys", 150, new_name="Lys og rum"),
            caught(Kind.GOAL, "Mål", "LYS OG RUM", on(160)),
        ),
    )
    (lys,) = known.platforms
    assert (lys.name, lys.former) == ("Lys og rum", ("Lys",))
    assert known.platform("LYS") is lys
    assert {one.platform for one in (*known.set_goals, known.tasks[0].noted)} == {"Lys og rum"}
    assert (
        known.held("reality-check", "Lys og rum") == known.held("reality-check", "lys") == known.meetings[-1:]
    )
    assert known.people[0].person.platform == "Lys og rum"


def test_a_platform_does_not_take_the_name_of_another() -> None:
    known = initiative(workshop(90, "Lys", "Veje"), itself=own(change("rename", "Lys", 150, new_name="veje")))
    assert [one.name for one in known.platforms] == ["Lys", "Veje"]


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("Taxa", Aboard("Taxa")),
        ("- Taxa, Bo, biler, ja", Aboard("Taxa", "Bo", "biler", "yes")),
        ("Taxa, Bo, biler, og tid, Nej", Aboard("Taxa", "Bo", "biler, og tid", "no")),
        ("Taxa, ja", Aboard("Taxa", backing="yes")),
        (", Bo", Aboard("Bo")),
        ("ja", Aboard("ja")),
        ("", Aboard("")),
        (" , , ", Aboard("")),
    ],
)
def test_an_actor_on_a_line(line: str, actor: Aboard) -> None:
    assert read_actor(line) == actor


def test_a_person_alone_on_a_line_brings_the_organisation_aboard() -> None:
    ida = Person("ida", "Ida Ask", "Natteravnene", Role.GUEST)  # type: ignore[arg-type] # an identity is a string
    alone = Person("per", "Per Dal", "", Role.ACTOR, "Lys")  # type: ignore[arg-type] # as above
    form = filled("platform", "Lys", "Lys", on(90), coordinator="IDA ASK", aboard="ida ask\nTaxa")
    held = met("establishment-workshop", 90, form, people=(ida, alone))
    known = initiative(held)
    assert names(known, "Lys") == ["Natteravnene", "Per Dal", "Taxa"]
    assert known.platforms[0].coordinator == "Ida Ask"
    assert known.organisations == ("Natteravnene", "Taxa")
    gone = initiative(held, itself=own(change("actor-out", "Lys", 100, who="Ida Ask")))
    assert names(gone, "Lys") == ["Per Dal", "Taxa"]
