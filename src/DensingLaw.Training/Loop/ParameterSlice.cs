namespace DensingLaw.Training.Loop;

/// <summary>One parameter in the flat storage.</summary>
/// <param name="Layer">Its layer; −1 outside.</param>
/// <param name="Kind">For initialisation and decay.</param>
/// <param name="Shape">Outermost dimension first.</param>
/// <param name="Offset">Elements before it.</param>
internal sealed record ParameterSlice(int Layer, ParameterKind Kind, long[] Shape, long Offset)
{
    public long Count { get; } = Shape.Aggregate(1L, (a, b) => a * b);
}
