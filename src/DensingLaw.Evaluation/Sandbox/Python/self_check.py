# Loaded as a candidate when the sandbox starts: raises an exception named for the first thing that does not hold.
import os
import posix


def refused(name, act):
    try:
        act()
    except OSError:
        return
    raise type(name, (Exception,), {})()


refused("ForkIsNotRefused", posix.fork)
refused("TheRootIsWritable", lambda: open("/written", "w"))
refused("ProcIsMounted", lambda: os.listdir("/proc"))
refused("HostFilesAreVisible", lambda: os.listdir("/etc"))
refused("ChrootIsNotRefused", lambda: posix.chroot("/tmp"))
if posix.getpid() != 1 or posix.getuid() != 65534:
    raise type("NamespacesAreMissing", (Exception,), {})()
with open("/tmp/written", "w") as file:
    file.write("text")
posix.unlink("/tmp/written")
