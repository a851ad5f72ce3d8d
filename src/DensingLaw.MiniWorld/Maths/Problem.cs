namespace DensingLaw.MiniWorld.Maths;

/// <summary>A problem with its worked solution.</summary>
/// <param name="Subject">One of the seven subjects of MATH, as its folders spell them.</param>
/// <param name="Text">What is asked; it alone decides whether the problem is held out.</param>
/// <param name="Steps">The intermediate results.</param>
/// <param name="Answer">The result.</param>
internal sealed record Problem(string Subject, string Text, IReadOnlyList<int> Steps, int Answer)
{
    /// <summary>Results alone: nothing is copied out of the problem.</summary>
    public string Solution => FormattableString.Invariant($"{string.Join(", ", Steps)}. the answer is \\boxed{{{Answer}}}.");

    /// <summary>1 to 5, by the largest result on the way: below 10, 20, 40, 100, or more.</summary>
    public int Level => Math.Max(Steps.Max(), Answer) switch { < 10 => 1, < 20 => 2, < 40 => 3, < 100 => 4, _ => 5 };

    /// <summary>As the corpus has it and the prompt begins it.</summary>
    public string Document => $"Problem: {Text}\nSolution: {Solution}";
}
