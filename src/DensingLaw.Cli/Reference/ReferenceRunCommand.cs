using System.CommandLine;
using DensingLaw.Evaluation.Data;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw reference run</c>: scores and losses of every member of a ladder, as tables for <c>reference fit</c>.</summary>
internal sealed class ReferenceRunCommand
{
    private readonly Argument<string> _ladder = new("LADDER") { Description = "A ladder's folder, or its table of members: CSV with folder, tokens and, if wanted, parameters" };
    private readonly Option<string?> _data = new("--data") { HelpName = "DIR", Description = $"Folder of the benchmarks' releases (default: ${DataFolder.Variable}, else that of data pull)" };
    private readonly Option<string> _suite = new("--suite") { HelpName = "NAME|FILE", Description = "What is measured", DefaultValueFactory = _ => "standard" };
    private readonly Option<string?> _members = new("--members") { HelpName = "I/N", Description = "Only every Nth member, from the Ith (0/N … N-1/N): one process each, as in a Slurm array" };
    private readonly Option<string?> _heldOut = new("--held-out-seed") { HelpName = "N", Description = "Mark members of this seed, so that fits leave them out (default: none)" };
    private readonly Option<string> _output = new("--output") { HelpName = "DIR", Description = "Folder of the runs and tables (default: evaluation in the ladder's folder)", DefaultValueFactory = _ => "" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say which members are still to be measured, and stop" };
    private readonly Option<bool> _untilInputEnds = ParentWatch.CreateOption();
    private readonly EngineArguments _engine = new();

    private ReferenceRunCommand()
    {
    }

    public static Command Create(MeasureParts parts, CliContext context)
    {
        var arguments = new ReferenceRunCommand();
        var command = new Command("run", "Measure every member of a ladder. The same command resumes.") { arguments._ladder };
        foreach (var option in (Option[])[arguments._data, arguments._suite, arguments._members, arguments._heldOut, arguments._output, arguments._dryRun, arguments._untilInputEnds])
            command.Options.Add(option);
        arguments._engine.AddTo(command, withScheduling: true);
        command.SetAction(result => ParentWatch.Run(
            context, result.GetValue(arguments._untilInputEnds), watched => new LadderSession(arguments.Read(result), parts, watched).Run()));
        return command;
    }

    private LadderOptions Read(ParseResult result)
    {
        var ladder = result.GetValue(_ladder)!;
        return new LadderOptions
        {
            Place = LadderOptions.PlaceOf(ladder, result.GetValue(_output)),
            Data = DataFolder.Choose(result.GetValue(_data)),
            Suite = result.GetValue(_suite)!,
            Share = MemberShare.Parse(result.GetValue(_members)),
            DryRun = result.GetValue(_dryRun),
            HeldOutSeed = result.GetValue(_heldOut) is { } seed ? (int)NumberText.Real("--held-out-seed", seed, 0, int.MaxValue) : null,
            Engine = _engine.Read(result.CommandResult),
        };
    }
}
