namespace DensingLaw.Training.Ladder;

/// <summary>What a trained member's <c>training.json</c> says.</summary>
public sealed record MemberRecord
{
    /// <summary>Of this file.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The ladder's name.</summary>
    public required string Ladder { get; init; }

    /// <summary>The size's name.</summary>
    public required string Size { get; init; }

    /// <summary>Of initialisation and data order.</summary>
    public required int Seed { get; init; }

    /// <summary>m: tokens a non-embedding parameter.</summary>
    public required int TokensPerParameter { get; init; }

    /// <summary>N: non-embedding parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>All parameters.</summary>
    public required long TotalParameters { get; init; }

    /// <summary>D: m·N.</summary>
    public required long Tokens { get; init; }

    /// <summary>Tokens trained on: whole steps.</summary>
    public required long TokensTrained { get; init; }

    /// <summary>Steps until this stop.</summary>
    public required long Steps { get; init; }

    /// <summary>Steps of warm-up.</summary>
    public required long WarmupSteps { get; init; }

    /// <summary>Steps of decay, at the end.</summary>
    public required long DecaySteps { get; init; }

    /// <summary>Sequences a step.</summary>
    public required int Sequences { get; init; }

    /// <summary>Tokens a sequence.</summary>
    public required int Window { get; init; }

    /// <summary>Peak learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>AdamW's decay of matrices.</summary>
    public required double WeightDecay { get; init; }

    /// <summary>Rows of the embedding.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>A hash of the training tokens and tokenizer.</summary>
    public required string CorpusSha256 { get; init; }

    /// <summary><c>cpu</c> or <c>cuda:N</c>.</summary>
    public required string Device { get; init; }

    /// <summary><c>fp32</c> or <c>bf16</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>Version of libtorch's binding.</summary>
    public required string Engine { get; init; }

    /// <summary>Mean training loss of the last steps, in nats a token.</summary>
    public required double FinalTrainingLoss { get; init; }

    /// <summary>Training time of the steps until this stop, those shared with other stops included.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>A hash of everything that decides the numbers.</summary>
    public required string Identity { get; init; }
}
