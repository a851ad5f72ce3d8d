namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>What cannot be taken apart any further.</summary>
internal enum AtomKind
{
    /// <summary>A free variable.</summary>
    Variable,

    /// <summary>π or e.</summary>
    Constant,

    /// <summary>A whole number under a root: a prime, −1, or a rest that is no power and has no small factor. Its exponents lie in (0, 1).</summary>
    RootOfNumber,

    /// <summary>A sum under a root. Its exponents lie in (0, 1).</summary>
    RootOfSum,

    /// <summary>A power whose exponent is no number.</summary>
    Power,

    /// <summary>A function's value.</summary>
    Call,
}
