using System.Globalization;
using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Evaluation.Nightly;

/// <summary>Reads a nightly's YAML strictly.</summary>
internal static class NightlyConfigReader
{
    public static NightlyConfig Read(SuiteFields root)
    {
        root.AllowOnly("state", "data", "suite", "canary", "curve", "device", "threads", "checkpoints", "baseline", "gates", "keep", "onFailure");
        NightlyCheckpoint[] checkpoints = [.. root.Objects("checkpoints").Select(Checkpoint)];
        if (checkpoints.Length == 0)
            throw root.Error("checkpoints", "is empty; at least 1 is needed");
        if (checkpoints.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw root.Error("checkpoints", $"has the name {twice.Key} {twice.Count()} times; 1 is allowed");
        var failure = root.Has("onFailure") ? root.Object("onFailure") : null;
        failure?.AllowOnly("command", "webhook");
        return new NightlyConfig
        {
            State = root.Text("state"),
            Data = root.Text("data"),
            Suite = root.Text("suite"),
            Canary = Optional(root, "canary"),
            Curve = Optional(root, "curve"),
            Device = Optional(root, "device") ?? "auto",
            Threads = root.Has("threads") ? root.WholeNumber("threads", 1) : null,
            Checkpoints = checkpoints,
            Baseline = Policy(root),
            Gates = root.Has("gates") ? Gates(root.Object("gates")) : new NightlyGates(),
            Keep = root.Has("keep") ? root.WholeNumber("keep", 1) : 14,
            FailureCommand = failure is null ? null : Optional(failure, "command"),
            FailureWebhook = failure is null ? null : Webhook(failure),
        };
    }

    private static NightlyCheckpoint Checkpoint(SuiteFields fields)
    {
        fields.AllowOnly("name", "path");
        var name = fields.Text("name");
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && name[0] != '.'
            ? new NightlyCheckpoint(name, fields.Text("path"))
            : throw fields.Error("name", $"is '{name}'; letters, digits, '-', '_' and '.' are allowed, since it names a folder");
    }

    private static BaselinePolicy Policy(SuiteFields root)
    {
        if (!root.Has("baseline"))
            return new BaselinePolicy(BaselineKind.LastGreen, null, 0);
        var text = root.Text("baseline");
        if (text == "last-green")
            return new BaselinePolicy(BaselineKind.LastGreen, null, 0);
        if (text.StartsWith("pinned:", StringComparison.Ordinal) && text.Length > 7)
            return new BaselinePolicy(BaselineKind.Pinned, text[7..].Trim(), 0);
        return text.StartsWith("median:", StringComparison.Ordinal) && int.TryParse(text.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture, out var nights) && nights > 0
            ? new BaselinePolicy(BaselineKind.Median, null, nights)
            : throw root.Error("baseline", $"is '{text}'; last-green, pinned:FOLDER or median:NIGHTS is needed");
    }

    private static NightlyGates Gates(SuiteFields fields)
    {
        fields.AllowOnly("score", "loss", "density", "throughput", "truncation", "invalid", "canaryNats", "canaryShift");
        var gates = new NightlyGates();
        return gates with
        {
            Score = Number(fields, "score", gates.Score),
            Loss = Number(fields, "loss", gates.Loss),
            Density = Number(fields, "density", gates.Density),
            Throughput = Number(fields, "throughput", gates.Throughput),
            Truncation = Number(fields, "truncation", gates.Truncation),
            Invalid = Number(fields, "invalid", gates.Invalid),
            CanaryNats = Number(fields, "canaryNats", gates.CanaryNats),
            CanaryShift = Number(fields, "canaryShift", gates.CanaryShift),
        };
    }

    private static Uri? Webhook(SuiteFields fields) => Optional(fields, "webhook") is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw fields.Error("webhook", $"is '{text}'; an address that begins with https:// or http:// is needed");

    private static double Number(SuiteFields fields, string key, double without) => fields.Has(key) ? fields.Number(key, 0, 100) : without;

    private static string? Optional(SuiteFields fields, string key) => fields.Has(key) ? fields.Text(key) : null;
}
