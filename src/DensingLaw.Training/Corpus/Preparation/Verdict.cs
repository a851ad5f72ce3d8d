namespace DensingLaw.Training.Corpus;

/// <summary>What becomes of a document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Sha256">Of seed and text.</param>
/// <param name="Utf8Bytes">Of the text.</param>
/// <param name="IsHeldOut">Whether it is kept for measuring, if it is not dropped.</param>
/// <param name="Hits">Overlaps with benchmarks; any of them drops it.</param>
internal sealed record Verdict(CorpusDocument Document, byte[] Sha256, int Utf8Bytes, bool IsHeldOut, IReadOnlyList<RowHit> Hits)
{
    public bool IsDropped => Hits.Count > 0;

    public bool IsTrainedOn => !IsDropped && !IsHeldOut;
}
