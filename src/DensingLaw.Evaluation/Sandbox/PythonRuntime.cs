using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace DensingLaw.Evaluation.Sandbox;

/// <summary>What a Python interpreter consists of: the files that the sandbox shows, and nothing else.</summary>
internal sealed record PythonRuntime
{
    private const int ProbeSeconds = 60;

    /// <summary>The interpreter itself, links (and pyenv's shims) resolved.</summary>
    public required string Executable { get; init; }

    /// <summary>Such as <c>cpython 3.11.7</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Folders of the standard library.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Folders within them that programs do not see: installed packages.</summary>
    public required IReadOnlyList<string> Hidden { get; init; }

    /// <summary>Shared libraries with the other names under which the loader looks for them.</summary>
    public required IReadOnlyList<(string File, IReadOnlyList<string> Names)> Libraries { get; init; }

    /// <summary>Top folders that are links on this machine, as <c>/lib</c> to <c>usr/lib</c>.</summary>
    public required IReadOnlyList<(string Name, string Target)> Links { get; init; }

    /// <summary>The program that runs model-written programs, as the interpreter's <c>-c</c>: compiled once, which every start spares.</summary>
    public required string Candidate { get; init; }

    /// <summary>The program that runs tests, likewise.</summary>
    public required string Tester { get; init; }

    /// <summary>Asks the interpreter, once, outside the sandbox.</summary>
    /// <param name="python">Its path or name.</param>
    /// <exception cref="EngineException">It cannot be run, or is too old.</exception>
    public static PythonRuntime Find(string python)
    {
        var answer = Ask(python);
        try
        {
            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            var version = $"{Text(root, "implementation")} {Text(root, "version")}";
            if (!root.GetProperty("supported").GetBoolean())
                throw new EngineException($"the code sandbox needs Python 3.8 or newer; {python} is {version}; install a newer python3");
            return new PythonRuntime
            {
                Executable = Text(root, "executable"),
                Version = version,
                Folders = Texts(root, "folders"),
                Hidden = Texts(root, "hidden"),
                Candidate = Start(root, "candidate"),
                Tester = Start(root, "tester"),
                Libraries = [.. root.GetProperty("libraries").EnumerateArray().Select(l => (Text(l, "file"), Texts(l, "names")))],
                Links = [.. root.GetProperty("links").EnumerateArray().Select(l => (Text(l, "name"), Text(l, "target")))],
            };
        }
        catch (JsonException error)
        {
            throw new EngineException($"{python} is no Python that the code sandbox can use: it answered '{OneLine(answer)}'; install python3", error);
        }
    }

    private static string Ask(string python)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["-I", "-S", "-c", PythonSource.Probe])
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            using var watchdog = new Timer(_ => process.Kill(entireProcessTree: true), null, TimeSpan.FromSeconds(ProbeSeconds), Timeout.InfiniteTimeSpan);
            var errors = process.StandardError.ReadToEndAsync();
            SendPrograms(process.StandardInput);
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? answer
                : throw new EngineException($"{python} does not run for the code sandbox (exit code {process.ExitCode}: {OneLine(errors.Result)}); install python3");
        }
        catch (Win32Exception error)
        {
            throw new EngineException($"the code sandbox needs Python 3 and {python} cannot be started: {error.Message}; apt-get install python3", error);
        }
    }

    private static void SendPrograms(StreamWriter input)
    {
        try
        {
            using (input)
                input.Write(JsonSerializer.Serialize(new Dictionary<string, string> { ["candidate"] = PythonSource.Candidate, ["tester"] = PythonSource.Tester }));
        }
        catch (IOException)
        {
            // It ended before it read: its exit code and its errors say why.
        }
    }

    private static string Start(JsonElement root, string program) =>
        $"import marshal\nexec(marshal.loads(bytes.fromhex('{Text(root.GetProperty("programs"), program)}')))";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string[] Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];

    /// <summary>The last line that says something, cut to what fits a message.</summary>
    internal static string OneLine(string text)
    {
        var line = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no message";
        return line.Length <= 200 ? line : line[..200];
    }
}
