using System.Text.Json;

namespace DensingLaw.Cli;

/// <summary>A line that was read whole before any is answered.</summary>
/// <param name="Id">The line's <c>id</c>; undefined where it has none.</param>
/// <param name="Value">What was read of it.</param>
internal sealed record JsonLine<T>(JsonElement Id, T Value)
{
    /// <summary>Carries the id through.</summary>
    public void WriteId(Utf8JsonWriter writer)
    {
        if (Id.ValueKind == JsonValueKind.Undefined)
            return;
        writer.WritePropertyName("id");
        Id.WriteTo(writer);
    }
}
