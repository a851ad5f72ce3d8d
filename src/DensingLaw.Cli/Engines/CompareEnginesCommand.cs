using System.CommandLine;
using System.Globalization;
using DensingLaw.Checkpoints;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw compare-engines</c>: the one command that loads both engines in one process.</summary>
internal static class CompareEnginesCommand
{
    private const int DefaultTokens = 64;

    /// <summary>The exit code of work that was done and found something wrong.</summary>
    private const int Disagree = 1;

    /// <summary>The reference goldens' limit for log-probabilities in fp32.</summary>
    private const double Tolerance = 1e-3;

    public static Command Create(CliContext context)
    {
        var checkpoint = new Argument<string>("CHECKPOINT") { Description = "A checkpoint's folder or file" };
        var tokens = new Option<string?>("--tokens") { HelpName = "N", Description = $"Tokens of the sequence compared (default: {DefaultTokens})" };
        var threads = new Option<string?>("--threads") { HelpName = "N", Description = "CPU threads (default: all cores)" };
        var command = new Command("compare-engines", "Run a checkpoint in both engines and show how far their log-probabilities are apart.") { checkpoint, tokens, threads };
        command.Validators.Add(result =>
        {
            if (!GivenOptions.CanBeRead(result))
                return;
            var errors = new List<string>();
            MeasureOptions.Whole("--tokens", result.GetValue(tokens), 1, errors);
            MeasureOptions.Whole("--threads", result.GetValue(threads), 1, errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result => Run(
            result.GetValue(checkpoint)!,
            MeasureOptions.Whole("--tokens", result.GetValue(tokens), 1, []) ?? DefaultTokens,
            MeasureOptions.Whole("--threads", result.GetValue(threads), 1, []),
            context));
        return command;
    }

    private static int Run(string path, int tokens, int? threads, CliContext context)
    {
        using var checkpoint = CheckpointReader.Open(path);
        var found = EngineComparison.Run(checkpoint, tokens, threads, Tolerance);
        var agree = found.Largest <= Tolerance;
        context.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(agree ? "agree" : "disagree")}: onnx and torch on cpu differ by at most {found.Largest:0.0e-00} in a log-probability ({found.Tokens} tokens, limit {Tolerance:0e-00})"));
        for (var layer = 0; layer < found.ByLayer.Count; layer++)
            context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after layer {layer + 1,3}: {found.ByLayer[layer]:0.0e-00}"));
        return agree ? ExitCode.Ok : Disagree;
    }
}
