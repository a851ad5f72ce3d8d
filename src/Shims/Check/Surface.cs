using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace DensingLaw.Shims.Check;

/// <summary>The public and protected declarations of an assembly as one line each, comparable between two builds of one library.</summary>
internal static class Surface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext s_nullability = new();

    public static List<string> Of(string path)
    {
        var context = new AssemblyLoadContext(path);
        var types = context.LoadFromAssemblyPath(Path.GetFullPath(path)).GetExportedTypes();
        return types.SelectMany(type => Members(type).Select(member => $"{type} {member}")).ToList();
    }

    private static IEnumerable<string> Members(Type type)
    {
        yield return $"is {Kind(type)} : {type.BaseType} {string.Join(' ', type.GetInterfaces().Select(i => i.ToString()).Order())}";
        foreach (var method in type.GetConstructors(Declared).Concat<MethodBase>(type.GetMethods(Declared)).Where(IsVisible))
        {
            var result = method is MethodInfo info ? Typed(info.ReturnParameter) : "";
            yield return $"{Modifiers(method)} {result} {method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))})";
        }

        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily))
            yield return $"{field.Attributes} {field.FieldType} {field.Name} {(field.IsLiteral ? field.GetRawConstantValue() : "")}";
    }

    private static string Kind(Type type) =>
        $"{type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.Interface)} {(type.IsValueType ? "struct" : "class")}";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Modifiers(MethodBase method)
    {
        const MethodAttributes Contract =
            MethodAttributes.MemberAccessMask | MethodAttributes.Static | MethodAttributes.Virtual | MethodAttributes.Abstract | MethodAttributes.Final;
        return (method.Attributes & Contract).ToString();
    }

    private static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.IsOut ? "out " : "")}{Typed(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")}";

    /// <summary>A type with what the compiler also compares when a member is overridden: nullability and the names of tuple elements.</summary>
    private static string Typed(ParameterInfo parameter)
    {
        var names = parameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames ?? [];
        return $"{parameter.ParameterType}{(names.Count == 0 ? "" : $" ({string.Join(",", names)})")}{Annotations(s_nullability.Create(parameter))}";
    }

    private static string Annotations(NullabilityInfo info) =>
        (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable ? "?" : "")
        + string.Concat(info.GenericTypeArguments.Select(argument => $"<{Annotations(argument)}>"));
}
