using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading;

/// <summary>The names of what decides a verdict. They are part of results: add, never rename.</summary>
internal static class MathRules
{
    public const string ExactString = "exact-string";
    public const string CanonicalForm = "canonical-form";
    public const string Numeric = "numeric";
    public const string DecimalApproximation = "decimal-approximation";
    public const string Text = "text";
    public const string Different = "different";
    public const string Unparsed = "unparsed";
    public const string Undefined = "undefined";
    public const string OutOfSteps = "out-of-steps";
    public const string TooLong = "too-long";
    public const string NoAnswer = "no-answer";

    public static (bool Equal, string Rule) Of(Agreement agreement) => agreement switch
    {
        Agreement.Canonical => (true, CanonicalForm),
        Agreement.Numeric => (true, Numeric),
        _ => (false, Different),
    };
}
