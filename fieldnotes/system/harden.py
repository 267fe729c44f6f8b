"""What a process does before it holds a key: no core dump, unreadable to other processes of the same account, private files.

Source: practice of established password safes (RLIMIT_CORE 0, PR_SET_DUMPABLE 0, a DACL without PROCESS_VM_READ).
"""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_PT_DENY_ATTACH = 31  # macOS sys/ptrace.h


def harden_process(*, is_dumpable: bool = False) -> None:
    """Forbid core dumps and memory reads. `is_dumpable=True` is the one thing the leak tests' entry does differently."""
    if sys.platform == "win32":  # pragma: no cover - exercised on Windows only
        _deny_vm_read_windows()
        return
    import os
    import resource

    os.umask(0o077)  # whatever is written from here on is this account's alone: SQLite's files, logs, copies
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if is_dumpable:
        return
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":  # pragma: no cover - exercised on macOS only
        ctypes.CDLL(None, use_errno=True).ptrace(_PT_DENY_ATTACH, 0, 0, 0)


def _deny_vm_read_windows() -> None:  # pragma: no cover - exercised on Windows only
    """Give this process a DACL that leaves its owner only what a task list needs (terminate, query limited, synchronize)."""
    # SDDL: owner rights 0x101001 = SYNCHRONIZE | QUERY_LIMITED_INFORMATION | TERMINATE
    advapi = ctypes.WinDLL("advapi32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore] # Windows only
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore] # Windows only
    descriptor = ctypes.c_void_p()
    if advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        "D:P(A;;0x101001;;;OW)(A;;GA;;;SY)", 1, ctypes.byref(descriptor), None
    ):
        dacl_security_information = 0x4
        advapi.SetKernelObjectSecurity(kernel.GetCurrentProcess(), dacl_security_information, descriptor)
        kernel.LocalFree(descriptor)
