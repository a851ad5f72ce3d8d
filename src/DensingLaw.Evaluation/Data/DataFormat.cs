namespace DensingLaw.Evaluation.Data;

/// <summary>The form of a release file, which decides how its items are counted.</summary>
public enum DataFormat
{
    /// <summary>Rows without a header line (<c>csv</c>).</summary>
    Csv,

    /// <summary>A zip of such files (<c>csv.zip</c>).</summary>
    CsvZip,

    /// <summary>One JSON document: a list, or an object with a list of items (<c>json</c>).</summary>
    Json,

    /// <summary>A zip with one JSON document an item (<c>json.zip</c>).</summary>
    JsonZip,

    /// <summary>One JSON object a line (<c>jsonl</c>).</summary>
    JsonLines,

    /// <summary>The same, packed with gzip (<c>jsonl.gz</c>).</summary>
    JsonLinesGzip,

    /// <summary>Text without items (<c>text</c>).</summary>
    Text,
}
