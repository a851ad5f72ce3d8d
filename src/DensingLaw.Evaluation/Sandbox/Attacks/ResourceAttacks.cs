namespace DensingLaw.Evaluation.Sandbox.Attacks;

/// <summary>Programs that take more of the machine than they are given.</summary>
internal static class ResourceAttacks
{
    private const string TimeOut = "timeout", Memory = "memory", Crash = "crash", Output = "output";

    public static IReadOnlyList<Attack> All { get; } =
    [
        Of("fork bomb", """
            import posix
            def attack():
                while True:
                    try:
                        posix.fork()
                    except OSError:
                        return "contained"
                    return "forked"
            """, Attack.Contained),
        Of("daemon by double fork and setsid", """
            import posix, time
            def attack():
                try:
                    if posix.fork() == 0:
                        posix.setsid()
                        if posix.fork() == 0:
                            time.sleep(1000)
                        posix._exit(0)
                except OSError:
                    return "contained"
                return "forked"
            """, Attack.Contained),
        Of("child processes by subprocess, multiprocessing and posix_spawn", """
            import posix, subprocess, sys
            def attack():
                done = []
                tries = [lambda: subprocess.Popen([sys.executable]), lambda: posix.posix_spawn(sys.executable, [sys.executable], {}),
                         lambda: __import__("multiprocessing").Process(target=print).start()]
                for act in tries:
                    try:
                        act()
                        done.append(act)
                    except (OSError, TypeError, ImportError):
                        pass
                return "contained" if not done else len(done)
            """, Attack.Contained),
        Of("thread bomb", """
            import threading, time
            def attack():
                count = 0
                try:
                    while True:
                        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
                        count += 1
                except RuntimeError:
                    return "contained" if count == 0 else count
            """, Attack.Contained),
        Of("memory bomb, pages touched", """
            def attack():
                held = []
                while True:
                    held.append(bytearray(b"x") * (1 << 24))
            """, Memory, Crash),
        Of("memory bomb, pages reserved", """
            import mmap
            def attack():
                held = []
                try:
                    while len(held) < 1000:
                        held.append(mmap.mmap(-1, 1 << 30))
                except (OSError, MemoryError):
                    return "contained"
            """, Attack.Contained),
        Of("huge list", "def attack(): return [0] * 10 ** 12", Memory),
        Of("huge integer", "def attack(): return 10 ** 10 ** 8 ** 2", TimeOut, Memory),
        Of("spin with every signal ignored", """
            import signal
            def attack():
                for number in range(1, 65):
                    try:
                        signal.signal(number, signal.SIG_IGN)
                    except (OSError, ValueError):
                        pass
                while True:
                    pass
            """),
        Of("spin that swallows every exception", """
            def attack():
                while True:
                    try:
                        while True:
                            pass
                    except BaseException:
                        pass
            """),
        Of("spin while the program loads", "while True: pass"),
        Of("regular expression that backtracks for ever", """
            import re
            def attack(): return re.match("(a+)+$", "a" * 64 + "b")
            """),
        Of("sleep for ever", """
            import time
            def attack(): time.sleep(10 ** 6)
            """),
        Of("wait for what never comes", """
            import posix
            def attack():
                end, _ = posix.pipe()
                posix.read(end, 1)
            """),
        Of("stop itself", """
            import posix, signal
            def attack():
                posix.kill(posix.getpid(), signal.SIGSTOP)
                return "contained"
            """, Attack.Contained),
        Of("fill the private folder", """
            def attack():
                written = 0
                try:
                    with open("/tmp/full", "wb", buffering=0) as file:
                        while written < 1 << 32:
                            written += file.write(bytes(1 << 20))
                except OSError:
                    return "contained" if written <= 1 << 26 else written
            """, Attack.Contained),
        Of("fill the private folder by many files", """
            def attack():
                written = 0
                try:
                    for i in range(1000):
                        with open("/tmp/part%d" % i, "wb", buffering=0) as file:
                            for _ in range(4):
                                written += file.write(bytes(1 << 20))
                except OSError:
                    return "contained" if written <= 1 << 26 else written
            """, Attack.Contained),
        Of("more files than the private folder takes", """
            def attack():
                count = 0
                try:
                    while True:
                        open("/tmp/%d" % count, "w").close()
                        count += 1
                except OSError:
                    return "contained" if count < 100000 else count
            """, Attack.Contained),
        Of("fill /dev/shm and anonymous files", """
            import os
            def attack():
                for act in (lambda: open("/dev/shm/x", "w"), lambda: os.memfd_create("x"), lambda: open("/dev/zero", "w")):
                    try:
                        act()
                        return "opened"
                    except OSError:
                        pass
                return "contained"
            """, Attack.Contained),
        Of("fill pipes", """
            import os
            def attack():
                filled = 0
                try:
                    while True:
                        _, end = os.pipe()
                        os.set_blocking(end, False)
                        try:
                            while True:
                                filled += os.write(end, bytes(1 << 16))
                        except BlockingIOError:
                            pass
                except OSError:
                    return "contained" if filled < 1 << 26 else filled
            """, Attack.Contained),
        Of("open every descriptor", """
            def attack():
                held = []
                try:
                    while True:
                        held.append(open("/dev/null"))
                except OSError:
                    return "contained" if len(held) < 64 else len(held)
            """, Attack.Contained),
        Of("shared memory of System V", """
            import ctypes
            def attack():
                libc = ctypes.CDLL(None)
                return "contained" if libc.shmget(0, 1 << 26, 0o1600) == libc.semget(0, 1, 0o1600) == libc.msgget(0, 0o1600) == -1 else "made"
            """, Attack.Contained),
        Of("print for ever", """
            def attack():
                while True:
                    print("x" * 10000)
            """),
        Of("write to the standard streams for ever", """
            import os
            def attack():
                while True:
                    os.write(1, b"\xff\0\x1b[2J" * 10000)
                    os.write(2, b"\xff\0\x1b[2J" * 10000)
            """),
        Of("one line of 4 GB", "def attack(): print('x' * (1 << 32))", Memory),
        Of("result of 64 MB", "def attack(): return 'x' * (64 << 20)", Output),
        Of("result that doubles a hundred times", """
            def attack():
                value = []
                for _ in range(100):
                    value = [value, value]
                return value
            """, Output),
        Of("result that contains itself", """
            def attack():
                value = []
                value.append(value)
                return value
            """, Output),
        Of("result 100,000 deep", """
            def attack():
                value = []
                for _ in range(100000):
                    value = [value]
                return value
            """, Output),
        Of("result whose hashes collide", "def attack(): return {i * (2 ** 61 - 1): None for i in range(40000)}", TimeOut, "AssertionError"),
        Of("iterator without end", """
            import itertools
            def attack(): return itertools.count()
            """, "AssertionError"),
        Of("decompression bomb", """
            import zlib
            def attack():
                small = zlib.compress(zlib.compress(bytes(1 << 27)))
                held = []
                while True:
                    held.append(zlib.decompress(zlib.decompress(small)))
            """, Memory),
        Of("pickle bomb", """
            import pickle
            def attack(): return pickle.loads(b"\x80\x04" + b"X\xff\xff\xff\x7fx")
            """, "UnpicklingError", Memory),
        Of("recursion without end", """
            import sys
            sys.setrecursionlimit(10 ** 9)
            def attack(): return attack()
            """, Memory, Crash),
        Of("crash of the interpreter", """
            import ctypes
            def attack(): return ctypes.string_at(0)
            """, Crash),
        Of("core dump", """
            import ctypes
            def attack():
                limits = (ctypes.c_ulong * 2)(1, 1)
                ctypes.CDLL(None).getrlimit(4, limits)
                return "contained" if list(limits) == [0, 0] else list(limits)
            """, Attack.Contained),
    ];

    // A program whose time ran out has taken no more than it was given.
    private static Attack Of(string name, string program, params string[] held) => new(AttackGroup.Resources, name, program, [.. held, TimeOut]);
}
