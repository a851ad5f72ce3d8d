namespace DensingLaw.Cli.Tests.Doctor;

public sealed class MachineMemoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("densinglaw-memory-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_TheKernelsList_GivesBytes()
    {
        // Lines as Linux 6.1 prints them.
        var memory = MachineMemory.Read(List("MemTotal:       16384256 kB\nMemFree:          262144 kB\nMemAvailable:   12582912 kB\nBuffers:            1024 kB\n"));
        Assert.Equal(new MachineMemory(16384256L * 1024, 12L << 30), memory);
    }

    [Theory]
    [InlineData("MemTotal:       16384256 kB\n")]
    [InlineData("MemTotal: many kB\nMemAvailable: 1 kB\n")]
    public void Read_AListWithoutTheLines_GivesNothing(string list) => Assert.Null(MachineMemory.Read(List(list)));

    [Fact]
    public void Read_NoList_GivesNothing() => Assert.Null(MachineMemory.Read(Path.Combine(_folder.FullName, "none")));

    [Fact]
    public void Read_OfThisMachine_HasSomethingInUse()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /proc/meminfo");
        var memory = MachineMemory.Read()!.Value;
        Assert.InRange(memory.Available, 1, memory.Total - 1);
    }

    [Theory]
    [InlineData(4, 16, 8, "ok", "4 GiB for this process; 8 of the machine's 16 GiB are available now")]
    [InlineData(16, 16, 1, "broken", "16 GiB for this process; 1 of the machine's 16 GiB are available now")]
    [InlineData(1, 16, 8, "broken", "1 GiB for this process; 8 of the machine's 16 GiB are available now")]
    public void Memory_LimitAndWhatIsAvailable_AreBothJudged(int limit, int total, int available, string verdict, string text)
    {
        var found = MachineFindings.Memory((long)limit << 30, new MachineMemory((long)total << 30, (long)available << 30));
        Assert.Equal((verdict, text), (found.Verdict.ToString().ToLowerInvariant(), found.Text));
        Assert.Equal(verdict == "broken", found.Mend is not null);
    }

    [Fact]
    public void Memory_TheKernelDoesNotTell_SaysNothingOfIt() => Assert.Equal("4 GiB for this process", MachineFindings.Memory(4L << 30, null).Text);

    private string List(string text)
    {
        var path = Path.Combine(_folder.FullName, "meminfo");
        File.WriteAllText(path, text);
        return path;
    }
}
