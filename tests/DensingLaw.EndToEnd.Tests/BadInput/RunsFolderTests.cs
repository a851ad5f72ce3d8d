using System.Globalization;

namespace DensingLaw.EndToEnd.Tests.BadInput;

public sealed class RunsFolderTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public void Measure_RunsBelowAFile_Exits2()
    {
        File.WriteAllText(_place.Runs, "");
        var run = _place.Measure(_place.TinyExport());
        run.AssertRefused(2, _place.Runs, "is a file", "choose a writable place with --runs");
        Assert.True(File.Exists(_place.Runs));
    }

    [Fact]
    public void Measure_RunsWhereNothingCanBeMade_Exits2()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "there is no /proc here, the one folder in which not even root can write");
        var arguments = _place.MeasureArguments(_place.TinyExport(), 2);
        arguments[Array.IndexOf(arguments, "--runs") + 1] = "/proc/densinglaw";
        CliProcess.Run(arguments).AssertRefused(2, "/proc/densinglaw", "choose a writable place with --runs");
    }

    [Fact]
    public async Task Measure_RunThatAnotherProcessHolds_Exits2AndNamesIt()
    {
        const int limit = 60;
        var arguments = _place.MeasureArguments(_place.TinyExport(), limit);
        using (var first = CliProcess.Start(arguments))
        {
            var output = Task.WhenAll(first.StandardOutput.ReadToEndAsync(), first.StandardError.ReadToEndAsync());
            try
            {
                Assert.True(SpinWait.SpinUntil(() => Directory.Exists(_place.Runs) && Directory.EnumerateFiles(_place.Runs, "run.owner", SearchOption.AllDirectories).Any(), 20_000));
                // The owner's line is written a moment after its file appears.
                await Task.Delay(50);
                Assert.Equal(0, CliProcess.System("kill", "-STOP", first.Id.ToString(CultureInfo.InvariantCulture)));
                Assert.False(first.HasExited);
                CliProcess.Run(arguments).AssertRefused(2, _place.Runs, "another process is working on the run", $"pid {first.Id},", "wait for it to end");
            }
            finally
            {
                first.Kill();
                await output;
                await first.WaitForExitAsync();
            }
        }

        // The killed process blocks nothing, and its run goes on.
        CliProcess.Run(arguments).AssertSucceeded();
        Assert.Single(Directory.EnumerateDirectories(_place.Runs));
    }

    public void Dispose() => _place.Dispose();
}
