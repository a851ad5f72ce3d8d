using System.CommandLine;
using DensingLaw.Evaluation.Data;

namespace DensingLaw.Cli;

/// <summary>The benchmarks' names and the data folder, which the <c>data</c> verbs share.</summary>
internal sealed class DataArguments
{
    private readonly DataParts _parts;
    private readonly Argument<string[]>? _names;
    private readonly Option<string?> _data = new("--data")
    {
        HelpName = "DIR",
        Description = $"The data folder (default: ${DataFolder.Variable}, else densinglaw/benchmarks in your own data folder)",
    };

    /// <param name="parts">Knows the names.</param>
    /// <param name="names">How many names may be given; null for no argument.</param>
    public DataArguments(DataParts parts, ArgumentArity? names)
    {
        _parts = parts;
        if (names is not { } arity)
            return;
        _names = new Argument<string[]>("NAME") { Arity = arity, Description = $"Benchmarks, of: {string.Join(", ", parts.Names)}" };
        _names.CompletionSources.Add([.. parts.Names]);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        if (_names is null)
            return;
        command.Arguments.Add(_names);
        command.Validators.Add(result =>
        {
            foreach (var name in (result.GetValue(_names) ?? []).Where(n => !_parts.Names.Contains(n)))
                result.AddError($"unknown benchmark {name}{NearNames.Hint(name, _parts.Names)}; there are: {string.Join(", ", _parts.Names)}");
        });
    }

    public string Folder(ParseResult result) => Path.GetFullPath(DataFolder.Choose(result.GetValue(_data)));

    public bool HasNames(ParseResult result) => _names is not null && result.GetValue(_names) is { Length: > 0 };

    /// <summary>The manifests that were named, each once; all of them where none was.</summary>
    public IReadOnlyList<DataManifest> Manifests(ParseResult result) =>
        [.. (HasNames(result) ? result.GetValue(_names!)!.Distinct() : _parts.Names).Select(_parts.LoadManifest)];
}
