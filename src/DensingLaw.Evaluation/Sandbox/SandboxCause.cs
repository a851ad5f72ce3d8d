namespace DensingLaw.Evaluation.Sandbox;

/// <summary>Why the kernel or the container refuses a sandbox, and what mends it.</summary>
internal static class SandboxCause
{
    private static readonly (string File, string Refusing, string Cause, string Mend)[] s_switches =
    [
        ("/proc/sys/user/max_user_namespaces", "0", "user namespaces are switched off (user.max_user_namespaces=0)", "sysctl -w user.max_user_namespaces=10000"),
        ("/proc/sys/kernel/unprivileged_userns_clone", "0", "user namespaces are for root alone (kernel.unprivileged_userns_clone=0)",
            "sysctl -w kernel.unprivileged_userns_clone=1"),
        ("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1", "AppArmor restricts user namespaces (kernel.apparmor_restrict_unprivileged_userns=1)",
            "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or install an AppArmor profile for bwrap"),
    ];

    /// <summary>One line: the cause, what mends it, and what bubblewrap said.</summary>
    public static string Explain(string said)
    {
        var (cause, mend) = Find();
        return $"the code sandbox cannot start: {cause} (bwrap said: {said}); {mend}; other benchmarks run without it";
    }

    private static (string Cause, string Mend) Find()
    {
        foreach (var (file, refusing, cause, mend) in s_switches)
        {
            if (File.Exists(file) && File.ReadAllText(file).Trim() == refusing)
                return (cause, mend);
        }

        return File.ReadLines("/proc/self/status").Any(l => l.StartsWith("Seccomp:", StringComparison.Ordinal) && l.EndsWith('2'))
            ? ("this container's system-call filter forbids namespaces", "start the container with --security-opt seccomp=unconfined --security-opt apparmor=unconfined --cap-add SYS_ADMIN")
            : ("bubblewrap does not work here", "run 'bwrap --ro-bind / / --unshare-all true' to see it alone");
    }
}
