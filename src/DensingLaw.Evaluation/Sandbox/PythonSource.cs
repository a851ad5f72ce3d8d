namespace DensingLaw.Evaluation.Sandbox;

/// <summary>Our own Python programs, which lie beside this file as text.</summary>
internal static class PythonSource
{
    /// <summary>Says what an interpreter consists of.</summary>
    public static string Probe { get; } = Read("probe.py");

    /// <summary>Runs a model-written program.</summary>
    public static string Candidate { get; } = Read("channel.py") + Read("candidate.py");

    /// <summary>Runs a benchmark's tests.</summary>
    public static string Tester { get; } = Read("channel.py") + Read("tester.py");

    /// <summary>A program that ends in an exception where the sandbox does not hold, as UTF-8.</summary>
    public static byte[] SelfCheck { get; } = System.Text.Encoding.UTF8.GetBytes(Read("self_check.py"));

    private static string Read(string name)
    {
        using var stream = typeof(PythonSource).Assembly.GetManifestResourceStream($"DensingLaw.Evaluation.Sandbox.Python.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd() + "\n";
    }
}
