using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation;

/// <summary>What a run cost the process that finished it. The only part of a result that differs between a resumed and an undisturbed run.</summary>
public sealed record RunPerformance
{
    /// <summary>From the command's start to its result.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Opening the checkpoint and loading the engine.</summary>
    public required double LoadSeconds { get; init; }

    /// <summary>
    /// <see cref="WallSeconds"/> as it was foretold once the engine had worked for five seconds and, in runs that write completions, a quarter of those side by
    /// side had ended; from the work that was left. Null for shorter runs. Left out of the file when null.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? EstimatedSeconds { get; init; }

    /// <summary>When it was foretold, from the command's start; null where it was not, and in runs of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? EstimatedAfterSeconds { get; init; }

    /// <summary><see cref="NewTokens"/> as they were taken to be then; null in runs without completions. Left out of the file when null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? EstimatedNewTokens { get; init; }

    /// <summary>Tokens a harness without any sharing would compute.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Tokens the engine was given.</summary>
    public required long ComputedTokens { get; init; }

    /// <summary>Tokens that did not have to be computed again.</summary>
    public required long ReusedTokens { get; init; }

    /// <summary>Tokens written.</summary>
    public long NewTokens { get; init; }

    /// <summary>Computed prompt tokens a second of engine time; null when nothing was computed.</summary>
    public required double? PrefillTokensPerSecond { get; init; }

    /// <summary>Generated tokens a second of engine time; null when nothing was generated.</summary>
    public required double? DecodeTokensPerSecond { get; init; }

    /// <summary>The process's largest resident memory.</summary>
    public required long PeakMemoryBytes { get; init; }
}
