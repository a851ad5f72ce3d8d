using System.Globalization;
using System.Runtime.InteropServices;

namespace DensingLaw.Evaluation.Sandbox.Attacks;

/// <summary>Programs that reach for what lies outside the sandbox.</summary>
internal static class IsolationAttacks
{
    private const string Crash = "crash";

    /// <summary>Returns what of a list of acts did not end in an error of the system.</summary>
    private const string Refused = """
        import ctypes, os, posix, stat, sys
        libc = ctypes.CDLL(None, use_errno=True)
        def refused(*acts):
            done = []
            for number, act in enumerate(acts):
                try:
                    if act() != -1:
                        done.append(number)
                except (OSError, ImportError, RuntimeError):
                    pass
            return "contained" if not done else done

        """;

    public static IReadOnlyList<Attack> All { get; } =
    [
        Of("sockets of every family", """
            import socket
            def attack():
                kinds = [(f, k) for f in range(0, 46) for k in (1, 2, 3, 5)]
                return refused(*[lambda f=f, k=k: socket.socket(f, k) for f, k in kinds], socket.socketpair)
            """),
        Of("abstract and named unix sockets, name look-up, a web page", """
            import socket, urllib.request
            def attack():
                return refused(lambda: socket.socket(socket.AF_UNIX).connect("\0x"), lambda: socket.create_connection(("127.0.0.1", 80), 1),
                               lambda: socket.getaddrinfo("localhost", 80, proto=6) and socket.create_connection(("localhost", 80), 1),
                               lambda: urllib.request.urlopen("http://127.0.0.1/"))
            """),
        Of("read files of the host", """
            def attack():
                return refused(*[lambda p=p: open(p, "rb").read() for p in ("{secret}", "/etc/passwd", "/etc/shadow", "/etc/hostname", "/proc/1/environ",
                    "/proc/self/environ", "/proc/self/maps", "/proc/kcore", "/sys/kernel/notes", "/dev/mem", "/dev/kmsg", "/run/docker.sock", "/var/log/dpkg.log")],
                    *[lambda p=p: os.listdir(p) for p in ("/proc", "/sys", "/home", "/etc", "/var", "/run", "/boot", "/mnt", "/opt", "/srv")])
            """),
        Of("read the host through links", """
            def attack():
                for number, target in enumerate(("{secret}", "/proc/self/root/etc/passwd", "/../../etc/passwd", "../../../../etc/passwd")):
                    os.symlink(target, "/tmp/link%d" % number)
                return refused(*[lambda n=n: open("/tmp/link%d" % n).read() for n in range(4)], lambda: os.link("{secret}", "/tmp/hard"))
            """),
        Of("see more than the interpreter's files", """
            def attack():
                homes = {os.path.dirname(os.__file__), sys.executable}
                top = {part.split("/")[1] for part in homes} | {"usr", "lib", "lib64", "dev", "tmp"}
                return "contained" if set(os.listdir("/")) <= top and os.listdir("/dev") == ["null"] and os.listdir("/tmp") == [] else os.listdir("/")
            """),
        Of("see installed packages", """
            def attack():
                folder = os.path.dirname(os.__file__)
                return "contained" if all(not os.path.isdir(p) or os.listdir(p) == [] for p in (folder + "/site-packages", folder + "/dist-packages")) else "seen"
            """),
        Of("write outside the private folder", """
            def attack():
                def writable(folder):
                    try:
                        open(folder + "/planted", "w").close()
                        return True
                    except OSError:
                        return False
                found = [folder for folder, _, _ in os.walk("/") if not folder.startswith("/tmp") and writable(folder)]
                return "contained" if not found else found
            """),
        Of("change the interpreter and its library", """
            def attack():
                return refused(lambda: open(sys.executable, "r+b"), lambda: open("/proc/self/exe", "r+b"), lambda: open(os.__file__, "a"),
                               lambda: posix.unlink(os.__file__), lambda: posix.rename(os.__file__, os.__file__ + "x"),
                               lambda: posix.chmod(sys.executable, 0o4755), lambda: os.utime(os.__file__))
            """),
        Of("secrets in the environment", """
            def attack():
                return "contained" if set(os.environ) <= {"PYTHONHASHSEED", "LANG", "PWD", "LC_CTYPE"} else sorted(os.environ)
            """),
        Of("inherited descriptors", """
            def attack():
                found = []
                for number in range(1024):
                    try:
                        found.append((number, stat.S_ISFIFO(os.fstat(number).st_mode)))
                    except OSError:
                        pass
                streams = [(0, False), (1, False), (2, False), (62, True), (63, True)]
                return "contained" if found == streams and all(os.fstat(n).st_rdev == os.stat("/dev/null").st_rdev for n in (0, 1, 2)) else found
            """),
        Of("signals to other processes", """
            def attack():
                return refused(lambda: posix.kill(-1, 0), *[lambda n=n: posix.kill(n, 0) for n in range(2, 5000)]) if posix.getppid() == 0 else "sees its parent"
            """),
        Of("tracing and foreign memory", """
            def attack():
                class Part(ctypes.Structure):
                    _fields_ = [("at", ctypes.c_void_p), ("size", ctypes.c_size_t)]
                room = ctypes.create_string_buffer(8)
                part = Part(ctypes.addressof(room), 8)
                calls = [lambda: libc.ptrace(0, 0, 0, 0), lambda: libc.ptrace(16, 1, 0, 0)]
                for name in ("process_vm_readv", "process_vm_writev"):
                    calls.append(lambda name=name: getattr(libc, name)(1, ctypes.byref(part), 1, ctypes.byref(part), 1, 0))
                return refused(*calls)
            """),
        Of("namespaces and mounts", """
            def attack():
                return refused(*[lambda f=f: libc.unshare(f) for f in (0x10000000, 0x20000, 0x40000000, 0x20000000, 0x8000000, 0x4000000, 0x2000000, 0x80)],
                               lambda: libc.setns(0, 0), lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None), lambda: libc.mount(None, b"/", None, 32 | 4096, None),
                               lambda: libc.umount2(b"/dev/null", 2), lambda: libc.chroot(b"/tmp"), lambda: libc.mount(b"proc", b"/tmp", b"proc", 0, None))
            """),
        Of("every refused system call by its number", $$"""
            def attack():
                libc.syscall.restype = ctypes.c_long
                allowed = []
                for name, number in {{{DeniedNumbers()}}}.items():
                    ctypes.set_errno(0)
                    if libc.syscall(number, 0, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() not in (1, 38):
                        allowed.append(name)
                return "contained" if not allowed else allowed
            """),
        Of("system calls newer than the filter", """
            def attack():
                allowed = []
                for number in range(451, 600):
                    ctypes.set_errno(0)
                    if libc.syscall(number, 0, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() != 38:
                        allowed.append(number)
                return "contained" if not allowed else allowed
            """),
        Of("system calls of the x32 machine", "def attack(): return \"contained\" if libc.syscall(0x40000000 + 39) == -1 else \"called\"", Crash),
        Of("native code that makes 32-bit system calls", """
            import mmap
            def attack():
                code = mmap.mmap(-1, 4096, prot=7)
                code.write(bytes([0xb8, 20, 0, 0, 0, 0xcd, 0x80, 0xc3]))  # mov eax, 20 (getpid); int 0x80; ret
                return ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
            """, Crash),
        Of("native code from the private folder", """
            def attack():
                source = next(line for line in (sys.executable,) if line)
                with open(source, "rb") as old, open("/tmp/program", "wb") as new:
                    new.write(old.read(1 << 20))
                os.open("/tmp/program", os.O_RDONLY)
                posix.chmod("/tmp/program", 0o755)
                return refused(lambda: posix.execv("/tmp/program", ["program"]), lambda: ctypes.CDLL("/tmp/program"))
            """),
        Of("other programs", """
            def attack():
                return refused(*[lambda p=p: posix.execv(p, [p]) for p in ("/bin/sh", "/usr/bin/env", "/usr/bin/bwrap", "/usr/bin/su", "/bin/mount")])
            """),
        Of("set-user-id programs", """
            def attack():
                found = [os.path.join(folder, name) for folder, _, names in os.walk("/") for name in names
                         if os.lstat(os.path.join(folder, name)).st_mode & (stat.S_ISUID | stat.S_ISGID) and not stat.S_ISLNK(os.lstat(os.path.join(folder, name)).st_mode)]
                return "contained" if not found else found
            """),
        Of("capabilities and other users", """
            def attack():
                header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(*[9] * 6)
                libc.capget(header, data)
                privileges = (list(data), libc.prctl(39, 0, 0, 0, 0), libc.prctl(21, 0, 0, 0, 0), posix.getuid(), posix.geteuid(), posix.getgroups())
                if privileges[:5] != ([0] * 6, 1, 2, 65534, 65534) or 0 in privileges[5]:
                    return privileges
                return refused(lambda: posix.setuid(0), lambda: posix.setgid(0), lambda: posix.setgroups([]), lambda: posix.chown("/tmp", 0, 0),
                               lambda: libc.setuid(0), lambda: posix.setresuid(0, 0, 0), lambda: posix.nice(-5))
            """),
        Of("raise its own limits", """
            def attack():
                big = (ctypes.c_ulong * 2)(1 << 40, 1 << 40)
                return refused(*[lambda n=n: libc.setrlimit(n, big) for n in (0, 1, 4, 6, 7, 9)])
            """),
        Of("clocks and names of the machine", """
            import time
            def attack():
                if os.uname().nodename != "sandbox":
                    return os.uname().nodename
                return refused(lambda: time.clock_settime(time.CLOCK_REALTIME, 0), lambda: libc.settimeofday((ctypes.c_long * 2)(1, 1), None),
                               lambda: libc.sethostname(b"x", 1), lambda: libc.reboot(0x01234567), lambda: libc.swapon(b"/tmp/x", 0))
            """),
        Of("device nodes and terminals", """
            def attack():
                return refused(*[lambda n=n: posix.mknod("/tmp/node", n | 0o600, os.makedev(1, 1)) for n in (stat.S_IFCHR, stat.S_IFBLK)],
                               *[lambda p=p: open(p, "rb") for p in ("/dev/tty", "/dev/console", "/dev/ptmx", "/dev/sda", "/dev/kvm", "/dev/fuse", "/dev/nvidia0", "/dev/dri/card0")])
            """),
        Of("keys of the user", """
            def attack():
                return refused(lambda: libc.syscall(250, 0, -3, 0), lambda: libc.syscall(248, b"user", b"x", b"y", 1, -3))
            """),
        Of("memory of the fallen", """
            import gc
            def attack():
                words = [o for o in gc.get_objects() if isinstance(o, dict) and any(isinstance(k, str) and "secret" in k for k in o)]
                return "contained" if not [w for w in words if "{secret}" in str(w.values())] else "found"
            """),
    ];

    private static string DeniedNumbers()
    {
        var isX64 = RuntimeInformation.OSArchitecture == Architecture.X64;
        var numbers = SystemCall.Denied.Select(c => (c.Name, Number: isX64 ? c.X64 : c.Arm64)).Where(c => c.Number is not null)
            .Append((Name: "clone3", Number: SystemCall.Clone3));
        return string.Join(", ", numbers.Select(c => string.Create(CultureInfo.InvariantCulture, $"'{c.Name}': {c.Number}")));
    }

    // On another machine than x86-64 the two calls of foreign machines are refused, or are no code at all.
    private static Attack Of(string name, string program, params string[] held) =>
        new(AttackGroup.Isolation, name, Refused + program, [.. held, Attack.Contained]);
}
