using System.Text;
using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Evaluation.Nightly;

/// <summary>What a nightly measures, with what it compares, and what counts as a failure.</summary>
public sealed record NightlyConfig
{
    private const int MaxFileBytes = 64 << 10;

    /// <summary>Folder of the nights, the history and the lock.</summary>
    public required string State { get; init; }

    /// <summary>Folder of the benchmarks' releases.</summary>
    public required string Data { get; init; }

    /// <summary>The suite to measure.</summary>
    public required string Suite { get; init; }

    /// <summary>A short suite that is measured and checked first; null for none.</summary>
    public string? Canary { get; init; }

    /// <summary>Reference curve of densities, a name or a file; null for the one that fits the suite's protocols.</summary>
    public string? Curve { get; init; }

    /// <summary>Where models run. Default <c>auto</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>CPU threads; null for all cores.</summary>
    public int? Threads { get; init; }

    /// <summary>The checkpoints; at least one.</summary>
    public required IReadOnlyList<NightlyCheckpoint> Checkpoints { get; init; }

    /// <summary>What a night is compared with. Default the last green night.</summary>
    public BaselinePolicy Baseline { get; init; } = new(BaselineKind.LastGreen, null, 0);

    /// <summary>What counts as a failure.</summary>
    public NightlyGates Gates { get; init; } = new();

    /// <summary>Nights whose folders are kept. Default 14.</summary>
    public int Keep { get; init; } = 14;

    /// <summary>A shell command that is run when a night fails; null for none.</summary>
    public string? FailureCommand { get; init; }

    /// <summary>An address that is sent the night as JSON when it fails; null for none.</summary>
    public Uri? FailureWebhook { get; init; }

    /// <summary>Reads a file; relative paths in it start in its folder, so that it means the same wherever it is run: cron's folder is the user's home.</summary>
    /// <exception cref="ConfigurationException">No such file, or one with an unknown key or a value out of range; file, line and key are named.</exception>
    public static NightlyConfig Load(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MaxFileBytes
                ? Parse(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), path).In(Path.GetDirectoryName(Path.GetFullPath(path))!)
                : throw new ConfigurationException($"the nightly configuration '{path}' has more than {MaxFileBytes} bytes; check the path");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new ConfigurationException($"cannot read the nightly configuration '{path}' ({error.Message}); give a YAML file", error);
        }
    }

    /// <summary>The same with relative paths made absolute from a folder.</summary>
    internal NightlyConfig In(string folder)
    {
        string Whole(string path) => Path.GetFullPath(path, folder);
        string OfSuite(string suite) => SettingsText.IsPath(suite) ? Whole(suite) : suite;
        return this with
        {
            State = Whole(State),
            Data = Whole(Data),
            Suite = OfSuite(Suite),
            Canary = Canary is null ? null : OfSuite(Canary),
            Curve = Curve is not null && (Curve.Contains('/', StringComparison.Ordinal) || Curve.EndsWith(".json", StringComparison.Ordinal)) ? Whole(Curve) : Curve,
            Checkpoints = [.. Checkpoints.Select(c => c with { Pattern = Whole(c.Pattern) })],
            Baseline = Baseline.Pinned is { } pinned ? Baseline with { Pinned = Whole(pinned) } : Baseline,
        };
    }

    /// <summary>Reads a text; relative paths stay as they are.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">The name that messages give.</param>
    public static NightlyConfig Parse(string yaml, string file) => NightlyConfigReader.Read(SuiteFields.Of(file, SuiteReader.Document(yaml, file)));
}
