using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Reporting;

/// <summary>The losses of a file of rationales.</summary>
/// <param name="File">The file, as a full path.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="DuplicateRows">Rows equal to an earlier one; they are measured like the others.</param>
/// <param name="Fields">What its fields are called.</param>
/// <param name="Losses">One a benchmark.</param>
public sealed record RationaleLossSection(
    string File, string Sha256, int Rows, int DuplicateRows, RationaleFields Fields, IReadOnlyList<BenchmarkLoss> Losses);
