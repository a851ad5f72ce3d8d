namespace DensingLaw.Density;

/// <summary>A trained model of a reference ladder.</summary>
/// <param name="Name">Its folder as the table gives it, which names it in results.</param>
/// <param name="Parameters">N: non-embedding parameters; null where the table leaves them to be counted.</param>
/// <param name="Tokens">D: tokens it was trained on.</param>
/// <param name="Seed">The seed it was trained with; null where the table does not say.</param>
public sealed record LadderMember(string Name, double? Parameters, double Tokens, int? Seed = null);

/// <summary>The table of a ladder's members, <c>ladder.csv</c>, whoever trained them.</summary>
public static class LadderMemberTable
{
    /// <summary>Its name in a ladder's folder.</summary>
    public const string FileName = "ladder.csv";

    /// <summary>
    /// Reads comma-separated text with the columns <c>folder</c> (or <c>checkpoint</c>) and <c>tokens</c>, and if wanted <c>parameters</c> (or
    /// <c>nonembedding_params</c>) and <c>seed</c>; others are left out.
    /// </summary>
    /// <exception cref="InvalidDataException">Not such a table, or a member twice; one line names file and line.</exception>
    public static IReadOnlyList<LadderMember> Parse(string text, string file)
    {
        var table = DelimitedTable.Parse(text, file);
        var (folder, tokens) = (table.Require("folder", "checkpoint"), table.Require("tokens"));
        var (parameters, seed) = (table.Find("parameters", "nonembedding_params"), table.Find("seed"));
        var members = new List<LadderMember>();
        for (var row = 0; row < table.Rows; row++)
        {
            var member = new LadderMember(
                table.Text(row, folder), Optional(parameters), table.Number(row, tokens), (int?)Optional(seed));
            double? Optional(int column) => column < 0 || table.Text(row, column).Length == 0 ? null : table.Number(row, column);
            if (member.Name.Length == 0)
                throw table.Error(row, "the member's folder is not named");
            if (member is not { Parameters: null or > 0, Tokens: > 0 })
                throw table.Error(row, "parameters and tokens must be above 0");
            if (members.Exists(m => m.Name == member.Name))
                throw table.Error(row, $"'{member.Name}' is a member already");
            members.Add(member);
        }

        return members;
    }
}
