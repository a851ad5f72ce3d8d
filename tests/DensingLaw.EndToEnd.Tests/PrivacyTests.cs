namespace DensingLaw.EndToEnd.Tests;

/// <summary>The program and its libraries leave nothing in the user's folders, where usage data to be sent would lie.</summary>
public sealed class PrivacyTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Measure_InAHomeOfItsOwn_LeavesItEmpty()
    {
        var home = Directory.CreateDirectory(_place["home"]).FullName;
        var run = ForeignProcess.Run(
            "dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "densinglaw.dll"), .. _place.MeasureArguments(_place.TinyExport(), 2)],
            environment: new Dictionary<string, string?> { ["HOME"] = home, ["XDG_CACHE_HOME"] = null, ["ORT_DISABLE_TELEMETRY"] = null });
        run.AssertSucceeded();
        Assert.Empty(Directory.EnumerateFileSystemEntries(home, "*", SearchOption.AllDirectories));
    }
}
