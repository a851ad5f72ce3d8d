using System.Globalization;

namespace DensingLaw.Inference;

/// <summary>A parsed device name.</summary>
/// <param name="Cuda">The CUDA device's number; null for the CPU.</param>
public readonly record struct DeviceChoice(int? Cuda)
{
    /// <summary>The CPU.</summary>
    public static DeviceChoice Cpu => new((int?)null);

    /// <summary>The name as it stands in results.</summary>
    public string Name => Cuda is { } number ? string.Create(CultureInfo.InvariantCulture, $"cuda:{number}") : "cpu";

    /// <summary>Parses <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>; anything else is a <see cref="ConfigurationException"/>.</summary>
    public static DeviceChoice Parse(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device == "cpu")
        {
            return Cpu;
        }

        if (device == "cuda")
        {
            return new DeviceChoice(0);
        }

        return device.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(device.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new DeviceChoice(number)
            : throw new ConfigurationException($"unknown device '{device}'; use cpu, cuda, cuda:N or auto");
    }
}
