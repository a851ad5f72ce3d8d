namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>
/// A file of <c>cot-prompts</c>: a canary line, a line <c>-----</c>, a description, and worked questions, each after an empty line and <c>Q: </c>.
/// </summary>
/// <param name="Description">What the task is; no line break at its end.</param>
/// <param name="Shots">The worked questions, in order.</param>
internal sealed record BbhCotPrompt(string Description, IReadOnlyList<BbhShot> Shots)
{
    private const string Rule = "\n-----\n";
    private const string BeforeShot = "\n\nQ: ";
    private const string Thinking = "\nA: Let's think step by step.";

    /// <param name="where">The name that messages give.</param>
    /// <param name="utf8">The file's bytes.</param>
    /// <exception cref="DataIntegrityException">Not UTF-8, or not of this form.</exception>
    public static BbhCotPrompt Read(string where, byte[] utf8)
    {
        var text = Utf8Text.Decode(where, utf8);
        var rule = text.IndexOf(Rule, StringComparison.Ordinal);
        if (rule < 0)
            throw new DataIntegrityException($"{where} has no line '-----'; 1 is needed, after the canary line. Get the original release file again.");
        var pieces = text[(rule + Rule.Length)..].TrimEnd('\n').Split(BeforeShot);
        return new BbhCotPrompt(pieces[0], [.. pieces.Skip(1).Select((piece, i) => Shot($"{where} shot {i + 1}", piece))]);
    }

    // One file (sports_understanding) goes on with a space where the others, and all prompts, have a line break.
    private static BbhShot Shot(string where, string piece)
    {
        var thinking = piece.IndexOf(Thinking, StringComparison.Ordinal);
        var end = thinking + Thinking.Length;
        return thinking >= 0 && end + 1 < piece.Length && piece[end] is '\n' or ' '
            ? new BbhShot(piece[..thinking], piece[(end + 1)..])
            : throw new DataIntegrityException(
                $"{where} has no reasoning after \"A: Let's think step by step.\"; a text is needed. Get the original release file again.");
    }
}
