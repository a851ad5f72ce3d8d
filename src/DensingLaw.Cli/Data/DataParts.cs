using DensingLaw.Evaluation.Data;

namespace DensingLaw.Cli;

/// <summary>What the <c>data</c> verbs need done by others.</summary>
internal sealed record DataParts
{
    /// <summary>The benchmarks that have a manifest.</summary>
    public IReadOnlyList<string> Names { get; init; } = DataManifest.Names;

    /// <summary>The manifest of one of them.</summary>
    public Func<string, DataManifest> LoadManifest { get; init; } = DataManifest.Load;

    /// <summary>Makes what does the requests of <c>pull</c>: proxies as the environment says (<c>HTTPS_PROXY</c>), redirects followed.</summary>
    public Func<HttpClient> OpenClient { get; init; } = NewClient;

    /// <summary>How patient <c>pull</c> is.</summary>
    public PullSettings Patience { get; init; } = new();

    private static HttpClient NewClient()
    {
        // The download watches the time itself: a limit for the whole of it would cut off slow lines.
        var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"densinglaw/{ToolVersion.Text}");
        return client;
    }
}
