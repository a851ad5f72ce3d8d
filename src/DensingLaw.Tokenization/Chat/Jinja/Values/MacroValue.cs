namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A macro with the scope that it was defined in.</summary>
internal sealed class MacroValue(MacroSyntax syntax, Scope scope) : Callable
{
    public MacroSyntax Syntax => syntax;

    public Scope Scope => scope;

    public override string Description => $"the macro {syntax.Name}";

    public override object? Call(Interpreter interpreter, Arguments arguments) => interpreter.CallMacro(this, arguments);
}
