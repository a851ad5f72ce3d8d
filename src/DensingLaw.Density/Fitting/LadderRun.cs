namespace DensingLaw.Density;

/// <summary>One training run of a model ladder, evaluated on one benchmark along the way.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Parameters">N, non-embedding parameters, above 0.</param>
/// <param name="Evaluations">At least one, in order of tokens.</param>
public sealed record LadderRun(string Name, double Parameters, IReadOnlyList<LadderEvaluation> Evaluations)
{
    private const int Window = 5;
    private const double SkippedShare = 0.1;

    /// <summary>The end of the run: the means of loss and score over its last 5 evaluations, at its last token.</summary>
    public LadderEvaluation End
    {
        get
        {
            var last = Evaluations.TakeLast(Window).ToList();
            return new LadderEvaluation(Evaluations[^1].Tokens, last.Average(e => e.Loss), last.Average(e => e.ScorePercent));
        }
    }

    /// <summary>The run's end as a point of the loss law.</summary>
    public LossPoint LossPoint => new(Parameters, End.Tokens, End.Loss);

    /// <summary>
    /// The run's points of the score curve: the first tenth of the evaluations is left out, then loss and score are averaged over an evaluation and the
    /// (at most) 4 before it (PROTOCOLS 3.3; arXiv 2412.04403).
    /// </summary>
    public IReadOnlyList<ScorePoint> ScorePoints
    {
        get
        {
            var kept = Evaluations.Skip((int)Math.Ceiling(SkippedShare * Evaluations.Count)).ToList();
            return [.. kept.Select((_, i) => kept[Math.Max(0, i + 1 - Window)..(i + 1)]).Select(w => new ScorePoint(w.Average(e => e.Loss), w.Average(e => e.ScorePercent)))];
        }
    }
}
