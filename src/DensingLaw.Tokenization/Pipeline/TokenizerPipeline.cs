namespace DensingLaw.Tokenization;

/// <summary>
/// The parts of a tokenizer in the order in which they act: added tokens, normalizer, pre-tokenizer, model, post-processor; and the
/// decoder for the way back. Thread-safe.
/// </summary>
internal sealed class TokenizerPipeline
{
    private readonly TokenizerParts _parts;
    private readonly Decoder _decoder;
    private EncodingScratch? _spare;

    public TokenizerPipeline(TokenizerParts parts)
    {
        _parts = parts;
        _decoder = parts.Decoder ?? new SpaceJoinDecoder();
        Added = new AddedVocabulary(parts.AddedTokens, parts.Normalizer);
        Vocabulary = parts.Model.Vocabulary;
    }

    public AddedVocabulary Added { get; }

    public Vocabulary Vocabulary { get; }

    public int? UnknownId => _parts.Model.UnknownId;

    public string? Token(int id) => Added.ById(id)?.Content ?? Vocabulary.Token(id);

    /// <summary>Encodes text; offsets are in code points.</summary>
    public (int[] Ids, (int Start, int End)[] Offsets) Encode(ReadOnlySpan<char> text, bool addSpecialTokens, bool withOffsets)
    {
        // One spare set of buffers serves a single thread; more threads at once allocate their own.
        var scratch = Interlocked.Exchange(ref _spare, null) ?? new EncodingScratch();
        scratch.Begin(withOffsets);
        Cut(WellFormed.Text(text), scratch);
        _parts.PostProcessor?.Apply(scratch.Ids, scratch.Offsets, addSpecialTokens, Token);
        var result = (scratch.Ids.ToArray(), scratch.Offsets?.ToArray() ?? []);
        _spare = scratch;
        return result;
    }

    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens)
    {
        var tokens = new List<string>(ids.Length);
        foreach (var id in ids)
        {
            var added = Added.ById(id);
            if ((added?.Content ?? Vocabulary.Token(id)) is { } token && !(skipSpecialTokens && Added.IsSpecial(token)))
            {
                tokens.Add(token);
            }
        }

        return _decoder.Decode(tokens);
    }

    private void Cut(ReadOnlySpan<char> text, EncodingScratch scratch)
    {
        var codePoint = 0;
        var counted = 0;
        Added.Raw.Cut(text, scratch.RawSegments);
        foreach (var segment in scratch.RawSegments)
        {
            var part = text.Slice(segment.Start, segment.Length);
            if (scratch.WithOffsets)
            {
                // Segments may overlap by white space that two tokens took, so the count can also step back.
                codePoint += segment.Start >= counted
                    ? WellFormed.CountCodePoints(text[counted..segment.Start])
                    : -WellFormed.CountCodePoints(text[segment.Start..counted]);
                counted = segment.Start;
            }

            if (segment.Token is { } token)
            {
                scratch.Add(token.Id, codePoint, codePoint + WellFormed.CountCodePoints(part));
                continue;
            }

            scratch.Passage.Load(part, scratch.WithOffsets ? codePoint : -1);
            _parts.Normalizer?.Apply(scratch.Passage);
            CutNormalized(scratch);
        }
    }

    private void CutNormalized(EncodingScratch scratch)
    {
        if (Added.Normalized.IsEmpty)
        {
            EncodePieces(scratch.Passage, scratch);
            return;
        }

        var whole = scratch.Passage;
        Added.Normalized.Cut(whole.Text, scratch.NormalizedSegments);
        foreach (var segment in scratch.NormalizedSegments)
        {
            if (segment.Token is null)
            {
                scratch.Part.LoadSlice(whole, segment.Start, segment.Length);
                EncodePieces(scratch.Part, scratch);
            }
            else if (scratch.WithOffsets)
            {
                var last = segment.Start + segment.Length - 1;
                scratch.Add(segment.Token.Id, whole.SourceStart(segment.Start), whole.SourceEnd(last));
            }
            else
            {
                scratch.Add(segment.Token.Id, 0, 0);
            }
        }
    }

    private void EncodePieces(Passage passage, EncodingScratch scratch)
    {
        _parts.PreTokenizer?.Apply(passage);
        foreach (var piece in passage.Pieces)
        {
            var text = passage.TextOf(piece);
            if (!scratch.WithOffsets)
            {
                _parts.Model.Encode(text, scratch.Ids, null);
                continue;
            }

            scratch.ByteLengths.Clear();
            _parts.Model.Encode(text, scratch.Ids, scratch.ByteLengths);
            scratch.AddOffsets(passage, piece);
        }
    }
}
