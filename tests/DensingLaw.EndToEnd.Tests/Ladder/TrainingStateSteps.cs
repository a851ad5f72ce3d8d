using System.Text.Json;

namespace DensingLaw.EndToEnd.Tests.Ladder;

/// <summary>Reads how many steps a saved training state has done.</summary>
internal static class TrainingStateSteps
{
    public static string? Of(string safetensors)
    {
        using var reader = new BinaryReader(File.OpenRead(safetensors));
        using var header = JsonDocument.Parse(reader.ReadBytes((int)reader.ReadUInt64()));
        return header.RootElement.GetProperty("__metadata__").GetProperty("step").GetString();
    }
}
