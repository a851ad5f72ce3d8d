using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>Where a ladder and what was measured of it lie.</summary>
/// <param name="Table">The table of members.</param>
/// <param name="Folder">The members' folders are named from here.</param>
/// <param name="Output">The members' runs and tables.</param>
internal sealed record LadderPlace(string Table, string Folder, string Output)
{
    public string RunOf(LadderMember member) => Path.Combine(Output, "runs", member.Name.Replace('/', '-').Replace('\\', '-'));
}
