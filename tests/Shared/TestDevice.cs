namespace DensingLaw.Tests;

/// <summary>Where the engines' golden tests run.</summary>
internal static class TestDevice
{
    /// <summary><c>DENSINGLAW_TEST_DEVICE</c>, such as <c>cuda</c>; <c>cpu</c> where it is not set.</summary>
    public static string Name { get; } = Environment.GetEnvironmentVariable("DENSINGLAW_TEST_DEVICE") ?? "cpu";
}
