namespace DensingLaw.Training.Corpus;

/// <summary>How far a reading of a corpus has come.</summary>
internal sealed class ReadPosition
{
    /// <summary>Bytes of the files on disk that have been read.</summary>
    public long Bytes { get; set; }
}
