using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>A ladder's member with the result of its run.</summary>
/// <param name="Member">As the ladder's table has it.</param>
/// <param name="Result">Its run's, complete.</param>
public sealed record MeasuredMember(LadderMember Member, ResultDocument Result)
{
    /// <summary>N: what the table says, which is what the checkpoint's tensors hold where both are known.</summary>
    public double Parameters => Member.Parameters ?? Result.Checkpoint.Parameters.NonEmbedding;
}
