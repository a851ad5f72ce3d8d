using System.Globalization;
using System.Text;

namespace DensingLaw.Tokenization;

/// <summary>
/// Byte-pair encoding: a piece's characters become symbols, and the neighbouring pair of lowest rank (the leftmost of equals) is merged
/// until none has a rule. Byte-level vocabularies are the case in which the characters are those of <see cref="ByteAlphabet"/>.
/// </summary>
internal sealed class BpeModel : TokenModel
{
    private const int DirectCharacters = 0x180;

    private readonly BpeOptions _options;
    private readonly BpeMerger _merger;
    private readonly WordCache _cache = new();
    private readonly int[] _characters = new int[DirectCharacters];
    private readonly int[] _bytes = new int[256];

    public BpeModel(Vocabulary vocabulary, Dictionary<ulong, Merge> merges, BpeOptions options)
    {
        Vocabulary = vocabulary;
        _options = options;
        _merger = new BpeMerger(merges);
        for (var i = 0; i < DirectCharacters; i++)
        {
            _characters[i] = vocabulary.TryGetId([(char)i], out var id) ? id : -1;
        }

        for (var i = 0; i < 256; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"<0x{i:X2}>");
            _bytes[i] = options.ByteFallback && vocabulary.TryGetId(name, out var id) ? id : -1;
        }
    }

    public override Vocabulary Vocabulary { get; }

    public override int? UnknownId => _options.UnknownId;

    public override void Encode(ReadOnlySpan<char> piece, List<int> ids, List<int>? byteLengths)
    {
        if (byteLengths is not null)
        {
            EncodeWord(piece, ids, byteLengths);
            return;
        }

        if (_cache.TryGet(piece, out var known))
        {
            ids.AddRange(known);
            return;
        }

        var first = ids.Count;
        EncodeWord(piece, ids, null);
        _cache.Add(piece, ids, first);
    }

    private void EncodeWord(ReadOnlySpan<char> piece, List<int> ids, List<int>? byteLengths)
    {
        if (_options.IgnoreMerges && Vocabulary.TryGetId(piece, out var whole))
        {
            ids.Add(whole);
            byteLengths?.Add(Encoding.UTF8.GetByteCount(piece));
            return;
        }

        using var symbols = new SymbolList(piece.Length, _options.ByteFallback);
        AddSymbols(piece, symbols);
        _merger.Apply(symbols);
        symbols.CopyTo(ids, byteLengths);
    }

    private void AddSymbols(ReadOnlySpan<char> piece, SymbolList symbols)
    {
        Span<byte> utf8 = stackalloc byte[4];
        var unknownBytes = 0;
        for (var i = 0; i < piece.Length;)
        {
            var codePoint = UnicodeClasses.CodePointAt(piece, i, out var units);
            var id = IdOf(piece.Slice(i, units), codePoint);
            var byteCount = new Rune(codePoint).EncodeToUtf8(utf8);
            i += units;
            if (id >= 0)
            {
                FlushUnknown(symbols, ref unknownBytes);
                symbols.Add(id, byteCount);
            }
            else if (HasAllBytes(utf8[..byteCount]))
            {
                // The reference leaves a pending unknown pending here, so it comes after these bytes.
                foreach (var value in utf8[..byteCount])
                {
                    symbols.Add(_bytes[value], 1);
                }
            }
            else if (_options.UnknownId is not null)
            {
                if (!_options.FuseUnknown)
                {
                    FlushUnknown(symbols, ref unknownBytes);
                }

                unknownBytes += byteCount;
            }
        }

        FlushUnknown(symbols, ref unknownBytes);
    }

    private int IdOf(ReadOnlySpan<char> character, int codePoint)
    {
        if (codePoint < DirectCharacters)
        {
            return _characters[codePoint];
        }

        return Vocabulary.TryGetId(character, out var id) ? id : -1;
    }

    private bool HasAllBytes(ReadOnlySpan<byte> utf8)
    {
        foreach (var value in utf8)
        {
            if (_bytes[value] < 0)
            {
                return false;
            }
        }

        return true;
    }

    private void FlushUnknown(SymbolList symbols, ref int unknownBytes)
    {
        if (unknownBytes > 0)
        {
            symbols.Add(_options.UnknownId!.Value, unknownBytes);
            unknownBytes = 0;
        }
    }
}
