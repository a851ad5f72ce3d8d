namespace DensingLaw.Evaluation.Data;

/// <summary>The licence of a benchmark's data.</summary>
/// <param name="Spdx">Its SPDX identifier: <c>MIT</c>.</param>
/// <param name="Address">Where its text is.</param>
/// <param name="Attribution">Whom to name.</param>
public sealed record DataLicence(string Spdx, string Address, string Attribution);
