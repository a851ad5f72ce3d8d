namespace DensingLaw.Density;

/// <summary>The models that the loss law was fitted on.</summary>
/// <param name="ParametersMin">Fewest non-embedding parameters.</param>
/// <param name="ParametersMax">Most non-embedding parameters.</param>
/// <param name="TokensMin">Fewest training tokens.</param>
/// <param name="TokensMax">Most training tokens.</param>
public sealed record ReferenceLadder(double ParametersMin, double ParametersMax, double TokensMin, double TokensMax);
