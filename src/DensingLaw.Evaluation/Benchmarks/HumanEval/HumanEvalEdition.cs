namespace DensingLaw.Evaluation.Benchmarks.HumanEval;

/// <summary>What data of HumanEval's form must hold.</summary>
/// <param name="ProblemCount">Problems, named from <c>HumanEval/0</c>.</param>
/// <param name="TextsSha256">See <see cref="ReleaseCheck.Texts"/>.</param>
internal sealed record HumanEvalEdition(int ProblemCount, string TextsSha256)
{
    /// <summary>Chen et al. 2021.</summary>
    public static HumanEvalEdition Original { get; } =
        new(HumanEvalRelease.ProblemCount, "2cba31ee0aac455ed7da9de9c3009d82b7de5ef2479c1fc5678b2d65a01bd1b8");

    /// <summary>The mini suite: functions of one expression. Prompts end with the docstring; the line break after it is the solution's.</summary>
    public static HumanEvalEdition Mini { get; } = new(400, "7cf85bfec151712d5fe7f4a5bd4008d2d33be4b053df6d8e1b58234810aa8bf2");
}
