using System.Text.Json;

namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads the two big members of a BPE model, <c>vocab</c> and <c>merges</c>, straight from UTF-8.</summary>
internal static class VocabularyReader
{
    /// <summary>Ids may leave some room for tokens that are only in added_tokens, but not more than this many times their count.</summary>
    private const int LargestSpread = 16;

    public static Vocabulary ReadVocabulary(ReadOnlySpan<byte> utf8, string file)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new DataIntegrityException($"{file}: model.vocab: expected an object of token to id");
            }

            // An entry takes about a dozen bytes; a good guess saves growing the table.
            var ids = new Dictionary<string, int>(utf8.Length / 16, StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var token = reader.GetString()!;
                if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var id) || id < 0)
                {
                    throw new DataIntegrityException($"{file}: model.vocab: the id of \"{token}\" is not a whole number from 0");
                }

                if (!ids.TryAdd(token, id))
                {
                    throw new DataIntegrityException($"{file}: model.vocab: the token \"{token}\" is there twice");
                }
            }

            return Build(ids, file);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw JsonFile.Malformed(file, e);
        }
    }

    public static Vocabulary Build(Dictionary<string, int> ids, string file)
    {
        var largest = -1;
        foreach (var id in ids.Values)
        {
            largest = Math.Max(largest, id);
        }

        if (largest >= ((long)ids.Count + 1024) * LargestSpread)
        {
            throw new DataIntegrityException($"{file}: the vocabulary has {ids.Count} tokens but the id {largest}");
        }

        var seen = new bool[largest + 1];
        foreach (var (token, id) in ids)
        {
            if (seen[id])
            {
                throw new DataIntegrityException($"{file}: two tokens have the id {id}; one is \"{token}\"");
            }

            seen[id] = true;
        }

        return new Vocabulary(ids, largest + 1);
    }

    public static Dictionary<ulong, Merge> ReadMerges(ReadOnlySpan<byte> utf8, Vocabulary vocabulary, string file)
    {
        var merges = new MergeTable(vocabulary, file, utf8.Length / 16);
        try
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new DataIntegrityException($"{file}: model.merges: expected an array");
            }

            var buffer = new char[256];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType == JsonTokenType.String)
                {
                    merges.Add(Copy(ref reader, ref buffer, 0));
                    continue;
                }

                var isPair = reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.String;
                var left = isPair ? Copy(ref reader, ref buffer, 0).Length : 0;
                isPair = isPair && reader.Read() && reader.TokenType == JsonTokenType.String;
                var right = isPair ? Copy(ref reader, ref buffer, left).Length : 0;
                if (!isPair || !reader.Read() || reader.TokenType != JsonTokenType.EndArray)
                {
                    throw new DataIntegrityException(
                        $"{file}: model.merges[{merges.Count}]: expected \"left right\" or [\"left\", \"right\"]");
                }

                merges.Add(buffer.AsSpan(0, left), buffer.AsSpan(left, right), buffer.AsSpan(0, left + right));
            }

            return merges.Rules;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw JsonFile.Malformed(file, e);
        }
    }

    /// <summary>Unescapes the string at the reader into the buffer from <paramref name="at"/>; the buffer grows as needed.</summary>
    private static ReadOnlySpan<char> Copy(ref Utf8JsonReader reader, ref char[] buffer, int at)
    {
        var most = at + reader.ValueSpan.Length;
        if (buffer.Length < most)
        {
            Array.Resize(ref buffer, most * 2);
        }

        return buffer.AsSpan(at, reader.CopyString(buffer.AsSpan(at)));
    }
}
