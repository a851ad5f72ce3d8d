using System.IO.MemoryMappedFiles;

namespace DensingLaw.Training.Corpus;

/// <summary>A shard mapped into memory.</summary>
internal sealed class MappedShard : IDisposable
{
    private const int Block = 512;

    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _bytesPerToken;

    /// <exception cref="ConfigurationException">The file cannot be opened.</exception>
    /// <exception cref="DataIntegrityException">It is missing or has another length.</exception>
    public MappedShard(string path, long tokens, int bytesPerToken)
    {
        (Tokens, _bytesPerToken) = (tokens, bytesPerToken);
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new DataIntegrityException($"{path}: missing; delete the folder and prepare the corpus again");
        if (tokens < 1 || file.Length != tokens * bytesPerToken)
            throw new DataIntegrityException(FormattableString.Invariant(
                $"{path}: {file.Length} bytes, {tokens * bytesPerToken} were written; delete the folder and prepare the corpus again"));
        try
        {
            _map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            _view = _map.CreateViewAccessor(0, file.Length, MemoryMappedFileAccess.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: cannot be opened ({error.Message}); check that it may be read", error);
        }
    }

    public long Tokens { get; }

    public void Read(long position, Span<long> tokens)
    {
        Span<ushort> narrow = stackalloc ushort[_bytesPerToken == sizeof(ushort) ? Block : 0];
        Span<uint> wide = stackalloc uint[_bytesPerToken == sizeof(uint) ? Block : 0];
        for (var done = 0; done < tokens.Length; done += Block)
        {
            var part = tokens.Slice(done, Math.Min(Block, tokens.Length - done));
            var offset = (ulong)((position + done) * _bytesPerToken);
            if (narrow.Length > 0)
            {
                _view.SafeMemoryMappedViewHandle.ReadSpan(offset, narrow[..part.Length]);
                for (var i = 0; i < part.Length; i++)
                    part[i] = narrow[i];
            }
            else
            {
                _view.SafeMemoryMappedViewHandle.ReadSpan(offset, wide[..part.Length]);
                for (var i = 0; i < part.Length; i++)
                    part[i] = wide[i];
            }
        }
    }

    public void Dispose()
    {
        _view.Dispose();
        _map.Dispose();
    }
}
