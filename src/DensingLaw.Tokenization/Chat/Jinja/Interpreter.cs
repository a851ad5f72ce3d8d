using System.Text;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Carries out one rendering. As transformers sets Jinja: sandboxed, values never change in place, no HTML escaping.</summary>
internal sealed partial class Interpreter(RenderBudget budget, DateOnly? date)
{
    private readonly Dictionary<string, object?> _globals = Globals.Create();
    private StringBuilder _output = new();

    public RenderBudget Budget => budget;

    /// <summary>The day that <c>strftime_now</c> tells; null where the caller gave none.</summary>
    public DateOnly? Date => date;

    /// <summary>Where in the source the work stands.</summary>
    public int At { get; private set; }

    public string Render(Statement[] body, IReadOnlyDictionary<string, object?> variables)
    {
        var scope = new Scope(null);
        foreach (var (name, value) in variables)
        {
            scope.Set(name, value);
        }

        Execute(body, scope);
        return _output.ToString();
    }

    /// <summary>Runs a macro: its text.</summary>
    public string CallMacro(MacroValue macro, Arguments arguments)
    {
        var (syntax, scope) = (macro.Syntax, new Scope(macro.Scope));
        var parameters = syntax.Parameters;
        var named = arguments.Named.ToDictionary(n => n.Name, n => n.Value, StringComparer.Ordinal);
        for (var i = 0; i < parameters.Length; i++)
        {
            var (name, fallback) = parameters[i];
            if (i < arguments.Positional.Length)
            {
                if (named.ContainsKey(name))
                {
                    throw new TemplateFault($"{macro.Description} is given '{name}' twice");
                }

                scope.Set(name, arguments.Positional[i]);
            }
            else if (named.Remove(name, out var value))
            {
                scope.Set(name, value);
            }
            else
            {
                scope.Set(name, fallback is null ? new Undefined($"{macro.Description} was not given '{name}'") : Evaluate(fallback, scope));
            }
        }

        SetSurplus(macro, arguments, named, scope);
        return Capture(syntax.Body, scope);
    }

    /// <summary>Arguments without a parameter go to <c>caller</c>, <c>varargs</c> and <c>kwargs</c>, where the macro mentions them.</summary>
    private static void SetSurplus(MacroValue macro, Arguments arguments, Dictionary<string, object?> named, Scope scope)
    {
        var (mentioned, count) = (macro.Syntax.Mentioned, macro.Syntax.Parameters.Length);
        if (mentioned.Contains("caller"))
        {
            scope.Set("caller", named.Remove("caller", out var caller) ? caller : new Undefined($"{macro.Description} was called without a call block"));
        }

        if (mentioned.Contains("kwargs"))
        {
            var kwargs = new DictValue();
            foreach (var (name, value) in named)
            {
                kwargs.Set(name, value);
            }

            named = [];
            scope.Set("kwargs", kwargs);
        }

        var surplus = arguments.Positional.Skip(count).ToArray();
        if (mentioned.Contains("varargs"))
        {
            scope.Set("varargs", new ListValue(surplus, isTuple: true));
            surplus = [];
        }

        if (named.Count > 0 || surplus.Length > 0)
        {
            throw new TemplateFault(named.Count > 0
                ? $"{macro.Description} has no argument '{named.Keys.First()}'"
                : $"{macro.Description} takes {count} arguments, given {arguments.Positional.Length}");
        }
    }

    /// <summary>What a body prints, as text of its own.</summary>
    private string Capture(Statement[] body, Scope scope) => Capture(body, scope, out _);

    private string Capture(Statement[] body, Scope scope, out Flow flow)
    {
        var outer = _output;
        _output = new StringBuilder();
        flow = Execute(body, scope);
        var text = _output.ToString();
        _output = outer;
        return text;
    }

    private void Print(string text)
    {
        Budget.Text(text.Length);
        _output.Append(text);
    }
}
