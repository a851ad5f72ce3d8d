using System.CommandLine;
using System.Globalization;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw law add</c>: a run's scores and density into a model registry of the user's.</summary>
internal static class LawAddCommand
{
    // Far longer than the slowest disk needs to replace a registry.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder, or its result.json" };
        var registry = new Option<string>("--registry")
        {
            HelpName = "FILE",
            Description = "The registry, as configs/models.json; made when it "
            + "does not exist",
            Required = true
        };
        var id = new Option<string?>("--id") { HelpName = "ID", Description = "The model's id in it (default: the checkpoint's name)" };
        var date = new Option<string?>("--date")
        {
            HelpName = "DATE",
            Description = "The model's release date; needed for a model that neither "
            + "this registry nor configs/models.json has"
        };
        var organisation = new Option<string?>("--organisation") { HelpName = "NAME", Description = "Who made a new model" };
        var tokens = new Option<string?>("--tokens") { HelpName = "N", Description = "Tokens that a new model was trained on: 15T, 1.5e12" };
        var command = new Command("add", "Add a measured run to a model registry.") { run, registry, id, date, organisation, tokens };
        command.Validators.Add(result =>
        {
            var errors = new List<string>();
            if (GivenOptions.CanBeRead(result))
            {
                LawValues.Date("--date", result.GetValue(date), errors);
                LawValues.Parameters("--tokens", result.GetValue(tokens), errors);
            }

            errors.ForEach(result.AddError);
        });
        command.SetAction(result =>
        {
            var measured = ReadResult(result.GetValue(run)!);
            var file = Path.GetFullPath(result.GetValue(registry)!);
            // Two commands at once would both read, and the later write would lose the earlier model.
            using var turn = FileTurn.Acquire(file + ".lock", s_patience, "give another --registry", context.Cancellation);
            var known = File.Exists(file) ? LawData.ReadRegistry(file) : new ModelRegistry { Models = [] };
            var name = result.GetValue(id) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(measured.Checkpoint.Path));
            var models = known.Models.Concat(ModelRegistry.ReadShipped().Models).ToList();
            var entry = models.Find(m => m.Id == name);
            var released = LawValues.Date("--date", result.GetValue(date), []) ?? entry?.Date
                ?? throw new ConfigurationException($"neither this registry nor the one that ships has "
                    + $"{name}{NearNames.Hint(name, models.Select(m => m.Id))}; give its release date with --date, or another --id");
            var model = MeasuredModel.Of(measured, name, released) with
            {
                Organisation = result.GetValue(organisation) ?? entry?.Organisation,
                TrainingTokens = (long?)LawValues.Parameters("--tokens", result.GetValue(tokens), []) ?? entry?.TrainingTokens,
            };
            AtomicFile.Write(file, Add(known, model, file).ToJson());
            context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {model.Scores.Count} score(s) and "
                + $"{model.Densities.Count} density added to {file}"));
            return ExitCode.Ok;
        });
        return command;
    }

    private static ModelRegistry Add(ModelRegistry known, RegistryModel model, string file)
    {
        try
        {
            return known.With(model);
        }
        catch (InvalidDataException error)
        {
            throw new ConfigurationException($"'{file}': {error.Message}", error);
        }
    }

    private static ResultDocument ReadResult(string run)
    {
        var path = Path.GetFullPath(Directory.Exists(run) ? RunFolder.ResultIn(run) : run);
        if (!File.Exists(path))
            throw new ConfigurationException($"there is no result at '{path}'; give a finished run's folder, or make its result with: "
                + $"densinglaw report");
        var result = LawData.Read(() => ResultDocument.FromJson(File.ReadAllBytes(path), path));
        return result.Run.Complete
            ? result
            : throw new ConfigurationException($"'{path}' is of a run that is not finished; run its measure command again first");
    }
}
