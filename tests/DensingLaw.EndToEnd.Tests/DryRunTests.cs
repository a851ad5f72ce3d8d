using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DensingLaw.EndToEnd.Tests;

public sealed partial class DryRunTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Measure_DryRun_CountsTheTokensOfTheRunAndMakesNothing()
    {
        var checkpoint = _place.TinyExport();
        var plan = _place.Measure(checkpoint, "--dry-run");
        plan.AssertSucceeded();
        Assert.Equal("", plan.Out);
        _place.AssertNoRun();
        var counts = Tokens().Match(plan.Error);
        Assert.True(counts.Success, plan.Error);
        Assert.Matches("time        about 0:[0-9]{2}:[0-9]{2} on this machine", plan.Error);
        Assert.Matches("memory      [0-9,]+ MiB", plan.Error);

        var run = _place.Measure(checkpoint, "--json");
        run.AssertSucceeded();
        var performance = JsonNode.Parse(run.Out)!["performance"]!;
        Assert.Equal(performance["promptTokens"]!.GetValue<long>(), Number(counts.Groups[1]));
        Assert.Equal(performance["computedTokens"]!.GetValue<long>(), Number(counts.Groups[2]));

        // Nothing is left of a finished run.
        var after = _place.Measure(checkpoint, "--dry-run");
        Assert.Contains("tokens      0 of prompts and continuations, of which 0 are left", after.Error, StringComparison.Ordinal);
    }

    private static long Number(Group text) => long.Parse(text.ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("tokens +([0-9,]+) of prompts and continuations, of which ([0-9,]+) are left")]
    private static partial Regex Tokens();
}
