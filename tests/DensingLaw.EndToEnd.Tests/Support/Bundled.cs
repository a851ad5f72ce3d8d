namespace DensingLaw.EndToEnd.Tests;

/// <summary>The small model and the mini benchmarks that travel with the program. Nothing here knows how well the model does.</summary>
internal static class Bundled
{
    public static string Student { get; } = Path.Combine(AppContext.BaseDirectory, "mini", "students", "clean");

    public static string Data { get; } = Path.Combine(AppContext.BaseDirectory, "mini", "data");

    /// <summary>Arguments that measure the first items of every sub-task of some mini benchmarks, without a density.</summary>
    public static string[] Bench(string run, int limit, params string[] benchmarks) =>
    [
        "bench", Student, "--data", Data, "--benchmarks", string.Join(',', benchmarks), "--protocol", string.Join(',', benchmarks.Select(Protocol)),
        "--limit", $"{limit}", "--run-dir", run,
    ];

    private static string Protocol(string benchmark) => benchmark switch
    {
        "mmlu" => "mmlu/mini-cloze-0shot",
        "bbh" => "bbh/mini-0shot-cot",
        _ => $"{benchmark}/mini-0shot",
    };
}
