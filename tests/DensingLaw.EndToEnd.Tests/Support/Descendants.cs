using System.Globalization;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>
/// Remembers every process that came from one: a child whose parent has ended is nobody's that can be asked, so it is looked for while the parent lives.
/// </summary>
internal sealed class Descendants(int ancestor)
{
    private readonly Dictionary<int, (string Started, string Name)> _seen = [];

    /// <summary>Looks at <c>/proc</c> once.</summary>
    /// <returns>Names of the descendants that are there now.</returns>
    public IReadOnlyList<string> Look()
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(n => Read(int.Parse(n!, CultureInfo.InvariantCulture))).OfType<Entry>().ToArray();
        var children = all.ToLookup(e => e.Parent);
        var names = new List<string>();
        var open = new Queue<int>([ancestor, .. _seen.Keys]);
        var visited = new HashSet<int>();
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in children[parent].Where(c => visited.Add(c.Id)))
            {
                _seen[child.Id] = (child.Started, child.Name);
                names.Add(child.Name);
                open.Enqueue(child.Id);
            }
        }

        return names;
    }

    /// <summary>Those seen at any time that still run, by id and name; a zombie does not run.</summary>
    public IReadOnlyList<string> Alive() =>
        [.. _seen.Where(s => Read(s.Key) is { State: not 'Z' } now && now.Started == s.Value.Started).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value.Name}"))];

    private static Entry? Read(int id)
    {
        try
        {
            // pid (name) state ppid …; the 22nd field is when it started. A name may have blanks and brackets.
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var (open, close) = (text.IndexOf('('), text.LastIndexOf(')'));
            var fields = text[(close + 2)..].Split(' ');
            return new Entry(id, int.Parse(fields[1], CultureInfo.InvariantCulture), text[(open + 1)..close], fields[0][0], fields[19]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
            return null;
        }
    }

    private sealed record Entry(int Id, int Parent, string Name, char State, string Started);
}
