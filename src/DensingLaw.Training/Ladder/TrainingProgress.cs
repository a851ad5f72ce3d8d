namespace DensingLaw.Training.Ladder;

/// <summary>Where a run is.</summary>
/// <param name="Run">Its name: <c>s1-seed0</c>.</param>
/// <param name="Phase"><c>stable</c>, or the stop whose decay it is: <c>m60</c>.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps of the phase's end.</param>
/// <param name="Loss">Mean of the last steps, in nats a token.</param>
/// <param name="TokensPerSecond">Over the last steps.</param>
public sealed record TrainingProgress(string Run, string Phase, long Step, long Steps, double Loss, double TokensPerSecond);
