namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>Sizes of the batteries: seconds in the test suite, everything when <c>scripts/soak</c> sets <c>DENSINGLAW_SOAK</c>.</summary>
internal static class SoakSettings
{
    public static bool IsSoak { get; } = Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1";

    /// <summary>The larger of the two sizes in a soak.</summary>
    public static int Size(int suite, int soak) => IsSoak ? soak : suite;
}
