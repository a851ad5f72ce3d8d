using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DensingLaw.Evaluation.Suites;

/// <summary>The keys of one YAML mapping, read strictly: every message names file, line and key.</summary>
internal sealed class SuiteFields
{
    private readonly YamlMappingNode _node;
    private readonly string _file;
    private readonly string _path;

    private SuiteFields(YamlMappingNode node, string file, string path) => (_node, _file, _path) = (node, file, path);

    /// <summary>The mapping that a YAML text is.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">The name that messages give.</param>
    /// <exception cref="ConfigurationException">Not YAML, or no mapping.</exception>
    public static SuiteFields Parse(string yaml, string file) => Of(file, SuiteReader.Document(yaml, file));

    /// <exception cref="ConfigurationException">The node is not a mapping.</exception>
    public static SuiteFields Of(string file, YamlNode node, string path = "") => node is YamlMappingNode mapping
        ? new SuiteFields(mapping, file, path)
        : throw new ConfigurationException($"{file} line {node.Start.Line}: {(path.Length == 0 ? "the document" : path)} is {Kind(node)}; a mapping is needed");

    public ConfigurationException Error(string key, string problem) => Error(Find(key) ?? _node, key, problem);

    public void AllowOnly(params string[] keys)
    {
        foreach (var key in _node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name })
            {
                throw new ConfigurationException(
                    $"{_file} line {key.Start.Line}: {(_path.Length == 0 ? "the document" : _path)} has a key that is {Kind(key)}; a text is needed");
            }

            if (!keys.Contains(name))
                throw Error(key, name, $"is not a known key{NearNames.Hint(name, keys)}; known are {string.Join(", ", keys)}");
        }
    }

    public bool Has(string key) => Find(key) is not null;

    public bool Is(string key, string text) => Find(key) is YamlScalarNode { Value: { } value } && value == text;

    public string Text(string key) => Required(key) is YamlScalarNode { Value: { Length: > 0 } value }
        ? value
        : throw Error(key, $"is {Kind(Required(key))}; a text is needed");

    public int WholeNumber(string key, int least, string? or = null)
    {
        var node = Required(key);
        if (node is YamlScalarNode { Style: ScalarStyle.Plain } scalar
            && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least)
        {
            return value;
        }

        var found = node is YamlScalarNode { Value: { Length: > 0 } text } ? $"'{text}'" : Kind(node);
        throw Error(key, $"is {found}; a whole number of at least {least}{(or is null ? "" : $", or {or}")} is needed");
    }

    public double Number(string key, double above, double most)
    {
        if (Required(key) is YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text }
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > above && value <= most)
        {
            return value;
        }

        throw Error(key, string.Create(CultureInfo.InvariantCulture, $"is '{Required(key)}'; a number above {above} and at most {most} is needed"));
    }

    public bool Flag(string key) => Required(key) is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar
        ? scalar.Value == "true"
        : throw Error(key, $"is '{Required(key)}'; true or false is needed");

    /// <summary>A list of whole numbers, at least one.</summary>
    public IReadOnlyList<int> WholeNumbers(string key, int least)
    {
        if (Required(key) is not YamlSequenceNode { Children.Count: > 0 } list)
            throw Error(key, $"is {Kind(Required(key))}; a list of whole numbers is needed");
        return [.. list.Children.Select(n => n is YamlScalarNode { Style: ScalarStyle.Plain } scalar
            && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
                ? value
                : throw Error(n, key, $"has '{n}'; whole numbers of at least {least} are needed"))];
    }

    /// <summary>A list of texts, at least one, none twice.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Required(key) is not YamlSequenceNode { Children.Count: > 0 } list)
            throw Error(key, $"is {Kind(Required(key))}; a list of texts is needed");
        var texts = list.Children.Select(n => n is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Error(n, key, "has an entry that is no text")).ToArray();
        return texts.GroupBy(t => t).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw Error(key, $"names {twice.Key} {twice.Count()} times; 1 is allowed") : texts;
    }

    public SuiteFields Object(string key) => Of(_file, Required(key), PathOf(key));

    public IEnumerable<SuiteFields> Objects(string key) => Required(key) is YamlSequenceNode list
        ? list.Children.Select((n, i) => Of(_file, n, string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{i}]")))
        : throw Error(key, $"is {Kind(Required(key))}; a list is needed");

    private YamlNode? Find(string key) => _node.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    private YamlNode Required(string key) => Find(key) ?? throw Error(_node, key, "is missing");

    private ConfigurationException Error(YamlNode at, string key, string problem) => new($"{_file} line {at.Start.Line}: {PathOf(key)} {problem}");

    private string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    private static string Kind(YamlNode node) => node switch
    {
        YamlMappingNode => "a mapping",
        YamlSequenceNode => "a list",
        YamlScalarNode { Value.Length: > 0 } => "a text",
        _ => "empty",
    };
}
