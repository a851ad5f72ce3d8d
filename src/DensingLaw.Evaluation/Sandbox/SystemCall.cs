namespace DensingLaw.Evaluation.Sandbox;

/// <summary>A system call that programs may not make, by its numbers.</summary>
/// <param name="Name">As in the kernel's tables.</param>
/// <param name="X64">Number on x86-64.</param>
/// <param name="Arm64">Number on arm64; null where it has none.</param>
internal sealed record SystemCall(string Name, int X64, int? Arm64)
{
    /// <summary>The first number that is refused as unknown: calls added after Linux 6.4 (the numbers are the same on both machines).</summary>
    public const int FirstUnknown = 451;

    /// <summary>
    /// What a program under test has no use for and an attack has: other processes and threads, namespaces and mounts, sockets, shared memory outside the
    /// limits, keys, tracing, kernel programs and modules, clocks. One process with one thread makes the address-space limit the memory limit.
    /// Numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h of Linux.
    /// </summary>
    public static IReadOnlyList<SystemCall> Denied { get; } =
    [
        // Processes and threads. execve stays: bubblewrap starts the interpreter with it, and there is nothing else to execute.
        new("clone", 56, 220), new("fork", 57, null), new("vfork", 58, null), new("execveat", 322, 281),
        new("ptrace", 101, 117), new("process_vm_readv", 310, 270), new("process_vm_writev", 311, 271), new("kcmp", 312, 272),
        new("pidfd_send_signal", 424, 424), new("pidfd_open", 434, 434), new("pidfd_getfd", 438, 438),
        new("process_madvise", 440, 440), new("process_mrelease", 448, 448), new("personality", 135, 92), new("modify_ldt", 154, null),
        // Namespaces, mounts, device nodes, handles to files.
        new("unshare", 272, 97), new("setns", 308, 268), new("mount", 165, 40), new("umount2", 166, 39), new("pivot_root", 155, 41), new("chroot", 161, 51),
        new("open_tree", 428, 428), new("move_mount", 429, 429), new("fsopen", 430, 430), new("fsconfig", 431, 431), new("fsmount", 432, 432),
        new("fspick", 433, 433), new("mount_setattr", 442, 442), new("mknod", 133, null), new("mknodat", 259, 33),
        new("name_to_handle_at", 303, 264), new("open_by_handle_at", 304, 265), new("quotactl", 179, 60), new("quotactl_fd", 443, 443),
        new("fanotify_init", 300, 262), new("fanotify_mark", 301, 263), new("uselib", 134, null), new("ustat", 136, null), new("sysfs", 139, null),
        // Sockets of every family.
        new("socket", 41, 198), new("socketpair", 53, 199), new("connect", 42, 203), new("bind", 49, 200), new("listen", 50, 201), new("accept", 43, 202),
        new("accept4", 288, 242), new("sendto", 44, 206), new("sendmsg", 46, 211), new("sendmmsg", 307, 269),
        // Memory that no limit counts, or that escapes paging.
        new("memfd_create", 319, 279), new("memfd_secret", 447, 447), new("shmget", 29, 194), new("shmat", 30, 196), new("shmctl", 31, 195),
        new("semget", 64, 190), new("semop", 65, 193), new("semctl", 66, 191), new("msgget", 68, 186), new("msgsnd", 69, 189), new("msgrcv", 70, 188),
        new("msgctl", 71, 187), new("mq_open", 240, 180), new("vmsplice", 278, 75), new("mlock", 149, 228), new("mlockall", 151, 230), new("mlock2", 325, 284),
        new("mbind", 237, 235), new("set_mempolicy", 238, 237), new("migrate_pages", 256, 238), new("move_pages", 279, 239), new("userfaultfd", 323, 282),
        new("setxattr", 188, 5), new("lsetxattr", 189, 6), new("fsetxattr", 190, 7),
        // Kernel facilities.
        new("keyctl", 250, 219), new("add_key", 248, 217), new("request_key", 249, 218), new("bpf", 321, 280), new("perf_event_open", 298, 241),
        new("io_uring_setup", 425, 425), new("io_uring_enter", 426, 426), new("io_uring_register", 427, 427), new("io_setup", 206, 0), new("io_submit", 209, 2),
        new("kexec_load", 246, 104), new("kexec_file_load", 320, 294), new("create_module", 174, null), new("init_module", 175, 105),
        new("finit_module", 313, 273), new("delete_module", 176, 106), new("acct", 163, 89), new("syslog", 103, 116), new("nfsservctl", 180, 42),
        new("lookup_dcookie", 212, 18), new("iopl", 172, null), new("ioperm", 173, null), new("vhangup", 153, 58),
        // The machine: clocks, names, swap, power, all its disks.
        new("sync", 162, 81),
        new("clock_settime", 227, 112), new("settimeofday", 164, 170), new("adjtimex", 159, 171), new("clock_adjtime", 305, 266),
        new("sethostname", 170, 161), new("setdomainname", 171, 162), new("swapon", 167, 224), new("swapoff", 168, 225), new("reboot", 169, 142),
    ];

    /// <summary><c>clone3</c>, the same on both machines: answered as unknown, so that the C library asks for <c>clone</c>, whose refusal it reports.</summary>
    public const int Clone3 = 435;
}
