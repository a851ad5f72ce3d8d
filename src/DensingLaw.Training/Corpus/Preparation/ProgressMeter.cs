namespace DensingLaw.Training.Corpus;

/// <summary>Reports a stage's progress after so many documents or bytes of text, whichever comes first.</summary>
internal sealed class ProgressMeter(IProgress<CorpusProgress>? progress, CorpusStage stage, ReadPosition position, long totalBytes)
{
    private const int DocumentsBetween = 1024, BytesBetween = 4 << 20;

    private long _lastDocuments;
    private long _bytes;

    /// <summary>Documents counted so far.</summary>
    public long Documents { get; private set; }

    public void Add(int utf8Bytes, long tokens)
    {
        Documents++;
        _bytes += utf8Bytes;
        if (Documents - _lastDocuments < DocumentsBetween && _bytes < BytesBetween)
            return;
        progress?.Report(new CorpusProgress(stage, position.Bytes, totalBytes, Documents, tokens));
        (_lastDocuments, _bytes) = (Documents, 0);
    }

    public void Finish(long tokens) => progress?.Report(new CorpusProgress(stage, totalBytes, totalBytes, Documents, tokens));
}
