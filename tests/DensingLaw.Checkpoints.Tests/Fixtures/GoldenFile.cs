using System.Runtime.InteropServices;
using System.Text.Json;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>The plainest possible safetensors reader, apart from the product's own: reference values and an oracle for it.</summary>
internal sealed class GoldenFile
{
    private readonly byte[] _content;
    private readonly JsonElement _header;

    public GoldenFile(string path)
    {
        _content = File.ReadAllBytes(path);
        using var json = JsonDocument.Parse(_content.AsMemory(8, HeaderLength));
        _header = json.RootElement.Clone();
    }

    public IEnumerable<string> Names => _header.EnumerateObject().Select(p => p.Name).Where(n => n != "__metadata__");

    private int HeaderLength => (int)BitConverter.ToInt64(_content);

    public ReadOnlySpan<byte> Bytes(string name)
    {
        var offsets = _header.GetProperty(name).GetProperty("data_offsets");
        var (begin, end) = (offsets[0].GetInt32(), offsets[1].GetInt32());
        return _content.AsSpan(8 + HeaderLength + begin, end - begin);
    }

    public ReadOnlySpan<T> Values<T>(string name)
        where T : struct => MemoryMarshal.Cast<byte, T>(Bytes(name));
}
