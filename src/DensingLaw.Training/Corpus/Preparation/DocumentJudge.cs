using System.Collections.Concurrent;

namespace DensingLaw.Training.Corpus;

/// <summary>Decides where a document goes: dropped, held out or trained on. Thread-safe.</summary>
internal sealed class DocumentJudge(CorpusPreparationOptions options)
{
    private readonly HeldOutSplit _split = new(options.HeldOutShare, options.HeldOutSeed);
    private readonly RowIndex _index = new(options.Decontamination);
    private readonly ConcurrentBag<WordText> _words = [];

    public RowIndex Index => _index;

    public Verdict Judge(CorpusDocument document)
    {
        var (sha256, bytes) = _split.Hash(document.Text);
        return new Verdict(document, sha256, bytes, _split.IsHeldOut(sha256), Hits(document));
    }

    private IReadOnlyList<RowHit> Hits(CorpusDocument document)
    {
        if (options.Decontamination.Targets.Count == 0)
            return [];
        var words = _words.TryTake(out var spare) ? spare : new WordText();
        var hits = _index.Find(document.Text, words);
        _words.Add(words);
        return hits;
    }
}
