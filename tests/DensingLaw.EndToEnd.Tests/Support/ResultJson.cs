using System.Text.Json.Nodes;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>Reads what <c>--json</c> prints.</summary>
internal static class ResultJson
{
    /// <summary>What two runs of the same work must share.</summary>
    public static JsonObject WithoutPerformance(string text)
    {
        var result = JsonNode.Parse(text)!.AsObject();
        Assert.True(result.Remove("performance"));
        return result;
    }
}
