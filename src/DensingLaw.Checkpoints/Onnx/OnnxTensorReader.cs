using System.Globalization;

namespace DensingLaw.Checkpoints;

/// <summary>Reads initializers and checks that their data are there: in the file, or in one of the same folder.</summary>
internal sealed class OnnxTensorReader(MappedFile model)
{
    private const int MaxDimensions = 16;
    private const int TensorShapeField = 1, TensorTypeField = 2, TensorName = 8, TensorRawData = 9, TensorExternal = 13, EntryKey = 1, EntryValue = 2;

    private readonly string _folder = Path.GetDirectoryName(model.Path)!;
    private readonly Dictionary<string, long> _lengths = [];

    public OnnxTensor Read(ProtoReader message)
    {
        var (name, type, shape, rawBytes) = ("", 0, new List<long>(), (long?)null);
        var external = new Dictionary<string, string>();
        while (message.Next())
        {
            switch (message.Field)
            {
                case TensorShapeField:
                    message.AddNumbers(shape, MaxDimensions);
                    break;
                case TensorTypeField:
                    type = (int)Math.Min(message.Number, int.MaxValue);
                    break;
                case TensorName:
                    name = message.Text();
                    break;
                case TensorRawData:
                    rawBytes = message.Length;
                    break;
                case TensorExternal:
                    AddEntry(message.Message(), external);
                    break;
                default:
                    break;
            }
        }

        var elements = TensorShape.Elements([.. shape]) ?? throw Broken($"initializer '{name}' has shape {TensorShape.Text(shape)}");
        var tensor = new OnnxTensor(name, shape, (OnnxTensorType)type, elements, external.GetValueOrDefault("location"));
        if (OnnxTensor.Bits(tensor.Type) is { } bits)
            CheckData(tensor, ((Int128)elements * bits + 7) / 8, rawBytes, external);
        return tensor;
    }

    private void CheckData(OnnxTensor tensor, Int128 needed, long? rawBytes, Dictionary<string, string> external)
    {
        if (tensor.ExternalFile is not { } location)
        {
            // Values in a typed field take a byte or more for every two elements.
            if (rawBytes is { } raw ? raw != needed : tensor.Elements / 2 > model.Length)
                throw Broken($"initializer '{tensor.Name}' of shape {TensorShape.Text(tensor.Shape)} has {rawBytes ?? model.Length} bytes, {needed} are expected");
            return;
        }

        if (location.Length == 0 || Path.GetFileName(location) != location || location is "." or "..")
            throw Broken($"initializer '{tensor.Name}' lies in '{location}', a file of the same folder is allowed");
        if (!_lengths.TryGetValue(location, out var available))
            _lengths[location] = available = Length(location);
        var offset = Number(external, "offset") ?? 0;
        var length = Number(external, "length") ?? available - offset;
        if (offset < 0 || length < needed || length > available - offset)
            throw Broken($"initializer '{tensor.Name}' needs {needed} bytes from byte {offset} of {location}, which has {available}");

        long? Number(Dictionary<string, string> entries, string key) =>
            !entries.TryGetValue(key, out var text) ? null
            : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : throw Broken($"initializer '{tensor.Name}' has {key} '{text}'");
    }

    private long Length(string location)
    {
        var file = new FileInfo(Path.Combine(_folder, location));
        return file.Exists ? file.Length : throw Broken($"the file {location} with its weights is missing");
    }

    private static void AddEntry(ProtoReader entry, Dictionary<string, string> entries)
    {
        var (key, value) = ("", "");
        while (entry.Next())
        {
            if (entry.Field == EntryKey)
                key = entry.Text();
            else if (entry.Field == EntryValue)
                value = entry.Text();
        }

        entries[key] = value;
    }

    private DataIntegrityException Broken(string found) => new($"{model.Path}: {found}; export or download it again");
}
