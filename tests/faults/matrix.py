"""The faults of a day, by their numbers."""

from __future__ import annotations

from tests.faults import damaged, disks, hub, killed, others
from tests.faults.catalogue import Fault, compiler, linux, root

FAULTS: tuple[Fault, ...] = (
    Fault(
        "1",
        "killed while typing",
        "kill -9 on a process that types 30 keys a second, at a random moment",
        killed.killed_while_typing,
        5,
        200,
        linux,
    ),
    Fault(
        "2",
        "power loss",
        "each write of a typist recorded (LD_PRELOAD), replayed to a random moment; "
        "of what nobody waited for some, in part, or nothing arrives",
        killed.power_fails,
        40,
        1000,
        compiler,
    ),
    Fault("3", "disk full", "the data folder is a tmpfs of 1 MB", disks.disk_full, 2, 20, root),
    Fault("3b", "disk full before it opens", "the same, filled up", disks.full_before_it_opens, 1, 10, root),
    Fault(
        "4a",
        "errors from the n-th write or wait on",
        "ENOSPC or EIO from pwrite, EIO from fsync, for a while or for good (LD_PRELOAD)",
        killed.disk_fails,
        4,
        60,
        compiler,
    ),
    Fault("4b", "file size limit", "RLIMIT_FSIZE", killed.file_limit, 1, 10, linux),
    Fault(
        "5",
        "slow disk",
        "each fsync takes 400 ms longer, or 1.6 s (LD_PRELOAD)",
        killed.slow_disk,
        2,
        10,
        compiler,
    ),
    Fault("6", "data folder read-only", "its file system is remounted read-only", disks.read_only, 2, 20, root),
    Fault("7a", "bits flip", "one bit of the database or of the card", damaged.bits_flip, 100, 1000),
    Fault("7b", "file cut short", "the database cut at 60 lengths, 0 bytes among them", damaged.cut_short, 60, 60),
    Fault("8", "write-ahead log missing or cut", "copied without it, or with a part", damaged.without_wal, 20, 300),
    Fault(
        "9",
        "second instance",
        "another process has it open and is killed; another program holds SQLite's lock",
        others.second_instance,
        2,
        20,
        linux,
    ),
    Fault(
        "10",
        "database renamed, deleted, replaced",
        "under the open workshop",
        others.file_taken_away,
        3,
        30,
        linux,
    ),
    Fault("12a", "the hub stops", "PostgreSQL stopped by SIGQUIT and started again", hub.stopped, 1, 10, hub.missing),
    Fault("12b", "sessions killed", "pg_terminate_backend on all, at a random moment", hub.killed, 3, 100, hub.missing),
    Fault("12c", "the hub hangs", "SIGSTOP on each of PostgreSQL's processes", hub.hung, 1, 10, hub.missing),
    Fault("13", "the writer thread dies", "its commit raises a bug's exception", others.writer_dies, 1, 20),
    Fault("14", "a migration fails", "at each step, on a made-up next form", others.migration_fails, 1, 10),
    Fault("15", "export target full or read-only", "small and remounted tmpfs", disks.export_target, 1, 20, root),
)
