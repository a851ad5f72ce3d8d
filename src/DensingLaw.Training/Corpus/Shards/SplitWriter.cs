using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DensingLaw.Training.Corpus;

/// <summary>Writes one side of the split: documents one after the other, each followed by EOS, cut into files of one length wherever that falls.</summary>
/// <param name="folder">Where to.</param>
/// <param name="name">The files' name: <c>training</c> gives <c>training-00000.bin</c>.</param>
/// <param name="bytesPerToken">2 or 4.</param>
/// <param name="tokensPerShard">At least 1.</param>
internal sealed class SplitWriter(string folder, string name, int bytesPerToken, long tokensPerShard) : IDisposable
{
    private readonly List<ShardFile> _shards = [];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private FileStream? _file;
    private long _inShard;
    private long _tokens;
    private long _documents;
    private long _textBytes;
    private ushort[] _narrow = [];

    public long Tokens => _tokens;

    public void Add(ReadOnlySpan<int> ids, int eos, int textBytes)
    {
        Write(ids);
        Write([eos]);
        _documents++;
        _textBytes += textBytes;
    }

    public SplitIndex Finish()
    {
        Close();
        return new SplitIndex { Tokens = _tokens, Documents = _documents, TextBytes = _textBytes, Shards = _shards };
    }

    public void Dispose()
    {
        _file?.Dispose();
        _hash.Dispose();
    }

    private void Write(ReadOnlySpan<int> ids)
    {
        while (ids.Length > 0)
        {
            _file ??= new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
            var part = ids[..(int)Math.Min(ids.Length, tokensPerShard - _inShard)];
            var bytes = Bytes(part);
            _file.Write(bytes);
            _hash.AppendData(bytes);
            (_inShard, _tokens) = (_inShard + part.Length, _tokens + part.Length);
            ids = ids[part.Length..];
            if (_inShard == tokensPerShard)
                Close();
        }
    }

    private string FileName => FormattableString.Invariant($"{name}-{_shards.Count:D5}.bin");

    private ReadOnlySpan<byte> Bytes(ReadOnlySpan<int> ids)
    {
        if (bytesPerToken == sizeof(int))
            return MemoryMarshal.AsBytes(ids);
        if (_narrow.Length < ids.Length)
            _narrow = new ushort[ids.Length * 2];
        for (var i = 0; i < ids.Length; i++)
            _narrow[i] = checked((ushort)ids[i]);
        return MemoryMarshal.AsBytes(_narrow.AsSpan(0, ids.Length));
    }

    private void Close()
    {
        if (_file is null)
            return;
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        _shards.Add(new ShardFile(FileName, _inShard, Convert.ToHexStringLower(_hash.GetHashAndReset())));
        (_file, _inShard) = (null, 0);
    }
}
