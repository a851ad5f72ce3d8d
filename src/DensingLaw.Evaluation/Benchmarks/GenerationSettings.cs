using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>How far a model writes on from a prompt. Part of the protocol and so of its hash.</summary>
public sealed record GenerationSettings
{
    /// <summary>
    /// Texts that end an answer and are cut off with all that follows; none is empty. The text of the model's end-of-sequence token is one more, after these.
    /// </summary>
    public required IReadOnlyList<string> StopStrings { get; init; }

    /// <summary>At most so many tokens are written, at least 1; room for them is kept by dropping the left of prompts that are too long.</summary>
    public required int MaxNewTokens { get; init; }

    /// <summary>True: the likeliest token at each step. False: tokens are drawn, with the run's temperature, top-p and seed.</summary>
    public required bool Greedy { get; init; }

    /// <summary>SHA-256 of the settings as canonical JSON, lower-case hex.</summary>
    internal string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(new Dictionary<string, object>(Parts())))));

    /// <summary>The settings as fields of a protocol's definition.</summary>
    internal IEnumerable<KeyValuePair<string, object>> Parts() =>
    [
        new("decoding", Greedy ? "greedy" : "sampled"),
        new("longPrompts", "the left is dropped to the model's length less maxNewTokens"),
        new("maxNewTokens", MaxNewTokens),
        new("stopCut", "before the first occurrence of each stop in turn, then of the end-of-sequence token's text; not trimmed"),
        new("stops", StopStrings),
    ];
}
