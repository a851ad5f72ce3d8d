using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>A ladder's member with the result of its run.</summary>
/// <param name="Member">As the ladder's table has it.</param>
/// <param name="Result">Its run's, complete.</param>
/// <param name="IsHeldOut">Whether it takes no part in fits.</param>
public sealed record MeasuredMember(LadderMember Member, ResultDocument Result, bool IsHeldOut)
{
    /// <summary>As the tables' column <c>role</c> has it.</summary>
    public string Role => IsHeldOut ? "held-out" : "fit";

    /// <summary>N: what the table says, which is what the checkpoint's tensors hold where both are known.</summary>
    public double Parameters => Member.Parameters ?? Result.Checkpoint.Parameters.NonEmbedding;
}
