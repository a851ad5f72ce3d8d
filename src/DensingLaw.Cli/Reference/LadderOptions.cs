using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>What a user asked <c>reference run</c> to do.</summary>
internal sealed record LadderOptions
{
    public required LadderPlace Place { get; init; }

    public required string Data { get; init; }

    public required string Suite { get; init; }

    /// <summary>The members that this process measures.</summary>
    public required MemberShare Share { get; init; }

    /// <summary>Members of this seed take no part in fits; null: all do.</summary>
    public required int? HeldOutSeed { get; init; }

    /// <summary>Say which members are still to be measured, and stop.</summary>
    public required bool DryRun { get; init; }

    public required RawEngineArguments Engine { get; init; }

    /// <summary>Where a ladder's table and its members' runs lie.</summary>
    /// <param name="ladder">A folder with a table of members, or such a table.</param>
    /// <param name="output">The folder of the runs; null or empty for <c>evaluation</c> beside the table.</param>
    public static LadderPlace PlaceOf(string ladder, string? output)
    {
        var table = Directory.Exists(ladder) ? Path.Combine(ladder, LadderMemberTable.FileName) : ladder;
        var folder = Path.GetDirectoryName(Path.GetFullPath(table))!;
        return new LadderPlace(table, folder, string.IsNullOrEmpty(output) ? Path.Combine(folder, "evaluation") : output);
    }
}
