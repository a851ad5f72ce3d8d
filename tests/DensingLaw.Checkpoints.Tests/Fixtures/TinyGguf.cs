using System.Text;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>Writes small GGUF files, valid unless the test asks for something else.</summary>
internal sealed class TinyGguf
{
    private const int HiddenSize = 4, Intermediate = 6, Vocabulary = 5;

    private readonly List<(string Key, Action<BinaryWriter> Write)> _metadata = [];
    private readonly List<(string Name, long[] Dimensions, float[] Values)> _tensors = [];

    public uint Version { get; set; } = 3;

    /// <summary>A llama of one layer, two heads of <paramref name="headSize"/> channels; each projection's elements are its row's number.</summary>
    public static TinyGguf Llama(int headSize = 4)
    {
        var file = new TinyGguf()
            .Text("general.architecture", "llama").Integer("llama.embedding_length", HiddenSize).Integer("llama.block_count", 1)
            .Integer("llama.feed_forward_length", Intermediate).Integer("llama.attention.head_count", 2)
            .Integer("llama.attention.head_count_kv", 1).Integer("llama.context_length", 32).Integer("llama.attention.key_length", (uint)headSize)
            .Number("llama.attention.layer_norm_rms_epsilon", 1e-5f);
        return file.Rows("token_embd.weight", Vocabulary, HiddenSize).Rows("output_norm.weight", HiddenSize)
            .Rows("blk.0.attn_norm.weight", HiddenSize).Rows("blk.0.ffn_norm.weight", HiddenSize)
            .Rows("blk.0.attn_q.weight", 2 * headSize, HiddenSize).Rows("blk.0.attn_k.weight", headSize, HiddenSize)
            .Rows("blk.0.attn_v.weight", headSize, HiddenSize).Rows("blk.0.attn_output.weight", HiddenSize, 2 * headSize)
            .Rows("blk.0.ffn_gate.weight", Intermediate, HiddenSize).Rows("blk.0.ffn_up.weight", Intermediate, HiddenSize)
            .Rows("blk.0.ffn_down.weight", HiddenSize, Intermediate);
    }

    public TinyGguf Text(string key, string value) => Entry(key, w => { w.Write(8u); WriteText(w, value); });

    public TinyGguf Integer(string key, uint value) => Entry(key, w => { w.Write(4u); w.Write(value); });

    public TinyGguf Number(string key, float value) => Entry(key, w => { w.Write(6u); w.Write(value); });

    public TinyGguf Raw(string key, Action<BinaryWriter> typeAndValue) => Entry(key, typeAndValue);

    /// <summary>A tensor of <paramref name="rows"/> rows, each element of which is its row's number.</summary>
    public TinyGguf Rows(string name, int rows, int columns = 1)
    {
        _tensors.Add((name, columns == 1 ? [rows] : [columns, rows], [.. Enumerable.Range(0, rows * columns).Select(i => (float)(i / columns))]));
        return this;
    }

    /// <summary>Changes what the header says of a tensor's dimensions (innermost first), not its data.</summary>
    public TinyGguf Claim(string name, params long[] dimensions)
    {
        var at = _tensors.FindIndex(t => t.Name == name);
        _tensors[at] = _tensors[at] with { Dimensions = dimensions };
        return this;
    }

    public TinyGguf Without(string nameOrKey)
    {
        _tensors.RemoveAll(t => t.Name == nameOrKey);
        _metadata.RemoveAll(m => m.Key == nameOrKey);
        return this;
    }

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("GGUF"u8);
        writer.Write(Version);
        writer.Write((ulong)_tensors.Count);
        writer.Write((ulong)_metadata.Count);
        foreach (var (key, write) in _metadata)
        {
            WriteText(writer, key);
            write(writer);
        }

        var offset = 0L;
        foreach (var (name, dimensions, values) in _tensors)
        {
            WriteText(writer, name);
            writer.Write((uint)dimensions.Length);
            Array.ForEach(dimensions, writer.Write);
            writer.Write(0u);
            writer.Write(offset);
            offset += (values.Length * sizeof(float)) + 31 & ~31;
        }

        foreach (var (_, _, values) in _tensors)
        {
            while (stream.Length % 32 != 0)
                writer.Write((byte)0);
            Array.ForEach(values, writer.Write);
        }

        return stream.ToArray();
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private TinyGguf Entry(string key, Action<BinaryWriter> write)
    {
        _metadata.RemoveAll(m => m.Key == key);
        _metadata.Add((key, write));
        return this;
    }
}
