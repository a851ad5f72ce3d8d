namespace DensingLaw.Evaluation.Scoring;

/// <summary>What a model chose.</summary>
/// <param name="PredictedIndex">The choice with the largest log-likelihood, from 0; the first of equals.</param>
/// <param name="Correct">Whether that is the right one.</param>
/// <param name="Margin">Log-likelihood of the choice less that of the runner-up, in nats, at least 0: how much noise would turn the choice.</param>
public readonly record struct ChoiceOutcome(int PredictedIndex, bool Correct, double Margin);
