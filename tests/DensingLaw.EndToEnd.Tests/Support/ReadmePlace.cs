using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>What README.md's commands find under <c>PATH/TO</c>. What takes a run to make is made once, when the first command asks for it.</summary>
public sealed class ReadmePlace : IDisposable
{
    private readonly BundledRun _bundled;

    public ReadmePlace(BundledRun bundled)
    {
        _bundled = bundled;
        Write("texts.jsonl", """{"id": 1, "text": "2 + 2 =", "addSpecial": false}""");
        Write("pairs.jsonl", """{"context": "The capital of France is", "continuation": " Paris"}""");
        Write("completions.jsonl", """{"completion": "So the answer is (B)."}""");
        Write("chats.jsonl", """{"messages": [{"role": "user", "content": "2 + 2?"}], "addGenerationPrompt": true}""");
        Write("prompts-in.jsonl", """{"prompt": "2 + 2 =", "stops": ["\n"], "maxTokens": 4}""");
        Write("answers.jsonl", """{"gold": "\\frac{1}{2}", "answer": "The final answer is \\boxed{0.5}."}""");
        Write("programs.jsonl", """{"benchmark": "mbpp", "item": 11, "program": "def remove_Occ(s, ch): return s"}""");
        Write("text.txt", "The capital of France is Paris.");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("densinglaw-readme-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Makes what a command needs.</summary>
    public void Prepare(string command)
    {
        bool Has(string text) => command.Contains(text, StringComparison.Ordinal);
        if (Has("PATH/TO/run"))
        {
            Once(
                "run", "measure", SharedFolder.Require("checkpoints/smollm2-135m-instruct"), "--data", SharedFolder.Require("bench"), "--benchmarks", "mmlu", "--subtasks", "abstract_algebra",
                "--limit", "1", "--device", "cpu", "--run-dir", Path.Combine(Folder, "run"));
        }

        if (Has("PATH/TO/texts") || Has("PATH/TO/tokens"))
            Once("texts", "data", "mini", "--output", Path.Combine(Folder, "texts"), "--corpus", "base", "--bytes", "4M");
        if (Has("reference train"))
            Once("tokens", "reference", "corpus", Path.Combine(Folder, "texts"), "--output", Path.Combine(Folder, "tokens"), "--vocabulary", "300");
        if (Has("reference run"))
            Write("members/ladder.csv", "folder,tokens\none,1e6\nother,2e6");
        if (Has("reference check"))
        {
            Write("members/ladder.csv", "folder,tokens\nclean,3e6");
            _bundled.Measured();
            Directory.CreateDirectory(Path.Combine(Folder, "members", "evaluation", "runs"));
            if (!Directory.Exists(Path.Combine(Folder, "members/evaluation/runs/clean")))
                Directory.CreateSymbolicLink(Path.Combine(Folder, "members/evaluation/runs/clean"), _bundled.Folder);
        }

        if (Has("nightly.yaml"))
        {
            Write("nightly.yaml", $"""
                state: {Folder}/state
                data: {SharedFolder.Require("bench")}
                suite: quick
                checkpoints:
                  - name: main
                    path: {SharedFolder.Require("checkpoints/smollm2-135m-instruct")}
                """);
        }
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
    }

    private void Once(string made, params string[] arguments)
    {
        if (Directory.Exists(Path.Combine(Folder, made)))
            return;
        var (code, _, error) = CliProcess.Run(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: exit code {code}, {error}");
    }
}
