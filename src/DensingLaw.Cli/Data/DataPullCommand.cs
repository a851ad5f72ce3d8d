using System.CommandLine;
using DensingLaw.Evaluation.Data;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw data pull</c>.</summary>
internal static class DataPullCommand
{
    public static Command Create(DataParts parts, CliContext context)
    {
        var arguments = new DataArguments(parts, ArgumentArity.OneOrMore);
        var command = new Command("pull", "Fetch releases from their official addresses into the data folder. The same command goes on where it was cut off.");
        arguments.AddTo(command);
        command.SetAction(async (result, _) =>
        {
            var folder = arguments.Folder(result);
            using var client = parts.OpenClient();
            var puller = new DataPuller(client, parts.Patience);
            var complete = true;
            foreach (var manifest in arguments.Manifests(result))
            {
                ShowTerms(manifest, context.Error);
                var report = await puller.PullAsync(manifest, folder, new PullLines(context.Log, context.Time).Report, context.Cancellation);
                context.Out.WriteLine($"{manifest.Name}: fetched {report.Fetched.Count}, already there {report.AlreadyThere.Count}");
                foreach (var file in report.ByHand)
                    context.Out.WriteLine($"missing: {file.Path} has no address. {file.How}");
                complete &= report.ByHand.Count == 0;
            }

            context.Out.WriteLine();
            context.Out.WriteLine($"data folder: {folder}");
            return complete ? ExitCode.Ok : ExitCode.Data;
        });
        return command;
    }

    private static void ShowTerms(DataManifest manifest, TextWriter error)
    {
        error.WriteLine($"{manifest.Name}: {manifest.Title}");
        error.WriteLine($"  licence: {manifest.Licence.Spdx}, {manifest.Licence.Attribution}, {manifest.Licence.Address}");
        error.WriteLine($"  cite: {manifest.Citation}");
    }
}
