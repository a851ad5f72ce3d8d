using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>A named, exact way to run a benchmark. Two results are comparable when their <see cref="ProtocolSha256"/> are equal.</summary>
public sealed class Protocol
{
    private Protocol(string id, string definition, GenerationSettings? generation)
    {
        Id = id;
        Generation = generation;
        Definition = definition;
        ProtocolSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
    }

    /// <summary>The name: <c>mmlu/lm-eval-5shot</c>.</summary>
    public string Id { get; }

    /// <summary>Everything that decides prompts, answers and scores, as canonical JSON: UTF-8, keys in ordinal order, no white space.</summary>
    public string Definition { get; }

    /// <summary>SHA-256 of <see cref="Definition"/>, lower-case hex.</summary>
    public string ProtocolSha256 { get; }

    /// <summary>How answers are written; null where continuations are compared instead.</summary>
    public GenerationSettings? Generation { get; }

    /// <param name="id">The name; becomes the definition's <c>id</c>.</param>
    /// <param name="parts">The other fields: strings, whole numbers, or lists of strings.</param>
    /// <param name="generation">How answers are written: its fields join the others. Null where continuations are compared.</param>
    internal static Protocol Of(string id, IReadOnlyDictionary<string, object> parts, GenerationSettings? generation = null) =>
        new(id, CanonicalJson.Write(new Dictionary<string, object>(parts.Concat(generation?.Parts() ?? [])) { ["id"] = id }), generation);
}
