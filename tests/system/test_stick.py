"""Which of the places this computer knows are carried by hand: by what the disk says, or by where the desktop puts it."""

from __future__ import annotations

from pathlib import Path

from fieldnotes.system.stick import list_sticks


def a_disk(blocks: Path, name: str, partition: str, *, removable: str) -> None:
    """As the kernel lays them out: a partition lies inside its disk, and `class/block` links to both."""
    disk = blocks.parent / "devices" / name
    (disk / partition).mkdir(parents=True)
    (disk / "removable").write_text(removable + "\n", encoding="ascii")
    blocks.mkdir(exist_ok=True)
    (blocks / name).symlink_to(disk)
    (blocks / partition).symlink_to(disk / partition)


def test_a_stick_is_known_by_what_its_disk_says(tmp_path: Path) -> None:
    blocks, inside, stick = tmp_path / "block", tmp_path / "home", tmp_path / "BLUE STICK ä"
    inside.mkdir()
    stick.mkdir()
    a_disk(blocks, "sda", "sda1", removable="0")
    a_disk(blocks, "sdb", "sdb1", removable="1")
    mounts = tmp_path / "mounts"
    named = str(stick).replace(" ", "\\040")
    mounts.write_text(
        f"/dev/sda1 {inside} ext4 rw 0 0\n/dev/sdb1 {named} vfat rw 0 0\ntmpfs {tmp_path} tmpfs rw 0 0\n",
        encoding="utf-8",
    )
    [found] = list_sticks(mounts=mounts, blocks=blocks)
    assert (found.path, found.name) == (stick, "BLUE STICK ä")
    assert found.free_bytes > 0


def test_one_that_was_pulled_out_or_is_not_known_is_left_out(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sdz1 /media/nobody/GONE vfat rw 0 0\n", encoding="utf-8")
    assert list_sticks(mounts=mounts, blocks=tmp_path / "none") == []
    assert list_sticks(mounts=tmp_path / "missing", blocks=tmp_path / "none") == []
