namespace DensingLaw.Training.Loop;

/// <summary>What a phase has counted beside its state: kept with it, so that a run that was stopped ends with the loss log and losses of one that was not.</summary>
/// <param name="Seconds">Training time of the state, with what came before it.</param>
/// <param name="Loss">The mean loss of the last row of the log; 0 before the first.</param>
/// <param name="LossSum">Losses of the steps after that row.</param>
/// <param name="NormSum">Gradient norms of these steps.</param>
/// <param name="Steps">How many these are.</param>
internal readonly record struct PhaseTally(double Seconds, double Loss, double LossSum, double NormSum, int Steps)
{
    public PhaseTally With(double loss, double norm) => this with { LossSum = LossSum + loss, NormSum = NormSum + norm, Steps = Steps + 1 };

    /// <summary>After a row of the log.</summary>
    public PhaseTally AfterRow() => new(Seconds, LossSum / Steps, 0, 0, 0);
}
