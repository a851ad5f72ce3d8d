namespace DensingLaw.Checkpoints;

/// <summary>Names by which one file of a checkpoint refers to another: a file of the same folder, never a path that leads elsewhere.</summary>
internal static class SiblingFile
{
    public static bool IsName(string name) =>
        name.Length > 0 && name is not ("." or "..") && !name.AsSpan().ContainsAny('/', '\\', '\0');
}
