"""An initiative that several laptops write: one picture on all of them, in whatever order things come."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.capture.brought import Fate, Settlement
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import CaptureId, LaptopId, PersonId
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.several_laptops import Sharing
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.reports.newsletter import newsletter_of
from cocreation_tui.core.reports.poster import poster_of
from cocreation_tui.core.session.commands.command import AddPerson, CaptureThis, Command, Undo
from cocreation_tui.core.session.commands.outcome import SettleBrought
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople
from cocreation_tui.core.session.session import Session
from tests.core.laptops import LAPTOPS, Laptop, form, part
from tests.core.lived import FOUNDED, ZONE, caught, filled, met, on, workshop
from tests.examples import examples

PLATFORMS = ("Lys", "Veje", "Natteliv")
FATES = tuple(Fate)
Act = Callable[[Session, int], Command]


def some_ref(session: Session, number: int, *kinds: Kind) -> str:
    """The identity of something of a kind that was noted; of a meeting's task where there is none."""
    found = [f"initiative/{one.id}" for one in session.captures if one.kind in kinds]
    return [*found, "0100-status-meeting/c-task"][number % (len(found) + 1)]


def somebody(session: Session, number: int) -> PersonId | None:
    """Somebody who is on the list; nobody while it is empty."""
    return session.people[number % len(session.people)].id if session.people else None


def person(number: int, name: str = "") -> Person:
    roles = (Role.ACTOR, Role.COORDINATOR, Role.ANCHOR)
    return Person(
        PersonId(f"bo{number % 5}"), name or f"Bo {number % 5}", f"Forening {number % 3}", roles[number % 3]
    )


ACTS: tuple[Act, ...] = (
    lambda session, n: CaptureThis(Kind.TASK, f"Ringer {n}", owner=somebody(session, n), platform=PLATFORMS[n % 3]),
    lambda session, n: CaptureThis(Kind.DECISION, f"Vi gør {n}"),
    lambda session, n: form("platform", Kind.CHANGE, PLATFORMS[n % 3], PLATFORMS[n % 3], focus=f"Fokus {n}", coordinator=f"Bo {n % 5}", aboard="Forening 1, Bo 1"),
    lambda session, n: form("goal", Kind.GOAL, f"Mål {n % 4}", PLATFORMS[n % 3], baseline=f"{n} ture"),
    lambda session, n: form("observation", Kind.ANSWER, f"Mål {n % 4}", of="observed", seen=f"{n + 2} ture", status=("on-way", "reached")[n % 2], ref=some_ref(session, n, Kind.GOAL)),
    lambda session, n: form("actor", Kind.ACTOR, f"Forening {n % 3}", standing=("chosen", "aboard")[n % 2], ref=some_ref(session, n, Kind.ACTOR)),
    lambda session, n: form("newsletter", Kind.NOTE, f"Fokus {n}", PLATFORMS[n % 3], coordinator=f"Bo {n % 5}", progress=f"{n}"),
    lambda session, n: form("initiative", Kind.NOTE, f"Navn {n % 3}", anchor=f"Bo {n % 5}", phase=f"phase-{n % 7 + 1}"),
    lambda session, n: form("challenge", Kind.DECISION, f"Udfordring {n % 3}"),
    lambda session, n: form("platform-change", Kind.CHANGE, f"{n}", PLATFORMS[n % 3], what=("standby", "resume", "rename")[n % 3], new_name=f"Ny {n % 3}", settled="agreed"),
    lambda session, n: SettleBrought(some_ref(session, n, Kind.TASK), FATES[n % 3], due=on(n).date()),
    lambda session, n: AddPerson(person(n)),
    lambda session, n: EditPerson(person(n, f"Bo {n % 5} Lund")),
)  # fmt: skip

acts = st.lists(
    st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 11), st.integers(0, 2)), min_size=3, max_size=25
)


def meetings() -> tuple[Held, ...]:
    """Meetings that were held on the first laptop; one settles what was noted on it."""
    task = replace(caught(Kind.TASK, "Spørg", "Lys", on(100, 9)), id=CaptureId("c-task"))
    said = (Settlement("initiative/c2", Fate.DONE, on(110)),)
    return (
        workshop(90, "Lys", "Veje"),
        met("status-meeting", 100, task, people=(person(1), person(2))),
        met("coordinator-meeting", 110, settled=said),
    )


def plain(known: Initiative) -> str:
    """Everything that is known, without whose notes are meant."""
    told = re.sub("@[0-9a-f]{32}", "", f"{replace(known, settled=frozenset(), contradictions=())}")
    return f"{told} {sorted(re.sub('@[0-9a-f]{32}', '', one) for one in known.settled)}"


@examples(200)
@given(acts, st.integers(0, 10_000), st.sampled_from(LAPTOPS))
def test_notes_split_over_laptops_tell_what_one_laptop_told(
    done: list[tuple[int, int, int]], seed: int, here: LaptopId
) -> None:
    one = Laptop(LAPTOPS[0])
    for minute, (which, number, _) in enumerate(done, start=1):
        one.at(minute).do(ACTS[which](one.runner.session, number))
    whole, dice = one.held, Random(seed)
    whose: dict[tuple[str, int], LaptopId] = {}

    def of(what: str, number: int) -> LaptopId:
        if (what, number) not in whose:
            whose[what, number] = dice.choice(LAPTOPS)
        return whose[what, number]

    parts = {each: part(whole, lambda what, number, each=each: of(what, number) == each) for each in LAPTOPS}  # type: ignore[misc] # bound
    homes = {one.id: laptop for laptop in LAPTOPS for one in parts[laptop].captures}
    parts = {laptop: _referring(held, homes) for laptop, held in parts.items()}
    others = tuple((laptop, held) for laptop, held in parts.items() if laptop != here)
    began = tuple((each.id, homes.get(CaptureId("c2"), LAPTOPS[0])) for each in meetings())
    split = initiative_of(parts[here], ZONE, meetings(), Sharing(here, others, began))
    known = initiative_of(whole, ZONE, meetings())
    assert plain(split) == plain(known)


def _referring(held: Held, homes: dict[CaptureId, LaptopId]) -> Held:
    """The same, with what it refers to called as it is on all laptops."""

    def name(ref: str) -> str:
        source, _, capture = ref.partition("/")
        return f"{source}@{homes[CaptureId(capture)]}/{capture}" if source == "initiative" else ref

    from cocreation_tui.core.initiative.refs import renamed

    return renamed(held, name)


SKEWS = (timedelta(0), timedelta(minutes=7), timedelta(minutes=-9))


def lived(done: list[tuple[int, int, int]]) -> tuple[Laptop, ...]:
    """Three laptops whose clocks differ, on which so much was done; each hears another one now and then."""
    laptops = tuple(map(Laptop, LAPTOPS, SKEWS))
    for minute, (which, number, place) in enumerate(done, start=1):
        here, other = laptops[place].at(minute), laptops[number % 3]
        if which < len(ACTS):
            here.do(_abroad(ACTS[which](here.runner.session, number), other.id))
        elif which == len(ACTS):
            here.do(MergePeople(PersonId(f"bo{number % 5}"), PersonId(f"bo{(number + 1) % 5}")))
        elif which == len(ACTS) + 1:
            here.do(Undo())
        elif other is not here:
            here.hear(other)
    return laptops


def _abroad(command: Command, laptop: LaptopId) -> Command:
    """What is settled may be another laptop's."""
    if isinstance(command, SettleBrought):
        return replace(command, ref=command.ref.replace("initiative/", f"initiative@{laptop}/"))
    return command


@examples(120)
@given(
    st.lists(
        st.tuples(st.integers(0, len(ACTS) + 3), st.integers(0, 11), st.integers(0, 2)),
        min_size=3,
        max_size=30,
    ),
    st.permutations(range(3)),
    st.permutations(range(3)),
)
def test_all_laptops_see_one_picture_in_whatever_order_things_come(
    done: list[tuple[int, int, int]], notes: list[int], held: list[int]
) -> None:
    laptops, some = lived(done), meetings()
    began = tuple((one.id, LAPTOPS[place]) for place, one in enumerate(some))
    known = laptops[0].sees(laptops, some, began)
    for one in laptops[1:]:
        seen = one.sees([laptops[place] for place in notes], [some[place] for place in held], began[::-1])
        assert seen == known
        assert poster_of(seen, on(200).date()) == poster_of(known, on(200).date())
        assert newsletter_of(seen) == newsletter_of(known)


def test_what_this_laptop_is_called_does_not_matter_where_nothing_was_said_of_a_meeting() -> None:
    one, other = Laptop(LAPTOPS[0]), Laptop(LAPTOPS[1])
    task = one.at(1)
    assert task.do(CaptureThis(Kind.TASK, "Ringer"))
    name = f"initiative@{one.id}/{one.runner.session.captures[0].id}"
    assert other.at(5).do(SettleBrought(name, Fate.DONE))
    (matter,) = other.sees([one]).tasks
    assert (matter.noted.ref, matter.fate, matter.noted.source) == (name, Fate.DONE, f"initiative@{one.id}")


def test_a_slow_clock_puts_no_answer_before_its_question() -> None:
    one, slow = Laptop(LAPTOPS[0]), Laptop(LAPTOPS[1], timedelta(minutes=-30))
    one.at(10).do(form("goal", Kind.GOAL, "Færre tørre ture", "Lys", baseline="ti"))
    ref = f"initiative@{one.id}/{one.runner.session.captures[0].id}"
    answer = form(
        "observation", Kind.ANSWER, "Færre ture", of="observed", seen="tre", status="reached", ref=ref
    )
    assert slow.at(14).do(answer)
    (goal,) = one.sees([slow]).goals
    assert not goal.observed, "by its clock it was said before the goal was set"
    slow.at(15).hear(one)
    assert slow.at(16).do(answer)
    for here, other in ((one, slow), (slow, one)):
        (goal,) = here.sees([other]).goals
        assert [measure.text for measure in goal.observed] == ["tre"]
        assert goal.observed[0].at > goal.at


def test_what_was_heard_before_a_meeting_is_known_in_it() -> None:
    one, slow = Laptop(LAPTOPS[0]), Laptop(LAPTOPS[1], timedelta(minutes=-30))
    one.at(10).do(form("goal", Kind.GOAL, "Færre ture", "Lys", baseline="ti"))
    ref = f"initiative@{one.id}/{one.runner.session.captures[0].id}"
    slow.at(15).hear(one)
    start = FOUNDED - timedelta(minutes=14)
    seen = filled("observation", "Færre ture", "Lys", start, of="observed", seen="tre", ref=ref)
    held = replace(met("own-script", 0, seen), started_at=start, planned_start=start)
    (goal,) = one.sees([slow], [held], [(held.id, slow.id)]).goals
    assert [measure.text for measure in goal.observed] == ["tre"]
    (goal,) = one.sees([slow], [held], [(held.id, one.id)]).goals
    assert not goal.observed


def test_whoever_was_only_named_is_known_by_the_name_on_all_laptops() -> None:
    laptops = (Laptop(LAPTOPS[0]), Laptop(LAPTOPS[1]))
    for one, *names in zip(laptops, ("Ida", "Per"), ("Bo", "Bo"), strict=True):
        for name in names:
            one.at(1).do(CaptureThis(Kind.TASK, "Ringer", owner_name=name))
    assert [one.owner for one in laptops[0].sees(laptops).tasks] == ["Ida", "Bo", "Per", "Bo"]


def test_a_meeting_from_before_sharing_goes_on_meaning_the_notes_of_its_laptop() -> None:
    one, other = Laptop(LAPTOPS[0]), Laptop(LAPTOPS[1])
    for each, text in ((one, "Ringer"), (other, "Skriver")):
        each.at(1).do(CaptureThis(Kind.TASK, text))
    said = met("coordinator-meeting", 10, settled=(Settlement("initiative/c2", Fate.DONE, on(10)),))
    for origin, text in ((one, "Ringer"), (other, "Skriver")):
        known = one.sees([other], [said], [(said.id, origin.id)])
        assert [task.noted.capture.text for task in known.tasks if not task.open] == [text]
    assert [task.open for task in one.sees([other], [said]).tasks] == [False, True]


def test_it_was_founded_where_it_was_noted_first() -> None:
    late = Laptop(LAPTOPS[0], timedelta(days=3))
    late.do(form("initiative", Kind.NOTE, "Nyt navn"))
    early = Laptop(LAPTOPS[1])
    known = late.sees([early])
    assert (known.founded, known.name) == (FOUNDED, "Nyt navn")
    assert known == early.sees([late])
