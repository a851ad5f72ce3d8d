namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>
/// The steps that one verdict may take. It stands where other graders have a time limit: the same answer gets the same verdict on every machine.
/// </summary>
internal sealed class WorkBudget(int steps = WorkBudget.DefaultSteps)
{
    /// <summary>About a tenth of a second at the worst; the costliest answer of the MATH test set needs a twentieth of it.</summary>
    public const int DefaultSteps = 20_000;

    /// <summary>Longer coefficients are given up.</summary>
    public const int MaxBits = 20_000;

    public int Left { get; private set; } = steps;

    /// <exception cref="WorkLimitException">Nothing is left.</exception>
    public void Spend(int count = 1)
    {
        Left -= count;
        if (Left < 0)
            throw new WorkLimitException();
    }

    /// <exception cref="WorkLimitException">The number is too long.</exception>
    public void SpendOn(Rational number)
    {
        var bits = number.Bits;
        if (bits > MaxBits)
            throw new WorkLimitException();
        Spend(1 + (int)(bits / 64));
    }
}
