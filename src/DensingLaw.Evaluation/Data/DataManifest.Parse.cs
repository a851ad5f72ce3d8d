using System.Text.Json;

namespace DensingLaw.Evaluation.Data;

public sealed partial record DataManifest
{
    private const int SchemaVersion = 1;

    private static readonly Dictionary<string, DataFormat> s_formats = new(StringComparer.Ordinal)
    {
        ["csv"] = DataFormat.Csv,
        ["csv.zip"] = DataFormat.CsvZip,
        ["json"] = DataFormat.Json,
        ["json.zip"] = DataFormat.JsonZip,
        ["jsonl"] = DataFormat.JsonLines,
        ["jsonl.gz"] = DataFormat.JsonLinesGzip,
        ["text"] = DataFormat.Text,
    };

    /// <summary>Reads and checks a manifest.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="file">The name that messages give.</param>
    /// <exception cref="DataIntegrityException">Not a valid manifest; one line names the file and the field.</exception>
    public static DataManifest Parse(ReadOnlyMemory<byte> json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(new ManifestFields(document.RootElement, file, ""));
        }
        // The second kind is thrown for a key with half of a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new DataIntegrityException($"{file} is not JSON: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static DataManifest Read(ManifestFields root)
    {
        root.AllowOnly("schemaVersion", "name", "title", "source", "licence", "citation", "notes", "counts", "archives", "forms", "files");
        var version = root.WholeNumber("schemaVersion");
        if (version != SchemaVersion)
            throw root.Error("schemaVersion", $"is {version}; this version reads {SchemaVersion}");
        var name = root.Text("name");
        var source = root.Object("source").AllowOnly("paper", "repository", "revision");
        var licence = root.Object("licence").AllowOnly("spdx", "address", "attribution");
        var archives = root.Objects("archives").Select(Archive).ToList();
        var forms = root.Texts("forms");
        var files = root.Objects("files").Select(f => FileOf(f, name, archives, forms)).ToList();
        if (files.GroupBy(f => f.Path).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw root.Error("files", $"has '{twice.Key}' {twice.Count()} times; 1 is allowed");
        return new DataManifest
        {
            Name = name,
            Title = root.Text("title"),
            Source = new DataSource(source.Address("paper"), source.Address("repository"), source.TextOrNull("revision")),
            Licence = new DataLicence(licence.Text("spdx"), licence.Address("address"), licence.Text("attribution")),
            Citation = root.Text("citation"),
            Notes = root.Texts("notes"),
            Splits = [.. root.Objects("counts").Select(Split)],
            Archives = archives,
            Forms = forms,
            Files = files.Count > 0 ? files : throw root.Error("files", "is empty; at least 1 file is needed"),
        };
    }

    private static DataSplit Split(ManifestFields fields)
    {
        fields.AllowOnly("split", "items", "subtasks");
        var items = fields.WholeNumber("items");
        var subtasks = fields.Counts("subtasks");
        return subtasks.Count == 0 || subtasks.Values.Sum() == items
            ? new DataSplit(fields.Text("split"), items, subtasks)
            : throw fields.Error("items", $"is {items}; the sub-tasks have {subtasks.Values.Sum()} in all");
    }

    private static DataArchive Archive(ManifestFields fields)
    {
        fields.AllowOnly("name", "format", "bytes", "sha256", "urls");
        if (fields.Text("format") is not "tar" and var format)
            throw fields.Error("format", $"is '{format}'; 'tar' is needed");
        var name = fields.Text("name");
        if (name.Contains('/', StringComparison.Ordinal) || !ManifestFields.IsSafePath(name))
            throw fields.Error("name", $"is '{name}'; a file name without a folder is needed");
        var urls = fields.Addresses("urls");
        return urls.Count > 0
            ? new DataArchive(name, fields.Has("bytes") ? fields.WholeNumber("bytes") : null, fields.Sha256("sha256"), urls)
            : throw fields.Error("urls", "is empty; at least 1 address is needed");
    }

    private static DataFile FileOf(ManifestFields fields, string benchmark, List<DataArchive> archives, IReadOnlyList<string> forms)
    {
        fields.AllowOnly(
            "path", "form", "optional", "format", "list", "members", "bytes", "sha256", "contentSha256", "items", "urls", "archive", "member", "how");
        var path = fields.Text("path");
        if (!ManifestFields.IsSafePath(path) || !path.StartsWith(benchmark + "/", StringComparison.Ordinal))
            throw fields.Error("path", $"is '{path}'; a path under '{benchmark}/' without '..' is needed");
        var file = new DataFile
        {
            Path = path,
            Form = fields.TextOrNull("form"),
            Optional = fields.Has("optional") && fields.YesOrNo("optional"),
            Format = s_formats.TryGetValue(fields.Text("format"), out var format) ? format
                : throw fields.Error("format", $"is '{fields.Text("format")}'; known are {string.Join(", ", s_formats.Keys)}"),
            List = fields.TextOrNull("list"),
            Members = fields.Has("members") ? fields.Texts("members") : [],
            Bytes = fields.WholeNumber("bytes"),
            Sha256 = fields.Sha256("sha256"),
            ContentSha256 = fields.Has("contentSha256") ? fields.Sha256("contentSha256") : null,
            Items = fields.Has("items") ? fields.WholeNumber("items") : null,
            Urls = fields.Has("urls") ? fields.Addresses("urls") : [],
            Archive = fields.TextOrNull("archive"),
            Member = fields.TextOrNull("member"),
            How = fields.TextOrNull("how"),
        };
        Check(fields, file, archives, forms);
        return file;
    }

    private static void Check(ManifestFields fields, DataFile file, List<DataArchive> archives, IReadOnlyList<string> forms)
    {
        if (file.Form is { } form && !forms.Contains(form))
            throw fields.Error("form", $"is '{form}'; the manifest's forms are {string.Join(", ", forms)}");
        var isZip = file.Format is DataFormat.CsvZip or DataFormat.JsonZip;
        if (isZip != file.Members.Count > 0)
            throw fields.Error("members", isZip ? "is missing; a zip needs it" : "is given; only a zip has it");
        if (file.List is not null && file.Format != DataFormat.Json)
            throw fields.Error("list", "is given; only a json file has it");
        if (file.Items is null != (file.Format == DataFormat.Text))
            throw fields.Error("items", file.Items is null ? "is missing; only a text has none" : "is given; a text has none");
        if (file.ContentSha256 is not null && !isZip && file.List is null)
            throw fields.Error("contentSha256", "is given; only a zip, or a json file with a list, has it");
        if (file.Archive is { } archive && !archives.Exists(a => a.Name == archive))
            throw fields.Error("archive", $"is '{archive}'; the manifest's archives are {string.Join(", ", archives.Select(a => a.Name))}");
        if (file.Archive is not null && file.Urls.Count > 0)
            throw fields.Error("urls", "is given beside 'archive'; one of them is allowed");
        if (file.Member is not null && file.Archive is null)
            throw fields.Error("member", "is given without 'archive'");
        if (file.Archive is not null && file.Member is null && file.ContentSha256 is null)
            throw fields.Error("archive", "is given without 'member'; packing the members into a zip needs 'contentSha256'");
        if (!file.CanBePulled && file.How is null)
            throw fields.Error("how", "is missing; a file without 'urls' and 'archive' needs it");
    }
}
