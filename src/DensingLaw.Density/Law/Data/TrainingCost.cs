namespace DensingLaw.Density;

/// <summary>What a model cost to train and what it earns.</summary>
public sealed record TrainingCost
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>What the training cost, in <see cref="Currency"/>; above 0.</summary>
    public required double Cost { get; init; }

    /// <summary>The currency of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>Price of one call on the release date; above 0.</summary>
    public required double PricePerCall { get; init; }

    /// <summary>Share of the price that is left after serving the call; in (0, 1].</summary>
    public required double Margin { get; init; }

    /// <summary>Calls in a month of 365/12 days; above 0.</summary>
    public required double CallsPerMonth { get; init; }

    /// <summary>When it was released.</summary>
    public required DateOnly Released { get; init; }

    /// <summary>When a better model of its size or smaller came out; null where none has.</summary>
    public DateOnly? Overtaken { get; init; }

    /// <summary>Reads a file with the columns of <c>configs/law/costs.csv</c>; null for that one.</summary>
    /// <exception cref="InvalidDataException">The content is not what it should be.</exception>
    public static (string Name, IReadOnlyList<TrainingCost> Costs) Read(string? path = null)
    {
        var table = LawFiles.Read(path, "costs.csv");
        var overtaken = table.Find("overtaken");
        return (table.File, [.. table.Rows.Select(r => new TrainingCost
        {
            Model = r.Text("model"),
            Cost = r.Positive("training_cost"),
            Currency = r.Text("currency"),
            PricePerCall = r.Positive("price_per_call"),
            Margin = MarginOf(r),
            CallsPerMonth = r.Positive("calls_per_month"),
            Released = r.Date("released"),
            Overtaken = r.OptionalText(overtaken) is null ? null : r.Date(overtaken!),
        })]);
    }

    private static double MarginOf(CsvRow row)
    {
        var margin = row.Positive("margin");
        return margin <= 1 ? margin : throw row.Error("margin", row.Text("margin"), "a share above 0 and at most 1");
    }
}
