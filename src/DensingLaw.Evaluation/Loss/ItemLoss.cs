using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation.Loss;

/// <summary>The loss −log P(continuation | context) of one item. Summaries are computed from these and from nothing else.</summary>
/// <remarks>
/// Where a token straddles the seam, the tokens after the common prefix also spell the context's last bytes, and <see cref="Nats"/> pays for those too: an
/// upper bound that is never below 0, and close where the context leaves little doubt about its own last bytes. Deducting <see cref="SeamNats"/> gives
/// log P(context) − log P(both), which telescopes over the splits of a text, but it is no loss: the context's own tokens are those that the model does not
/// expect there (it expects the straddling one), and the difference is often below 0.
/// </remarks>
public sealed record ItemLoss : ItemRecord
{
    private const string LossRecordName = "loss/";

    /// <summary>What was scored.</summary>
    public required LossKind Kind { get; init; }

    /// <summary>Hash of the context's UTF-8 bytes, before white space moved.</summary>
    public required string ContextSha256 { get; init; }

    /// <summary>Tokens of the context before any truncation.</summary>
    public required int ContextTokens { get; init; }

    /// <summary>
    /// The loss in nats, summed over <see cref="Tokens"/>; at least 0. +∞ where the tokenizer has no token for part of the continuation or the model gave
    /// one no probability.
    /// </summary>
    public required double Nats { get; init; }

    /// <summary>What the context's own tokens after the common prefix cost, in nats; 0 unless <see cref="BoundaryMerged"/>. Not part of any mean.</summary>
    public required double SeamNats { get; init; }

    /// <summary>Tokens scored: those after the longest token prefix that context and both together have in common.</summary>
    public required int Tokens { get; init; }

    /// <summary>UTF-8 bytes of the continuation, delimiter included: what losses are divided by.</summary>
    public required int Bytes { get; init; }

    /// <summary><see cref="Bytes"/> and those of the white space that moved to the continuation from the context.</summary>
    public required int BytesScored { get; init; }

    /// <summary>Characters of white space that moved; 0 too where only moving would have made a token straddle the seam.</summary>
    public required int MovedSpaces { get; init; }

    /// <summary>Scored tokens that stand for text the vocabulary lacks; the loss is +∞ where there are any.</summary>
    public required int UnknownTokens { get; init; }

    /// <summary>Whether a token straddled the seam.</summary>
    public required bool BoundaryMerged { get; init; }

    /// <summary>Whether tokens were cut from the left, or the continuation was scored in windows, to fit the model.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Whether every scored token was the most probable one.</summary>
    public required bool IsGreedy { get; init; }

    /// <summary>Nats a token; depends on the tokenizer.</summary>
    public double NatsPerToken => Tokens > 0 ? Nats / Tokens : Nats;

    /// <summary>Nats a byte.</summary>
    public double NatsPerByte => Nats / Bytes;

    /// <summary>Bits a byte.</summary>
    public double BitsPerByte => Nats / Bytes / Math.Log(2);

    /// <summary>Whether the loss is not a finite number.</summary>
    [JsonIgnore]
    public bool IsInfinite => !double.IsFinite(Nats);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string RecordKind => LossRecordName + JsonNamingPolicy.CamelCase.ConvertName(Kind.ToString());

    internal override string? Defect =>
        Nats is not >= 0 || SeamNats is not >= 0 ? FormattableString.Invariant($"the loss is {Nats}, {SeamNats} at the seam; both are at least 0")
        : Bytes < 1 || BytesScored < Bytes ? $"{Bytes} bytes, {BytesScored} scored; at least 1 is needed, and no fewer scored"
        : Tokens < 0 || UnknownTokens < 0 || UnknownTokens > Tokens || MovedSpaces < 0 || ContextTokens < 1 ? "a count is out of range"
        : !IsInfinite && (Tokens == 0 || UnknownTokens > 0) ? "the loss is finite though the tokenizer could not write the continuation"
        : null;
}
