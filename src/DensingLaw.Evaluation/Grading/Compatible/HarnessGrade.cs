using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Compatible;

/// <summary>
/// The verdict of lm-evaluation-harness 0.4.13 on normalised answers: equal texts are equal; else both are read by <c>parse_latex</c> and their difference
/// must simplify to zero, which SymPy finds without taking roots out of roots. What cannot be read is not equal.
/// </summary>
internal static class HarnessGrade
{
    /// <summary>Longer texts are compared as texts alone.</summary>
    private const int MaxLength = 4000;

    /// <param name="gold">The gold answer, normalised.</param>
    /// <param name="answer">The model's answer, normalised.</param>
    public static (bool Equal, string Rule) Compare(string gold, string answer)
    {
        if (gold == answer)
            return (true, MathRules.ExactString);
        if (gold.Length > MaxLength || answer.Length > MaxLength)
            return (false, MathRules.TooLong);
        var budget = new WorkBudget();
        try
        {
            if (GrammarParser.Parse(gold, budget) is not { } left || GrammarParser.Parse(answer, budget) is not { } right)
                return (false, MathRules.Unparsed);
            var algebra = new ExpressionAlgebra(AlgebraRules.Harness, budget);
            return MathRules.Of(NumericCheck.Compare(algebra.Evaluate(left), algebra.Evaluate(right), denestsRoots: false, budget));
        }
        catch (UndefinedValueException)
        {
            return (false, MathRules.Undefined);
        }
        catch (WorkLimitException)
        {
            return (false, MathRules.OutOfSteps);
        }
    }
}
