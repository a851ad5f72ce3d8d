using System.Globalization;
using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <content>What follows a value: attributes, items, slices, calls, filters and tests.</content>
internal sealed partial class TemplateParser
{
    private Expression ParsePostfix(Expression operand)
    {
        while (true)
        {
            var at = Current.At;
            if (Skip("."))
            {
                operand = ParseMember(operand, at);
            }
            else if (Skip("["))
            {
                operand = ParseItem(operand, at);
            }
            else if (Current.IsOperator("("))
            {
                operand = new Expression.Call(operand.At, operand, ParseArguments());
            }
            else
            {
                return operand;
            }
        }
    }

    private Expression ParseMember(Expression operand, int at) => Current.Kind switch
    {
        TokenKind.Name => new Expression.Attribute(at, operand, Take().Text),
        TokenKind.Integer => new Expression.Item(at, operand, new Expression.Constant(Current.At, BigInteger.Parse(Take().Text, CultureInfo.InvariantCulture))),
        _ => throw Fault($"expected the name of an attribute, found {Current.Description}"),
    };

    private Expression ParseItem(Expression operand, int at)
    {
        if (Current.IsOperator(":"))
        {
            return ParseSlice(operand, null, at);
        }

        var key = ParseExpression();
        if (Current.IsOperator(":"))
        {
            return ParseSlice(operand, key, at);
        }

        var keys = new List<Expression> { key };
        while (Skip(","))
        {
            keys.Add(ParseExpression());
        }

        Expect("]");
        return new Expression.Item(at, operand, keys.Count == 1 ? key : new Expression.ListOf(at, [.. keys], IsTuple: true));
    }

    private Expression.Slice ParseSlice(Expression operand, Expression? start, int at)
    {
        Expect(":");
        var stop = Current.IsOperator(":") || Current.IsOperator("]") ? null : ParseExpression();
        var step = Skip(":") && !Current.IsOperator("]") ? ParseExpression() : null;
        Expect("]");
        return new Expression.Slice(at, operand, start, stop, step);
    }

    private CallArguments ParseArguments()
    {
        Expect("(");
        var positional = new List<Expression>();
        var named = new List<(string Name, Expression Value)>();
        Expression? unpacked = null;
        Expression? unpackedNamed = null;
        for (var isFirst = true; !Skip(")"); isFirst = false)
        {
            if (!isFirst)
            {
                Expect(",");
                if (Skip(")"))
                {
                    break;
                }
            }

            if (unpackedNamed is not null)
            {
                throw Fault("an argument follows **");
            }

            if (Skip("*"))
            {
                unpacked = unpacked is null ? ParseExpression() : throw Fault("a second * in one call");
            }
            else if (Skip("**"))
            {
                unpackedNamed = ParseExpression();
            }
            else if (Current.Kind == TokenKind.Name && Following.IsOperator("="))
            {
                var name = TakeName();
                _next++;
                named.Add(named.Exists(n => n.Name == name) ? throw Fault($"the argument {name} is given twice") : (name, ParseExpression()));
            }
            else if (named.Count > 0 || unpacked is not null)
            {
                throw Fault("an argument without a name follows one with a name");
            }
            else
            {
                positional.Add(ParseExpression());
            }
        }

        return new CallArguments([.. positional], [.. named], unpacked, unpackedNamed);
    }

    private Expression ParseFiltersAndTests(Expression operand)
    {
        while (true)
        {
            if (Current.IsOperator("|"))
            {
                operand = ParseFilters(operand);
            }
            else if (Current.IsName("is"))
            {
                operand = ParseTest(operand);
            }
            else if (Current.IsOperator("("))
            {
                operand = new Expression.Call(operand.At, operand, ParseArguments());
            }
            else
            {
                return operand;
            }
        }
    }

    /// <summary>A chain of filters; inline, the first stands without its bar.</summary>
    private Expression ParseFilters(Expression? operand, bool isInline = false)
    {
        while (isInline || Skip("|"))
        {
            isInline = false;
            var at = Current.At;
            var name = ParseDottedName();
            operand = new Expression.Filter(at, operand, name, Current.IsOperator("(") ? ParseArguments() : CallArguments.None);
        }

        return operand!;
    }

    private string ParseDottedName()
    {
        var name = TakeName();
        while (Skip("."))
        {
            name += "." + TakeName();
        }

        return name;
    }

    private Expression ParseTest(Expression operand)
    {
        var at = Take().At;
        var isNegated = SkipName("not");
        var name = ParseDottedName();
        var arguments = CallArguments.None;
        if (Current.IsOperator("("))
        {
            arguments = ParseArguments();
        }
        else if (IsTestArgument())
        {
            if (Current.IsName("is"))
            {
                throw Fault("tests cannot follow each other; put brackets around the first");
            }

            arguments = new CallArguments([ParsePostfix(ParsePrimary())], []);
        }

        var test = new Expression.Test(at, operand, name, arguments);
        return isNegated ? new Expression.Unary(at, "not", test) : test;
    }

    private bool IsTestArgument() => Current.Kind switch
    {
        TokenKind.String or TokenKind.Integer or TokenKind.Float => true,
        TokenKind.Name => Current.Text is not ("else" or "or" or "and"),
        TokenKind.Operator => Current.Text is "[" or "{",
        _ => false,
    };
}
