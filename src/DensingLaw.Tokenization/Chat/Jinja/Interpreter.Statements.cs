namespace DensingLaw.Tokenization.Chat.Jinja;

/// <content>Statements.</content>
internal sealed partial class Interpreter
{
    /// <summary>How a body ended: at its end, or left by a tag.</summary>
    private enum Flow
    {
        Done,
        Continue,
        Break,
    }

    private Flow Execute(Statement[] body, Scope scope)
    {
        Budget.Enter();
        var flow = Flow.Done;
        for (var i = 0; i < body.Length && flow == Flow.Done; i++)
        {
            flow = Execute(body[i], scope);
        }

        Budget.Exit();
        return flow;
    }

    private Flow Execute(Statement statement, Scope scope)
    {
        Budget.Step();
        At = statement.At;
        switch (statement)
        {
            case Statement.Text text:
                Print(text.Value);
                return Flow.Done;
            case Statement.Print print:
                Print(PythonText.Of(Evaluate(print.Value, scope), Budget));
                return Flow.Done;
            case Statement.If conditional:
                return ExecuteIf(conditional, scope);
            case Statement.For loop:
                RunLoop(loop, Evaluate(loop.Source, scope), scope, 0);
                return Flow.Done;
            case Statement.Set set:
                Assign(set.Target, Evaluate(set.Value, scope), scope);
                return Flow.Done;
            case Statement.SetBlock set:
                return ExecuteSetBlock(set, scope);
            case Statement.With with:
                return ExecuteWith(with, scope);
            case Statement.MacroDefinition definition:
                scope.Set(definition.Macro.Name, new MacroValue(definition.Macro, scope));
                return Flow.Done;
            case Statement.CallBlock call:
                Print(PythonText.Of(Call(call.Call, scope, new MacroValue(call.Caller, scope)), Budget));
                return Flow.Done;
            case Statement.FilterBlock filter:
                return ExecuteFilterBlock(filter, scope);
            case Statement.Scoped scoped:
                return Execute(scoped.Body, new Scope(scope));
            case Statement.Leave leave:
                return leave.IsBreak ? Flow.Break : Flow.Continue;
            default:
                throw new TemplateFault("the tag is not supported");
        }
    }

    private Flow ExecuteIf(Statement.If conditional, Scope scope)
    {
        foreach (var (test, body) in conditional.Branches)
        {
            if (Truth.Of(Evaluate(test, scope)))
            {
                return Execute(body, scope);
            }
        }

        return Execute(conditional.Otherwise, scope);
    }

    /// <summary>A body that is left by break or continue gives nothing.</summary>
    private Flow ExecuteSetBlock(Statement.SetBlock set, Scope scope)
    {
        var text = Capture(set.Body, new Scope(scope), out var flow);
        if (flow == Flow.Done)
        {
            Assign(set.Target, set.Filter is null ? text : Filter(set.Filter, text, scope), scope);
        }

        return flow;
    }

    private Flow ExecuteFilterBlock(Statement.FilterBlock filter, Scope scope)
    {
        var text = Capture(filter.Body, new Scope(scope), out var flow);
        if (flow == Flow.Done)
        {
            Print(PythonText.Of(Filter(filter.Filter, text, scope), Budget));
        }

        return flow;
    }

    private Flow ExecuteWith(Statement.With with, Scope scope)
    {
        var inner = new Scope(scope);
        foreach (var (target, value) in with.Values)
        {
            Assign(target, Evaluate(value, scope), inner);
        }

        return Execute(with.Body, inner);
    }

    private void RunLoop(Statement.For loop, object? source, Scope scope, int depth)
    {
        var items = Sequences.Items(source, Budget);
        if (loop.Filter is not null)
        {
            items = [.. items.Where(item =>
            {
                var trial = new Scope(scope);
                Assign(loop.Target, item, trial);
                return Truth.Of(Evaluate(loop.Filter, trial));
            })];
        }

        Func<object?, object?>? recurse = loop.IsRecursive ? inner => CaptureLoop(loop, inner, scope, depth + 1) : null;
        var state = new LoopValue(items, depth, recurse);
        // As in Jinja the else also runs where every round was left by break or continue.
        var isElse = true;
        for (var i = 0; i < items.Length; i++)
        {
            var round = new Scope(scope);
            state.Index = i;
            round.Set("loop", state);
            Assign(loop.Target, items[i], round);
            var flow = Execute(loop.Body, round);
            isElse &= flow != Flow.Done;
            if (flow == Flow.Break)
            {
                break;
            }
        }

        if (isElse)
        {
            Execute(loop.Otherwise, new Scope(scope));
        }
    }

    private string CaptureLoop(Statement.For loop, object? source, Scope scope, int depth)
    {
        var outer = _output;
        _output = new System.Text.StringBuilder();
        RunLoop(loop, source, scope, depth);
        var text = _output.ToString();
        _output = outer;
        return text;
    }

    private void Assign(Target target, object? value, Scope scope)
    {
        switch (target)
        {
            case Target.Variable variable:
                scope.Set(variable.Id, value);
                break;
            case Target.Member member:
                At = member.At;
                if (!scope.TryGet(member.Id, out var found) || found is not NamespaceValue space)
                {
                    throw new TemplateFault($"'{member.Id}' is not a namespace: only attributes of namespace() can be set");
                }

                space.Attributes[member.Attribute] = value;
                break;
            case Target.Several several:
                var items = Sequences.Items(value, Budget);
                At = several.At;
                if (items.Length != several.Parts.Length)
                {
                    throw new TemplateFault($"{items.Length} values for {several.Parts.Length} names");
                }

                for (var i = 0; i < items.Length; i++)
                {
                    Assign(several.Parts[i], items[i], scope);
                }

                break;
        }
    }
}
