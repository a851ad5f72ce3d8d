using System.CommandLine;
using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw convert</c>: saves a checkpoint's weights in another form, in fp32.</summary>
internal static class ConvertCommand
{
    private const string TorchSharp = "torchsharp", Onnx = "onnx";

    private static readonly Dictionary<string, (string Name, Action<Checkpoint, string, WeightReduction> Save)> s_forms = new(StringComparer.Ordinal)
    {
        [TorchSharp] = ("TorchSharp folder", (checkpoint, folder, reduction) => TorchSharpFolder.Save(checkpoint, folder, reduction)),
        [Onnx] = ("ONNX export", (checkpoint, folder, reduction) => OnnxFolder.Save(checkpoint, folder, reduction)),
    };

    public static Command Create(CliContext context)
    {
        var checkpoint = new Argument<string>("CHECKPOINT") { Description = "A checkpoint's folder or file, with weights" };
        var form = new Option<string>("--to")
        {
            HelpName = string.Join('|', s_forms.Keys),
            Description = $"The form: a TorchSharp folder (model.dat) or an ONNX export (model.onnx), with config.json and tokenizer",
            DefaultValueFactory = _ => TorchSharp,
        };
        var output = new Option<string>("--output", "-o") { HelpName = "DIR", Required = true, Description = "The new folder" };
        var bits = new Option<string?>("--quantize") { HelpName = "BITS", Description = "Round the blocks' matrices to so many bits a weight (2 to 8), one scale a row of outputs; they are stored as fp32" };
        var share = new Option<string?>("--prune") { HelpName = "SHARE", Description = "Set that share of each of the blocks' matrices to 0, smallest first: 0.5" };
        form.CompletionSources.Add([.. s_forms.Keys]);
        var command = new Command("convert", "Save a checkpoint in another form: a TorchSharp folder or an ONNX export.") { checkpoint, form, output, bits, share };
        command.SetAction(result =>
        {
            var name = result.GetValue(form)!;
            if (!s_forms.TryGetValue(name, out var chosen))
                throw new ConfigurationException($"--to is '{name}'{NearNames.Hint(name, s_forms.Keys)}; there are: {string.Join(", ", s_forms.Keys)}");
            var errors = new List<string>();
            var reduction = new WeightReduction
            {
                Bits = MeasureOptions.Whole("--quantize", result.GetValue(bits), WeightReduction.MinBits, errors),
                PrunedShare = result.GetValue(share) is { } text ? NumberText.Real("--prune", text, 0, 1) : null,
            };
            if (errors.Count > 0)
                throw new ConfigurationException(errors[0]);
            using var opened = CheckpointReader.Open(result.GetValue(checkpoint)!);
            chosen.Save(opened, result.GetValue(output)!, reduction);
            context.Out.WriteLine($"{chosen.Name}: {result.GetValue(output)}");
            return ExitCode.Ok;
        });
        return command;
    }
}
