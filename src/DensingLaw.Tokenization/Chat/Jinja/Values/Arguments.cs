namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>The values of a call.</summary>
internal sealed record Arguments(object?[] Positional, (string Name, object? Value)[] Named)
{
    /// <summary>Stands for an argument that was not given.</summary>
    public static readonly object NotGiven = new();

    public static Arguments None { get; } = new([], []);

    /// <summary>Lays the arguments to the parameters' names; one that ends in a question mark may be missing.</summary>
    /// <exception cref="TemplateFault">One is missing, unknown or too many.</exception>
    public object?[] Bind(string callee, params ReadOnlySpan<string> parameters)
    {
        if (Positional.Length > parameters.Length)
        {
            throw new TemplateFault($"{callee} takes {parameters.Length} arguments, given {Positional.Length}");
        }

        var bound = new object?[parameters.Length];
        Array.Fill(bound, NotGiven);
        Positional.CopyTo(bound, 0);
        foreach (var (name, value) in Named)
        {
            var index = -1;
            for (var i = 0; i < parameters.Length && index < 0; i++)
            {
                index = parameters[i].AsSpan().TrimEnd('?').SequenceEqual(name) ? i : -1;
            }

            if (index < 0 || bound[index] != NotGiven)
            {
                throw new TemplateFault(index < 0 ? $"{callee} has no argument '{name}'" : $"{callee} is given '{name}' twice");
            }

            bound[index] = value;
        }

        for (var i = 0; i < bound.Length; i++)
        {
            if (bound[i] == NotGiven && !parameters[i].EndsWith('?'))
            {
                throw new TemplateFault($"{callee} needs the argument '{parameters[i]}'");
            }
        }

        return bound;
    }
}
