namespace DensingLaw.Density;

/// <summary>The conditional loss of one reference model.</summary>
/// <param name="Parameters">N, non-embedding parameters, above 0.</param>
/// <param name="Tokens">D, training tokens, above 0.</param>
/// <param name="Loss">Its loss, above 0, in the unit of the whole ladder.</param>
/// <param name="StandardError">Of the loss, above 0, same unit; needed for a weighted fit alone.</param>
public sealed record LossPoint(double Parameters, double Tokens, double Loss, double? StandardError = null);
