using System.CommandLine;
using DensingLaw.Evaluation.Data;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw reference regenerate</c>: a reference curve from nothing, every step of it a command of its own.</summary>
internal static class ReferenceRegenerateCommand
{
    public static Command Create(MeasureParts parts, CliContext context)
    {
        var preset = new Option<string>("--preset") { HelpName = "NAME|FILE", Required = true, Description = $"What is made: {string.Join(", ", LadderPreset.Names)} or a YAML file" };
        var output = new Option<string>("--output", "-o") { HelpName = "DIR", Required = true, Description = "Where everything goes; what is there is kept and continued" };
        var corpus = new Option<string?>("--corpus") { HelpName = "FOLDER", Description = "Texts to train on, where the preset generates none" };
        var tokenizer = new Option<string?>("--tokenizer") { HelpName = "FOLDER", Description = "A tokenizer there is, where the preset trains none" };
        var data = new Option<string?>("--data") { HelpName = "DIR", Description = "Folder of the benchmarks' releases, where the preset generates none" };
        var jobs = new Option<string?>("--jobs") { HelpName = "N", Description = "Processes at once (default: one a core on the CPU, 1 on CUDA)" };
        var device = new Option<string>("--device") { HelpName = "NAME", Description = "cpu, cuda, cuda:N or auto", DefaultValueFactory = _ => "cpu" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and stop" };
        var precision = new Option<string>("--precision") { HelpName = "NAME", Description = "Of training: fp32, or bf16 on CUDA", DefaultValueFactory = _ => "fp32" };
        var checkpointSteps = new Option<string?>("--checkpoint-steps") { HelpName = "N", Description = "As for reference train" };
        var microBatch = new Option<string?>("--micro-batch") { HelpName = "N", Description = "As for reference train" };
        var recompute = new Option<bool>("--recompute") { Description = "As for reference train" };
        var command = new Command("regenerate", "Make a reference curve from nothing: corpus, ladder, losses and scores, fit. The same command resumes.");
        foreach (var option in (Option[])[preset, output, corpus, tokenizer, data, jobs, device, precision, checkpointSteps, microBatch, recompute, dryRun])
            command.Options.Add(option);
        command.SetAction(result => new RegenerateSession(
            new RegenerateOptions
            {
                Preset = LadderPreset.Load(result.GetValue(preset)!),
                Output = result.GetValue(output)!,
                Corpus = result.GetValue(corpus),
                Tokenizer = result.GetValue(tokenizer),
                Data = DataFolder.Choose(result.GetValue(data)),
                DryRun = result.GetValue(dryRun),
                Jobs = result.GetValue(jobs) is { } count ? (int)NumberText.Real("--jobs", count, 1, 1024) : result.GetValue(device) == "cpu" ? Environment.ProcessorCount : 1,
                Device = result.GetValue(device)!,
                Precision = result.GetValue(precision)!,
                CheckpointSteps = Whole("--checkpoint-steps", result.GetValue(checkpointSteps)),
                MicroSequences = Whole("--micro-batch", result.GetValue(microBatch)),
                Recompute = result.GetValue(recompute),
            },
            parts,
            context).Run());
        return command;
    }

    private static int? Whole(string option, string? text) => text is null ? null : (int)NumberText.Real(option, text, 1, int.MaxValue);
}
