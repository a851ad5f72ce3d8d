using System.Globalization;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>A small file system in memory, to be filled up; tests skip where it cannot be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int SizeBytes = 4 << 20, PageBytes = 4096;

    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    private string Filler => Path.Combine(_path, "filler");

    public static SmallDisk MountOrSkip(string path)
    {
        Directory.CreateDirectory(path);
        var mounted = OperatingSystem.IsLinux() &&
            CliProcess.System("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={SizeBytes}"), "tmpfs", path) == 0;
        Assert.SkipUnless(mounted, "a small tmpfs cannot be mounted here (it takes root on Linux), so no disk can be filled");
        return new SmallDisk(path);
    }

    /// <summary>Fills the disk but for so many pages of 4 KiB.</summary>
    public void FillLeaving(int pages) => File.WriteAllBytes(Filler, new byte[SizeBytes - (pages * PageBytes)]);

    public void Free() => File.Delete(Filler);

    public void Dispose() => CliProcess.System("umount", _path);
}
