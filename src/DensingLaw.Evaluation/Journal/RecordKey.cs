using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Evaluation;

/// <summary>
/// Everything that decides an item's result. Its hash is the record's address in the journal, so a record can only ever be found by the work that made
/// it: another model, tokenizer, protocol, prompt, engine or precision has another address.
/// </summary>
public sealed record RecordKey
{
    /// <summary>Hash of the checkpoint's files.</summary>
    public required string CheckpointSha256 { get; init; }

    /// <summary>Hash of the tokenizer's files.</summary>
    public required string TokenizerSha256 { get; init; }

    /// <summary>Hash of the benchmark protocol's definition.</summary>
    public required string ProtocolSha256 { get; init; }

    /// <summary>The release's own item id: <c>abstract_algebra/0</c>.</summary>
    public required string Item { get; init; }

    /// <summary>Hash of the prompt's UTF-8 bytes.</summary>
    public required string PromptSha256 { get; init; }

    /// <summary>What is asked after the prompt: the continuations to score, or the generation settings.</summary>
    public required string Settings { get; init; }

    /// <summary>The engine's name.</summary>
    public required string Engine { get; init; }

    /// <summary>Version of the library under the engine.</summary>
    public required string EngineVersion { get; init; }

    /// <summary><c>cpu</c> or <c>cuda</c>, without the index: which card of a kind did the work does not matter.</summary>
    public required string DeviceKind { get; init; }

    /// <summary>Arithmetic: <c>fp32</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>SHA-256 over the fields, each preceded by its length in bytes so that no two keys share an encoding; lower-case hexadecimal.</summary>
    public string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in (ReadOnlySpan<string>)[
            "densinglaw/record/1", CheckpointSha256, TokenizerSha256, ProtocolSha256, Item, PromptSha256, Settings, Engine, EngineVersion, DeviceKind, Precision])
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
