namespace DensingLaw.Density;

/// <summary>Benchmark names as files write them.</summary>
internal static class BenchmarkKey
{
    /// <summary>The key of a name: lower case, as the curves have it.</summary>
#pragma warning disable CA1308 // Keys are lower case by definition.
    public static string Of(string name) => name.Trim().ToLowerInvariant();
#pragma warning restore CA1308
}
