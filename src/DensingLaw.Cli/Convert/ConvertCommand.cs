using System.CommandLine;
using DensingLaw.Checkpoints;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw convert</c>: saves a checkpoint's weights in another form, in fp32.</summary>
internal static class ConvertCommand
{
    private const string TorchSharp = "torchsharp";

    public static Command Create(CliContext context)
    {
        var checkpoint = new Argument<string>("CHECKPOINT") { Description = "A checkpoint's folder or file, with weights" };
        var form = new Option<string>("--to") { HelpName = TorchSharp, Description = "The form: a TorchSharp folder (config.json, model.dat, tokenizer)", DefaultValueFactory = _ => TorchSharp };
        var output = new Option<string>("--output", "-o") { HelpName = "DIR", Required = true, Description = "The new folder" };
        form.CompletionSources.Add(TorchSharp);
        var command = new Command("convert", "Save a checkpoint as a TorchSharp folder.") { checkpoint, form, output };
        command.SetAction(result =>
        {
            if (result.GetValue(form) is var name && name != TorchSharp)
                throw new ConfigurationException($"--to is '{name}'{NearNames.Hint(name!, [TorchSharp])}; there is: {TorchSharp}");
            using var opened = CheckpointReader.Open(result.GetValue(checkpoint)!);
            TorchSharpFolder.Save(opened, result.GetValue(output)!);
            context.Out.WriteLine($"TorchSharp folder: {result.GetValue(output)}");
            return ExitCode.Ok;
        });
        return command;
    }
}
