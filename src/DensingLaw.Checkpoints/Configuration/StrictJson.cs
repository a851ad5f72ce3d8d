using System.Text.Json;
using System.Text.Unicode;

namespace DensingLaw.Checkpoints;

/// <summary>Parses JSON that others wrote: no duplicate keys, no invalid text, no deep nesting.</summary>
internal static class StrictJson
{
    private const int MaxDepth = 32;

    /// <exception cref="JsonException">It is not valid; every string in what is returned can be decoded but for unpaired surrogate escapes.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
            throw new JsonException("it is not UTF-8");
        try
        {
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("a key has an unpaired surrogate", e);
        }
    }
}
