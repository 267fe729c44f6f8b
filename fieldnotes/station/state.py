"""How a station stands, in facts: for its status page, `station status` and `station devices`."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec

from fieldnotes.station.guard import Bounds, files_floor, warning_floor, words_floor
from fieldnotes.station.identity import Identity, disk
from fieldnotes.station.keeper import ROOT, Keeper, KeptShelf


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """A restore of a laptop, noticed at `at_ms`. `missing`: entries of its audit trail that were countersigned and that it lost by that."""

    at_ms: int
    missing: int


class LaptopState(msgspec.Struct, frozen=True, kw_only=True):
    """One laptop. `standing`: enrolled, revoked, unknown (it was here and no certificate speaks for it any more). `seen_ms`: 0 never;
    `behind`: revisions here that it has not got; `brought`: those it brought first; `refused`: of its last meeting; `bounds_met`: of
    what it brought as much as it may, today or yesterday (kinds of `guard`).

    Of its audit trail: `restored`, every restore; `trail_broken_ms`: since when it lacks what was countersigned, by no restore; `twice_ms`:
    when a disk was here last that another one had replaced. 0: never.
    """

    device: str
    name: str
    standing: str
    seen_ms: int
    behind: int
    brought: int
    refused: int
    app: str
    bounds_met: tuple[str, ...] = ()
    restored: tuple[Restored, ...] = ()
    trail_broken_ms: int = 0
    twice_ms: int = 0

    @property
    def called(self) -> str:
        """Its name, or what stands for one."""
        return self.name or self.device[:12]


class Twin(msgspec.Struct, frozen=True, kw_only=True):
    """Two revisions under one number of one author: a copied disk runs twice, or somebody lies. `author`, `laptop`: names, "" unknown."""

    author: str
    laptop: str
    n: int


class StationState(msgspec.Struct, frozen=True, kw_only=True):
    """`full`: what is not taken in any more, so little disk is free: "", files, everything; `is_disk_low`: somebody should free some today.
    `why`: why its present life began: made, restored. `set_aside`: certificates that do not hold; `waiting`: revisions that came before
    what they follow. `database`: "file" or "postgresql"; sizes in bytes.
    """

    name: str
    addresses: tuple[str, ...]
    agency: str
    has_agency: bool
    life: str
    life_ms: int
    why: str
    at_ms: int
    revisions: int
    certificates: int
    set_aside: int
    waiting: int
    database: str
    database_bytes: int
    disk_free_bytes: int
    twins: tuple[Twin, ...]
    laptops: tuple[LaptopState, ...]
    full: str = ""
    is_disk_low: bool = False

    @property
    def broken_trails(self) -> list[LaptopState]:
        """Laptops whose audit trail was cut or written anew. One that was taken out of the agency needs nobody any more."""
        return [one for one in self.laptops if one.trail_broken_ms and one.standing != "revoked"]

    @property
    def at_work_twice(self) -> list[LaptopState]:
        """Laptops of which two disks meet the station."""
        return [one for one in self.laptops if one.twice_ms and one.standing != "revoked"]


def read_state(folder: Path, identity: Identity, shelf: KeptShelf, keeper: Keeper) -> StationState:
    """As it is now; reads only."""
    roll, life, head = keeper.roll(shelf), shelf.life(), shelf.head()
    known, brought, trails = keeper.laptops(shelf), shelf.brought(), shelf.trails()
    seen = {one.device: one for one in shelf.devices()}
    bounds, free = shelf.bounds_met(), _free(folder)
    laptops = []
    for device in sorted(
        {*known, *seen, *bounds}, key=lambda device: (known[device].name if device in known else "", device)
    ):
        here, was, lives = known.get(device), seen.get(device), trails.get(device, [])
        laptops.append(
            LaptopState(
                device=device,
                name=here.name if here else "",
                standing="unknown" if here is None else "revoked" if here.is_revoked else "enrolled",
                seen_ms=was.seen_ms if was else 0,
                behind=max(0, head - (was.pulled_to if was else 0)),
                brought=brought.get(device, 0),
                refused=was.refused if was else 0,
                app=was.app.removeprefix("FieldNotes/") if was else "",
                bounds_met=bounds.get(device, ()),
                restored=tuple(Restored(at_ms=one.begun_ms, missing=one.missing) for one in lives if one.parent),
                trail_broken_ms=min((one.broken_ms for one in lives if one.broken_ms), default=0),
                twice_ms=max((one.again_ms for one in lives), default=0),
            )
        )
    twins = []
    for author, n in shelf.twins():
        person = roll.user_devices.get(author)
        laptop = known.get(person.device) if person else None
        twins.append(Twin(author=person.name if person else "", laptop=laptop.name if laptop else "", n=n))
    return StationState(
        name=identity.name,
        addresses=identity.addresses,
        agency=roll.ruling.org.name if roll.ruling.org else "",
        has_agency=bool(shelf.setting(ROOT)),
        life=life.incarnation,
        life_ms=life.begun_ms,
        why=life.why,
        at_ms=keeper.now_ms(),
        revisions=head,
        certificates=shelf.certificate_head(),
        set_aside=len(roll.refused),
        waiting=_count_files(folder / "aside"),
        database="postgresql" if identity.database else "file",
        database_bytes=_size_of(folder),
        disk_free_bytes=free,
        twins=tuple(twins),
        laptops=tuple(laptops),
        full=_full(identity.bounds, free),
        is_disk_low=free < warning_floor(identity.bounds),
    )


def _full(bounds: Bounds, free: int) -> str:
    return "everything" if free < words_floor(bounds) else "files" if free < files_floor(bounds) else ""


def _count_files(folder: Path) -> int:
    return sum(1 for one in folder.iterdir() if not one.suffix) if folder.is_dir() else 0


def _size_of(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.glob("station.db*"))


def _free(folder: Path) -> int:
    with disk(folder):
        return shutil.disk_usage(folder).free
