using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Sandbox.Attacks;

/// <summary>A hostile program (PROTOCOLS 6.3).</summary>
/// <param name="Group">What it is after.</param>
/// <param name="Name">What it tries, in a few words; unique.</param>
/// <param name="Program">Python. <c>{secret}</c> stands for the path of a file outside.</param>
/// <param name="Held">
/// The outcomes that mean that the sandbox held: <c>contained</c> (the program says that it was stopped), or a <see cref="CodeGrade.Failure"/>.
/// </param>
internal sealed record Attack(AttackGroup Group, string Name, string Program, params string[] Held)
{
    public const string Contained = "contained";

    /// <summary>What the program is graded against.</summary>
    public CodeTest Test { get; init; } = new() { Helpers = "", Reference = "", EntryPoint = "attack", Text = $"assert attack() == '{Contained}'" };

    /// <summary>The benchmarks' own check, in one interpreter, is deceived by this program.</summary>
    public bool DeceivesOfficialCheck { get; init; }
}
