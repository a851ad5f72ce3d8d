namespace DensingLaw.Training.Corpus;

/// <summary>How a folder of texts is read.</summary>
public sealed record CorpusOptions
{
    /// <summary>The field of JSON lines that has the text. Default: <c>text</c>.</summary>
    public string TextField { get; init; } = "text";

    /// <summary>
    /// The line that divides the documents of a .txt file: <c>&lt;|endoftext|&gt;</c>. Default null: each .txt file is one document.
    /// </summary>
    public string? DocumentSeparator { get; init; }

    /// <summary>The largest document (or line of JSON) that is taken, in bytes, 1 to 1 GiB; it is held in memory. Default 64 MiB.</summary>
    public int MaxDocumentBytes { get; init; } = 64 << 20;
}
