using System.Buffers;

namespace DensingLaw.Tokenization;

/// <summary>The symbols of one piece: token ids and their lengths in UTF-8 bytes, in rented arrays.</summary>
internal sealed class SymbolList(int characters, bool byteFallback) : IDisposable
{
    // A UTF-16 unit makes one symbol, or up to three with byte fallback (a pair of units makes four).
    private readonly int[] _ids = ArrayPool<int>.Shared.Rent(characters * (byteFallback ? 3 : 1));
    private readonly int[] _byteLengths = ArrayPool<int>.Shared.Rent(characters * (byteFallback ? 3 : 1));

    public int Count { get; set; }

    public Span<int> Ids => _ids.AsSpan(0, Count);

    public Span<int> ByteLengths => _byteLengths.AsSpan(0, Count);

    public void Add(int id, int byteLength)
    {
        _ids[Count] = id;
        _byteLengths[Count] = byteLength;
        Count++;
    }

    public void CopyTo(List<int> ids, List<int>? byteLengths)
    {
        ids.AddRange(Ids);
        byteLengths?.AddRange(ByteLengths);
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_ids);
        ArrayPool<int>.Shared.Return(_byteLengths);
    }
}
