using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using DensingLaw.Checkpoints;
using static TorchSharp.torch;

namespace DensingLaw.Training.Loop;

/// <summary>
/// A training state on disk: a safetensors file of the flat parameters and moments. There is no state of random generators: weights and the data's order are
/// functions of the seed. A crash at any moment leaves the old file or the new one.
/// </summary>
internal static class StateFile
{
    private const long PieceElements = 1 << 24;

    private static readonly string[] s_names = ["values", "first_moment", "second_moment"];

    /// <param name="path">Where to; replaced.</param>
    /// <param name="state">What to.</param>
    /// <param name="identity">What the run is (see <see cref="RunIdentity"/>).</param>
    /// <param name="tally">What was counted up to the state.</param>
    public static void Save(string path, FlatState state, string identity, PhaseTally tally)
    {
        var temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                long[] shape = [state.Values.shape[0]];
                var metadata = new Dictionary<string, string>
                {
                    ["step"] = state.Step.ToString(CultureInfo.InvariantCulture),
                    ["identity"] = identity,
                    ["seconds"] = Text(tally.Seconds),
                    ["loss"] = Text(tally.Loss),
                    ["loss_sum"] = Text(tally.LossSum),
                    ["norm_sum"] = Text(tally.NormSum),
                    ["row_steps"] = tally.Steps.ToString(CultureInfo.InvariantCulture),
                };
                var writer = new SafetensorsWriter(stream, [.. s_names.Select(n => (n, (IReadOnlyList<long>)shape))], metadata);
                foreach (var flat in new[] { state.Values, state.FirstMoment, state.SecondMoment })
                    Write(writer, flat);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path}: the training state cannot be written ({error.Message}); make room and run the same command again", error);
        }
    }

    /// <summary>Null where there is no such file.</summary>
    /// <exception cref="ConfigurationException">The state is of another run.</exception>
    /// <exception cref="DataIntegrityException">The file is damaged.</exception>
    public static (FlatState State, PhaseTally Tally)? Load(string path, ParameterLayout layout, string identity, Device device)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var file = SafetensorsFile.Open(path);
            var metadata = Metadata(path);
            if (metadata.GetProperty("identity").GetString() != identity)
                throw new ConfigurationException($"{path}: was trained with another table, corpus or precision; name another --out, or remove the run's folder to train it again");
            if (s_names.Any(n => !file.Tensors.TryGetValue(n, out var tensor) || tensor.ElementCount != layout.Total))
                throw new DataIntegrityException($"{path}: does not hold {layout.Total} parameters with their moments; remove it to train from the start");
            var flat = s_names.Select(n => Read(file.Tensors[n])).ToArray();
            var step = long.Parse(metadata.GetProperty("step").GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);
            var tally = new PhaseTally(
                Number(metadata, "seconds"), Number(metadata, "loss"), Number(metadata, "loss_sum"), Number(metadata, "norm_sum"), (int)Number(metadata, "row_steps"));
            return (FlatState.Of(flat[0], flat[1], flat[2], step, device), tally);
        }
        catch (Exception error) when (error is KeyNotFoundException or FormatException)
        {
            throw new DataIntegrityException($"{path}: is no training state ({error.Message}); remove it to train from the start", error);
        }
    }

    /// <summary>The elements of a flat tensor in memory of ours.</summary>
    public static float[] Values(Tensor flat)
    {
        var values = new float[flat.shape[0]];
        for (var first = 0L; first < values.Length; first += PieceElements)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(PieceElements, values.Length - first);
            MemoryMarshal.Cast<byte, float>(flat.narrow(0, first, count).cpu().contiguous().bytes).CopyTo(values.AsSpan((int)first, (int)count));
        }

        return values;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(JsonElement metadata, string key) => double.Parse(metadata.GetProperty(key).GetString()!, CultureInfo.InvariantCulture);

    private static void Write(SafetensorsWriter writer, Tensor flat)
    {
        for (var first = 0L; first < flat.shape[0]; first += PieceElements)
        {
            using var scope = NewDisposeScope();
            writer.Add(MemoryMarshal.Cast<byte, float>(flat.narrow(0, first, Math.Min(PieceElements, flat.shape[0] - first)).cpu().contiguous().bytes));
        }
    }

    private static float[] Read(StoredTensor tensor)
    {
        var values = new float[checked((int)tensor.ElementCount)];
        tensor.Read(values);
        return values;
    }

    private static JsonElement Metadata(string path)
    {
        using var stream = File.OpenRead(path);
        var length = new byte[sizeof(ulong)];
        stream.ReadExactly(length);
        var header = new byte[BitConverter.ToUInt64(length)];
        stream.ReadExactly(header);
        using var json = JsonDocument.Parse(header);
        return json.RootElement.GetProperty("__metadata__").Clone();
    }
}
