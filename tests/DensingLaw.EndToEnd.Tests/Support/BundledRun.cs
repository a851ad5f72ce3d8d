using System.Diagnostics;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>One <c>densinglaw measure</c> of the bundled student, for all tests that look at it.</summary>
public sealed class BundledRun : IDisposable
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("densinglaw-bundled-");
    private (CliResult Result, TimeSpan Took)? _measured;

    public string Folder => Path.Combine(_place.FullName, "run");

    public void Dispose() => _place.Delete(recursive: true);

    /// <summary>What it said and how long it took; measured when first asked for. Skips the test where model-written programs cannot run.</summary>
    internal (CliResult Result, TimeSpan Took) Measured()
    {
        if (_measured is null)
        {
            var clock = Stopwatch.StartNew();
            _measured = (CliProcess.Run("measure", "--json", "--run-dir", Folder), clock.Elapsed);
        }

        var result = _measured.Value.Result;
        Assert.SkipWhen(result.ExitCode == 4 && result.Error.Contains("bubblewrap", StringComparison.Ordinal), "the programs need bubblewrap");
        result.AssertSucceeded();
        return _measured.Value;
    }
}
