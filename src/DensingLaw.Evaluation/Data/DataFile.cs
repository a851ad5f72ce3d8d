namespace DensingLaw.Evaluation.Data;

/// <summary>One file of a benchmark's release, as its manifest describes it.</summary>
public sealed record DataFile
{
    /// <summary>Where it lies in the data folder, with forward slashes: <c>mmlu/mmlu.zip</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The form of the release that it belongs to (<c>zip</c>); null for a file that every form needs.</summary>
    public string? Form { get; init; }

    /// <summary>True for a file that no reader needs; it is checked when it is there.</summary>
    public bool Optional { get; init; }

    /// <summary>How it is written.</summary>
    public required DataFormat Format { get; init; }

    /// <summary>For <see cref="DataFormat.Json"/>: the field that holds the list of items; null when the document is the list.</summary>
    public string? List { get; init; }

    /// <summary>For zip files: the members that count, as paths in which <c>*</c> stands for any characters but a slash.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Length in bytes, at least 1.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>
    /// A hash of the content whatever its packing, for files that have no one official packing; else null. For zips: SHA-256 of the lines
    /// <c>sha256 + two spaces + path + LF</c> of <see cref="Members"/>, in ordinal order of their paths. For JSON: SHA-256 of <see cref="List"/>'s
    /// value in UTF-8, without white space, keys in ordinal order, only what JSON demands escaped.
    /// </summary>
    public string? ContentSha256 { get; init; }

    /// <summary>Items (rows, list entries, lines, members); null where the format has none.</summary>
    public int? Items { get; init; }

    /// <summary>Official addresses, tried in order; empty when there is none.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>The <see cref="DataArchive"/> that it comes from; null for none.</summary>
    public string? Archive { get; init; }

    /// <summary>Its path in the archive; null with an archive means that <see cref="Members"/> are taken out and packed into a zip.</summary>
    public string? Member { get; init; }

    /// <summary>How a user gets it where no address offers it; null when there is nothing to say.</summary>
    public string? How { get; init; }

    /// <summary>Whether an address or an archive offers it.</summary>
    public bool CanBePulled => Urls.Count > 0 || Archive is not null;

    /// <summary>Its name without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Its full path in a data folder.</summary>
    public string In(string dataFolder) => System.IO.Path.Combine(dataFolder, Path.Replace('/', System.IO.Path.DirectorySeparatorChar));
}
