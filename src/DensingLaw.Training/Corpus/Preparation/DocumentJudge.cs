namespace DensingLaw.Training.Corpus;

/// <summary>Decides where a document goes: dropped, held out or trained on. Thread-safe.</summary>
internal sealed class DocumentJudge(CorpusPreparationOptions options)
{
    private readonly HeldOutSplit _split = new(options.HeldOutShare, options.HeldOutSeed);
    private readonly RowIndex _index = new(options.Decontamination);
    private readonly ThreadLocal<WordText> _words = new(() => new WordText());

    public RowIndex Index => _index;

    public Verdict Judge(CorpusDocument document)
    {
        var (sha256, bytes) = _split.Hash(document.Text);
        var hits = options.Decontamination.Targets.Count > 0 ? _index.Find(document.Text, _words.Value!) : [];
        return new Verdict(document, sha256, bytes, _split.IsHeldOut(sha256), hits);
    }
}
