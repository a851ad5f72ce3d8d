namespace DensingLaw.Density;

/// <summary>A device that models run on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MemoryGigabytes">Memory in units of 1e9 bytes, as its maker counts; above 0.</param>
public sealed record Device(string Name, double MemoryGigabytes)
{
    /// <summary>Reads a file with the columns of <c>configs/law/devices.csv</c>; null for that one.</summary>
    /// <exception cref="InvalidDataException">The content is not what it should be.</exception>
    public static (string Name, IReadOnlyList<Device> Devices) Read(string? path = null)
    {
        var table = LawFiles.Read(path, "devices.csv");
        return (table.File, [.. table.Rows.Select(r => new Device(r.Text("device"), r.Positive("memory_gb")))]);
    }
}
