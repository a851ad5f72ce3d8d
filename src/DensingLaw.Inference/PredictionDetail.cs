namespace DensingLaw.Inference;

/// <summary>What a forward returns of each read position beside the log-probabilities of its targets and the most probable token.</summary>
/// <param name="TopCount">How many of the most probable tokens; 0 for none.</param>
/// <param name="Distribution">Whether the log-probabilities of the whole vocabulary are wanted.</param>
/// <param name="Ranks">Whether to count for each target how many tokens are likelier.</param>
public readonly record struct PredictionDetail(int TopCount = 0, bool Distribution = false, bool Ranks = false);
