using System.Text;
using DensingLaw.Tokenization.Gguf;

namespace DensingLaw.Tokenization.Tests.Goldens;

/// <summary>
/// Reads the metadata of a GGUF file (version 3), as far as the tokenizer needs it; an oracle of its own beside the real reader.
/// </summary>
internal static class GgufMetadata
{
    public static GgufVocabulary ReadVocabulary(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        Assert.Equal("GGUF", Encoding.ASCII.GetString(reader.ReadBytes(4)));
        Assert.Equal(3u, reader.ReadUInt32());
        reader.ReadUInt64();
        var count = reader.ReadUInt64();
        var values = new Dictionary<string, object>();
        for (ulong i = 0; i < count; i++)
        {
            var key = ReadString(reader);
            values[key] = ReadValue(reader, reader.ReadUInt32());
        }

        T? Find<T>(string key) => values.TryGetValue(key, out var value) ? (T)value : default;
        int? Id(string key) => values.TryGetValue($"tokenizer.ggml.{key}_token_id", out var id) ? (int)(uint)id : null;
        return new GgufVocabulary
        {
            File = path,
            Model = Find<string>("tokenizer.ggml.model")!,
            Pre = Find<string>("tokenizer.ggml.pre"),
            Tokens = [.. Find<object[]>("tokenizer.ggml.tokens")!.Cast<string>()],
            TokenTypes = [.. Find<object[]>("tokenizer.ggml.token_type")!.Cast<int>()],
            Merges = [.. Find<object[]>("tokenizer.ggml.merges")!.Cast<string>()],
            Bos = Id("bos"),
            Eos = Id("eos"),
            Pad = Id("padding"),
            AddBos = values.TryGetValue("tokenizer.ggml.add_bos_token", out var addBos) ? (bool)addBos : null,
            ChatTemplate = Find<string>("tokenizer.chat_template"),
        };
    }

    private static string ReadString(BinaryReader reader) => Encoding.UTF8.GetString(reader.ReadBytes((int)reader.ReadUInt64()));

    private static object ReadValue(BinaryReader reader, uint type) => type switch
    {
        0 => reader.ReadByte(),
        1 => reader.ReadSByte(),
        2 => reader.ReadUInt16(),
        3 => reader.ReadInt16(),
        4 => reader.ReadUInt32(),
        5 => reader.ReadInt32(),
        6 => reader.ReadSingle(),
        7 => reader.ReadByte() != 0,
        8 => ReadString(reader),
        9 => ReadArray(reader),
        10 => reader.ReadUInt64(),
        11 => reader.ReadInt64(),
        12 => reader.ReadDouble(),
        _ => throw new InvalidDataException($"GGUF value type {type}"),
    };

    private static object[] ReadArray(BinaryReader reader)
    {
        var type = reader.ReadUInt32();
        var items = new object[reader.ReadUInt64()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ReadValue(reader, type);
        }

        return items;
    }
}
