using System.CommandLine;
using System.Globalization;
using DensingLaw.MiniWorld;
using DensingLaw.MiniWorld.Corpus;
using DensingLaw.MiniWorld.Suite;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw data mini</c>: the mini benchmarks, or a training corpus of the same world.</summary>
internal static class DataMiniCommand
{
    public static Command Create(CliContext context)
    {
        var folder = new Option<string>("--output", "-o") { HelpName = "DIR", Required = true, Description = "Where to write" };
        var seed = new Option<ulong>("--seed")
        {
            HelpName = "N",
            DefaultValueFactory = _ => World.DefaultSeed,
            Description = $"The world's seed (default: {World.DefaultSeed.ToString(CultureInfo.InvariantCulture)}, the world of benchmarks-data/mini)",
        };
        var mixture = new Option<string?>("--corpus") { HelpName = "MIXTURE", Description = $"Write a corpus instead of the benchmarks; one of: {Names}" };
        var bytes = new Option<string?>("--bytes") { HelpName = "N", Description = "With --corpus: bytes of text (45M); a token of the mini tokenizer is about 3" };
        var draw = new Option<ulong>("--corpus-seed") { HelpName = "N", DefaultValueFactory = _ => 1, Description = "With --corpus: another number, other documents of the same world (default: 1)" };
        var command = new Command("mini", "Write the five mini benchmarks, or with --corpus a training corpus in which none of their items is.") { folder, seed, mixture, bytes, draw };
        command.SetAction(result =>
        {
            var (path, world) = (Path.GetFullPath(result.GetValue(folder)!), new World(result.GetValue(seed)));
            if (result.GetValue(mixture) is { } name)
                WriteCorpus(context, path, world, Find(name), result.GetValue(draw), result.GetValue(bytes));
            else if (result.GetValue(bytes) is not null)
                throw new ConfigurationException($"--bytes is for a corpus; give --corpus with one of: {Names}");
            else
                WriteBenchmarks(context, path, world);
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Names => string.Join(", ", Mixture.All.Select(m => m.Name));

    private static Mixture Find(string name) => Mixture.All.FirstOrDefault(m => m.Name == name)
        ?? throw new ConfigurationException($"there is no mixture '{name}'{NearNames.Hint(name, [.. Mixture.All.Select(m => m.Name)])}; there are {Names}");

    private static void WriteBenchmarks(CliContext context, string folder, World world)
    {
        var files = Writing(folder, () => MiniSuite.Write(folder, world));
        foreach (var file in files)
            context.Out.WriteLine($"{file.Sha256}  {file.Path}");
        context.Out.WriteLine();
        context.Out.WriteLine($"data folder: {folder}");
    }

    private static void WriteCorpus(CliContext context, string folder, World world, Mixture mixture, ulong seed, string? bytes)
    {
        var count = NumberText.Count("--bytes", bytes ?? throw new ConfigurationException("--corpus needs --bytes; give the bytes of text, such as 45M"));
        var report = Writing(folder, () => MiniCorpus.Write(folder, world, mixture, seed, count, context.Cancellation));
        foreach (var kind in report.Kinds)
            context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Kind.ToString().ToLowerInvariant(),-10} {kind.Documents,9} documents {kind.Bytes,11} bytes"));
        context.Out.WriteLine();
        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Documents} documents, {report.Bytes} bytes of text in {report.Files} files: {folder}"));
    }

    private static T Writing<T>(string folder, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot write to '{folder}' ({error.Message}); give another folder with --output", error);
        }
    }
}
