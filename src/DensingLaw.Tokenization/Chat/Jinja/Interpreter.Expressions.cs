using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <content>Expressions.</content>
internal sealed partial class Interpreter
{
    private object? Evaluate(Expression expression, Scope scope)
    {
        Budget.Step();
        Budget.Enter();
        At = expression.At;
        var value = expression switch
        {
            Expression.Constant constant => constant.Value,
            Expression.Name name => Variable(name.Id, scope),
            Expression.ListOf list => ListOf(list, scope),
            Expression.DictOf dict => DictOf(dict, scope),
            Expression.Attribute attribute => Attribute(attribute, scope),
            Expression.Item item => Item(item, scope),
            Expression.Slice slice => Slice(slice, scope),
            Expression.Call call => Call(call, scope, null),
            Expression.Filter filter => Filter(filter, Evaluate(filter.Target!, scope), scope),
            Expression.Test test => Test(test, scope),
            Expression.Unary unary => Unary(unary, scope),
            Expression.Binary binary => Binary(binary, scope),
            Expression.Logical logical => Logical(logical, scope),
            Expression.Concatenation concatenation => Concatenate(concatenation, scope),
            Expression.Comparison comparison => Compare(comparison, scope),
            Expression.Conditional conditional => Choose(conditional, scope),
            _ => throw new TemplateFault("the expression is not supported"),
        };
        Budget.Exit();
        return value;
    }

    private object? Variable(string name, Scope scope) =>
        scope.TryGet(name, out var value) || _globals.TryGetValue(name, out value) ? value : new Undefined($"'{name}' is undefined");

    private ListValue ListOf(Expression.ListOf list, Scope scope)
    {
        Budget.Items(list.Items.Length);
        return new ListValue([.. list.Items.Select(item => Evaluate(item, scope))], list.IsTuple);
    }

    private DictValue DictOf(Expression.DictOf dict, Scope scope)
    {
        Budget.Items(dict.Items.Length);
        var value = new DictValue();
        foreach (var (key, item) in dict.Items)
        {
            var name = Evaluate(key, scope);
            Budget.Text(name is string text ? text.Length : 0);
            value.Set(name, Evaluate(item, scope));
        }

        return value;
    }

    private object? Attribute(Expression.Attribute attribute, Scope scope)
    {
        var target = Evaluate(attribute.Target, scope);
        At = attribute.At;
        return Members.Attribute(target, attribute.Member);
    }

    private object? Item(Expression.Item item, Scope scope)
    {
        var target = Evaluate(item.Target, scope);
        var key = Evaluate(item.Key, scope);
        At = item.At;
        return Members.Item(target, key, Budget);
    }

    private object? Slice(Expression.Slice slice, Scope scope)
    {
        var target = Evaluate(slice.Target, scope);
        var start = Bound(slice.Start);
        var stop = Bound(slice.Stop);
        var step = Bound(slice.Step);
        At = slice.At;
        return Sequences.Slice(target, start, stop, step, Budget);

        BigInteger? Bound(Expression? bound) => bound is null ? null : Evaluate(bound, scope) switch
        {
            null => null,
            BigInteger number => number,
            bool flag => flag ? 1 : 0,
            var other => throw new TemplateFault($"a slice's bounds are integers, found {Kind.Of(other)}"),
        };
    }

    private object? Call(Expression.Call call, Scope scope, MacroValue? caller)
    {
        var target = Evaluate(call.Target, scope);
        var arguments = Arguments(call.Arguments, scope);
        if (caller is not null)
        {
            arguments = arguments with { Named = [.. arguments.Named, ("caller", caller)] };
        }

        At = call.At;
        return target switch
        {
            Callable callable => callable.Call(this, arguments),
            Undefined undefined => throw undefined.Fault(),
            _ => throw new TemplateFault($"{Kind.Of(target)} cannot be called"),
        };
    }

    private Arguments Arguments(CallArguments syntax, Scope scope)
    {
        if (syntax == CallArguments.None)
        {
            return Jinja.Arguments.None;
        }

        List<object?> positional = [.. syntax.Positional.Select(p => Evaluate(p, scope))];
        List<(string Name, object? Value)> named = [.. syntax.Named.Select(n => (n.Name, Evaluate(n.Value, scope)))];
        if (syntax.Unpacked is not null)
        {
            positional.AddRange(Sequences.Items(Evaluate(syntax.Unpacked, scope), Budget));
        }

        if (syntax.UnpackedNamed is not null)
        {
            var more = Evaluate(syntax.UnpackedNamed, scope) as DictValue ?? throw new TemplateFault("what follows ** is not a mapping");
            Budget.Items(more.Count);
            var known = named.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var (key, value) in more.Items)
            {
                var name = key as string ?? throw new TemplateFault("the keys of a mapping that follows ** are not all strings");
                named.Add(!known.Add(name) ? throw new TemplateFault($"the argument {name} is given twice") : (name, value));
            }
        }

        return new Arguments([.. positional], [.. named]);
    }

    private object? Filter(Expression.Filter filter, object? input, Scope scope)
    {
        // The head of a filter block ends in the block's own text; the chain before it is evaluated first.
        var value = filter.Target is Expression.Filter inner && IsHeadless(inner) ? Filter(inner, input, scope) : input;
        var arguments = Arguments(filter.Arguments, scope);
        At = filter.At;
        return Filters.Apply(filter.Id, value, arguments, this);
    }

    private static bool IsHeadless(Expression.Filter filter)
    {
        while (filter.Target is Expression.Filter inner)
        {
            filter = inner;
        }

        return filter.Target is null;
    }

    private bool Test(Expression.Test test, Scope scope)
    {
        var value = Evaluate(test.Target, scope);
        var arguments = Arguments(test.Arguments, scope);
        At = test.At;
        return Tests.Apply(test.Id, value, arguments, this);
    }

    private object? Unary(Expression.Unary unary, Scope scope)
    {
        var operand = Evaluate(unary.Operand, scope);
        At = unary.At;
        return unary.Operator == "not" ? !Truth.Of(operand) : Arithmetic.Sign(unary.Operator, operand);
    }

    private object? Binary(Expression.Binary binary, Scope scope)
    {
        var left = Evaluate(binary.Left, scope);
        var right = Evaluate(binary.Right, scope);
        At = binary.At;
        return Arithmetic.Apply(binary.Operator, left, right, Budget);
    }

    private object? Logical(Expression.Logical logical, Scope scope)
    {
        var left = Evaluate(logical.Left, scope);
        return Truth.Of(left) == logical.IsAnd ? Evaluate(logical.Right, scope) : left;
    }

    private string Concatenate(Expression.Concatenation concatenation, Scope scope)
    {
        var parts = concatenation.Parts.Select(part => PythonText.Of(Evaluate(part, scope), Budget)).ToArray();
        Budget.Text(parts.Sum(part => (long)part.Length));
        return string.Concat(parts);
    }

    private bool Compare(Expression.Comparison comparison, Scope scope)
    {
        var left = Evaluate(comparison.First, scope);
        foreach (var (sign, operand) in comparison.Rest)
        {
            var right = Evaluate(operand, scope);
            At = comparison.At;
            if (!Comparison.Holds(sign, left, right, Budget))
            {
                return false;
            }

            left = right;
        }

        return true;
    }

    private object? Choose(Expression.Conditional conditional, Scope scope) =>
        Truth.Of(Evaluate(conditional.Condition, scope)) ? Evaluate(conditional.Then, scope)
        : conditional.Otherwise is null ? new Undefined("the inline if was false and has no else")
        : Evaluate(conditional.Otherwise, scope);
}
