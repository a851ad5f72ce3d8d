namespace DensingLaw.Training.Corpus;

/// <summary>A text of the corpus, well-formed Unicode.</summary>
/// <param name="Text">At least one character that is not white space.</param>
/// <param name="File">Its file, relative to the folder, with forward slashes.</param>
/// <param name="Line">The line on which it begins, from 1.</param>
public sealed record CorpusDocument(string Text, string File, long Line)
{
    /// <summary>How messages and lists name it: <c>part-0.jsonl.gz:17</c>.</summary>
    public string Place => FormattableString.Invariant($"{File}:{Line}");
}
