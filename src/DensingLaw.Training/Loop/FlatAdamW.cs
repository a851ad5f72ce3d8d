using static TorchSharp.torch;

namespace DensingLaw.Training.Loop;

/// <summary>
/// AdamW with decoupled decay (Loshchilov and Hutter, arXiv 1711.05101), over all parameters at once:
/// θ ← θ(1 − η·λ) for those that decay; m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; θ ← θ − η/(1 − β₁ᵗ) · m / (√(v/(1 − β₂ᵗ)) + ε).
/// </summary>
/// <param name="decayed">Elements at the start that decay.</param>
/// <param name="weightDecay">λ.</param>
internal sealed class FlatAdamW(long decayed, double weightDecay)
{
    public const double Beta1 = 0.9, Beta2 = 0.95, Epsilon = 1e-8;

    /// <summary>One step: t is the state's step + 1, which it becomes.</summary>
    public void Step(FlatState state, Tensor gradient, double learningRate)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        state.Step++;
        var (first, second) = (1 - Math.Pow(Beta1, state.Step), 1 - Math.Pow(Beta2, state.Step));
        if (decayed > 0)
            state.Values.narrow(0, 0, decayed).mul_((float)(1 - (learningRate * weightDecay)));
        state.FirstMoment.mul_((float)Beta1).add_(gradient, (float)(1 - Beta1));
        state.SecondMoment.mul_((float)Beta2).addcmul_(gradient, gradient, (float)(1 - Beta2));
        var denominator = state.SecondMoment.sqrt().div_((float)Math.Sqrt(second)).add_((float)Epsilon);
        state.Values.addcdiv_(state.FirstMoment, denominator, (float)(-learningRate / first));
    }
}
