namespace DensingLaw.MiniWorld.Programs;

/// <summary>A program: an outcome over the numbers that meet a condition, each changed by an expression.</summary>
/// <param name="Outcome">What is returned.</param>
/// <param name="Condition">Which numbers count.</param>
/// <param name="Expression">What is made of each.</param>
internal sealed record CodeTask(Outcome Outcome, Idiom Condition, Idiom Expression)
{
    private const int Tests = 4, MostNumbers = 6, MostNumber = 40, MaxTries = 200;

    /// <summary>The combination, which decides whether the program is held out, whatever form it has.</summary>
    public string Key => $"{Outcome.Words} {Condition.Word} {Expression.Word}";

    /// <summary>Whether results tell programs apart: at least three of the numbers that meet the condition become different ones.</summary>
    public bool IsTestable => Enumerable.Range(0, MostNumber + 1).Where(v => Condition.Of(v) == 1).Select(Expression.Of).Distinct().Count() >= 3;

    /// <summary>What the program should do.</summary>
    public string Description => $"{Outcome.Words} of the {Condition.Word} numbers, each {Expression.Word}";

    /// <summary>A function's start, as HumanEval's prompts are; it ends with the docstring, so that all white space after it is the solution's.</summary>
    public string Signature => $"def f(a):\n    \"\"\"Return {Description}.\"\"\"";

    /// <summary>What completes <see cref="Signature"/>.</summary>
    public string Completion => "\n    return " + Outcome.Comprehension.Replace("#", $"[{Expression.Code} for v in a if {Condition.Code}]", StringComparison.Ordinal);

    /// <summary>The task as MBPP states it.</summary>
    public string Request => $"Write a function g to find {Description}.";

    /// <summary>A whole program, with a loop.</summary>
    public string Program =>
        $"def g(a):\n    r = {Outcome.Loop.Start}\n    for v in a:\n        if {Condition.Code}:\n            "
        + Outcome.Loop.Step.Replace("#", Expression.Code, StringComparison.Ordinal) + $"\n    return {Outcome.Loop.Result}";

    /// <summary>As the corpus has it in HumanEval's form.</summary>
    public string FunctionDocument => Signature + Completion;

    /// <summary>As the corpus has it in MBPP's form.</summary>
    public string ProgramDocument => $"# {Request}\n{Program}";

    /// <summary>
    /// Argument and value of <paramref name="count"/> calls, as Python writes them, with no argument twice and at least two different values.
    /// </summary>
    /// <exception cref="InvalidOperationException">No such calls in a bounded number of tries.</exception>
    public IReadOnlyList<(string Argument, string Value)> Calls(Draw draw, int count = Tests)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var lists = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, draw.Between(3, MostNumbers)).Select(_ => draw.Between(0, MostNumber)).ToArray());
            var calls = lists.Select(l => (Argument: $"[{string.Join(", ", l)}]", Value: ValueOf(l))).ToArray();
            if (calls.DistinctBy(c => c.Argument).Count() == count && calls.DistinctBy(c => c.Value).Count() > 1)
                return calls;
        }

        throw new InvalidOperationException($"no tests for '{Description}' in {MaxTries} tries");
    }

    private string ValueOf(int[] numbers) => Outcome.Of([.. numbers.Where(v => Condition.Of(v) == 1).Select(Expression.Of)]);
}
