namespace DensingLaw.Checkpoints;

/// <summary>The families known: one file each, one line here.</summary>
internal static class ModelFamilies
{
    private static readonly ModelFamily[] s_all = [LlamaFamily.Family, MistralFamily.Family];

    /// <exception cref="ConfigurationException">No family has this <c>model_type</c>.</exception>
    public static ModelFamily ByModelType(string modelType, string path) =>
        Find(modelType, path, "model_type", family => family.ModelTypes);

    /// <exception cref="ConfigurationException">No family has this <c>general.architecture</c>.</exception>
    public static ModelFamily ByGgufArchitecture(string architecture, string path) =>
        Find(architecture, path, "general.architecture", family => family.GgufArchitectures);

    private static ModelFamily Find(string name, string path, string key, Func<ModelFamily, IReadOnlyList<string>> names) =>
        s_all.FirstOrDefault(family => names(family).Contains(name)) ?? throw new ConfigurationException(
            $"{path}: {key} is '{name}', known are {string.Join(", ", s_all.SelectMany(names).Order(StringComparer.Ordinal))}; use a checkpoint of one of these");
}
