namespace DensingLaw.Inference;

/// <summary>A prefix that was not computed: what would have to be.</summary>
/// <param name="parent">What it follows; null when it starts at position 0.</param>
/// <param name="row">Its own tokens with what is read of them.</param>
internal sealed class PlannedPrefix(PlannedPrefix? parent, ForwardRow row) : PrefixState
{
    public PlannedPrefix? Parent => parent;

    public ForwardRow Row => row;

    public override int Length { get; } = (parent?.Length ?? 0) + row.Tokens.Length;

    protected override void Dispose(bool disposing)
    {
    }
}
