using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>A named, exact way to run a benchmark. Two results are comparable when their <see cref="ProtocolSha256"/> are equal.</summary>
public sealed class Protocol
{
    private readonly IReadOnlyDictionary<string, object> _parts;
    private readonly Protocol _original;

    private Protocol(
        string id, IReadOnlyDictionary<string, object> parts, GenerationSettings? generation, ChoiceRule? choice, bool usesChatTemplate, Protocol? original = null,
        bool comparesTexts = false)
    {
        _parts = parts;
        _original = original ?? this;
        Id = id;
        Generation = generation;
        Choice = choice;
        UsesChatTemplate = usesChatTemplate;
        ComparesTexts = comparesTexts;
        Definition = CanonicalJson.Write(new Dictionary<string, object>(parts.Concat(generation?.Parts() ?? [])) { ["id"] = id });
        ProtocolSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definition)));
    }

    /// <summary>The name: <c>mmlu/lm-eval-5shot</c>. With another limit of tokens than its own: <c>math/lm-eval-minerva-4shot+maxNewTokens=512</c>.</summary>
    public string Id { get; }

    /// <summary>Everything that decides prompts, answers and scores, as canonical JSON: UTF-8, keys in ordinal order, no white space.</summary>
    public string Definition { get; }

    /// <summary>SHA-256 of <see cref="Definition"/>, lower-case hex.</summary>
    public string ProtocolSha256 { get; }

    /// <summary>How answers are written; null where continuations are compared instead.</summary>
    public GenerationSettings? Generation { get; }

    /// <summary>How continuations are compared; null where answers are written.</summary>
    public ChoiceRule? Choice { get; }

    /// <summary>Whether the continuations that are compared are the choices' own texts instead of letters.</summary>
    public bool ComparesTexts { get; }

    /// <summary>
    /// True: the prompt is one user message, to be put in the checkpoint's own chat template; a checkpoint without one cannot run the protocol.
    /// False: the prompt is given to the model as it is.
    /// </summary>
    public bool UsesChatTemplate { get; }

    /// <summary>The same protocol with another limit of tokens for an answer: another id and another hash.</summary>
    /// <param name="count">At least 1. The protocol's own limit gives the protocol itself.</param>
    /// <exception cref="ConfigurationException">Less than 1, or a protocol that compares continuations.</exception>
    public Protocol WithMaxNewTokens(int count)
    {
        if (Generation is null)
            throw new ConfigurationException($"{Id} compares continuations and writes no tokens; run it without a limit of new tokens");
        if (count < 1)
            throw new ConfigurationException(FormattableString.Invariant($"{Id}: {count} new tokens; at least 1 is needed"));
        if (count == _original.Generation!.MaxNewTokens)
            return _original;
        var id = FormattableString.Invariant($"{_original.Id}+maxNewTokens={count}");
        return new Protocol(id, _parts, Generation with { MaxNewTokens = count }, Choice, UsesChatTemplate, _original);
    }

    /// <summary>A protocol whose answers are written.</summary>
    /// <param name="id">The name; becomes the definition's <c>id</c>.</param>
    /// <param name="parts">The other fields: strings, whole numbers, or lists of strings.</param>
    /// <param name="generation">How answers are written: its fields join the others.</param>
    /// <param name="usesChatTemplate">See <see cref="UsesChatTemplate"/>; <paramref name="parts"/> says so too.</param>
    internal static Protocol OfWriting(
        string id, IReadOnlyDictionary<string, object> parts, GenerationSettings generation, bool usesChatTemplate = false) =>
        new(id, parts, generation, null, usesChatTemplate);

    /// <summary>A protocol that compares continuations.</summary>
    /// <param name="id">The name; becomes the definition's <c>id</c>.</param>
    /// <param name="parts">The other fields: strings, whole numbers, or lists of strings.</param>
    /// <param name="choice">How they are compared; becomes the field <c>prediction</c>.</param>
    /// <param name="comparesTexts">See <see cref="ComparesTexts"/>; <paramref name="parts"/> says so too.</param>
    internal static Protocol OfChoosing(string id, IReadOnlyDictionary<string, object> parts, ChoiceRule choice, bool comparesTexts = false) =>
        new(id, new Dictionary<string, object>(parts) { ["prediction"] = ChoiceRuleText.Of(choice) }, null, choice, usesChatTemplate: false, comparesTexts: comparesTexts);
}
