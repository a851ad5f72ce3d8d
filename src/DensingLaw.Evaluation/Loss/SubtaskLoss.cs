namespace DensingLaw.Evaluation.Loss;

/// <summary>The loss of a sub-task.</summary>
/// <param name="Name">The sub-task.</param>
/// <param name="Counts">Its items by what happened to them.</param>
/// <param name="Loss">Over the items that are neither truncated nor infinite; null when there are none.</param>
public sealed record SubtaskLoss(string Name, LossCounts Counts, LossSummary? Loss);
