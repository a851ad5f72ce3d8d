namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>What names and roots mean.</summary>
internal enum AlgebraRules
{
    /// <summary>π, e and i are the numbers, and odd roots of numbers below zero are real.</summary>
    Mathematics,

    /// <summary>As SymPy's <c>parse_latex</c> leaves them: π, e and i are variables, roots are principal.</summary>
    Harness,
}
