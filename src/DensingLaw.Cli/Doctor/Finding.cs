namespace DensingLaw.Cli;

/// <summary>One line of <c>doctor</c>.</summary>
/// <param name="Label">What was looked at.</param>
/// <param name="Verdict">Whether it is as it must be.</param>
/// <param name="Text">What was found.</param>
/// <param name="Mend">What makes it better, or null.</param>
internal sealed record Finding(string Label, FindingVerdict Verdict, string Text, string? Mend = null);
