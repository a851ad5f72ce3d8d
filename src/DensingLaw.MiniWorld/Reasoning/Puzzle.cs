namespace DensingLaw.MiniWorld.Reasoning;

/// <summary>A question that is answered in steps.</summary>
/// <param name="Task">The sub-task: <c>clock</c>.</param>
/// <param name="Question">What is asked; it alone decides whether the puzzle is held out.</param>
/// <param name="Chain">What each step but the last gives.</param>
/// <param name="Answer">What the last step gives.</param>
internal sealed record Puzzle(string Task, string Question, IReadOnlyList<string> Chain, string Answer)
{
    /// <summary>
    /// The worked answer. It names results alone: nothing is copied out of the question, since a model learns to copy all at once and the loss would fall off
    /// a cliff.
    /// </summary>
    public string Reasoning => Chain.Count == 0 ? $"the answer is {Answer}." : $"{string.Join(", ", Chain)}. the answer is {Answer}.";

    /// <summary>As the corpus has it and the prompt begins it.</summary>
    public string Document => $"Q: {Question}\nA: {Reasoning}";
}
