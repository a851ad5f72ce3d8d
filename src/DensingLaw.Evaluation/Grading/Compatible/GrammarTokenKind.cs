namespace DensingLaw.Evaluation.Grading.Compatible;

/// <summary>The grammar's tokens, those that it treats alike in one.</summary>
internal enum GrammarTokenKind
{
    /// <summary>A single character that stands for itself: an operator, a bracket, a bar, a comma.</summary>
    Mark,

    /// <summary>A Latin letter.</summary>
    Letter,

    /// <summary>A digit from 0 to 9.</summary>
    Digit,

    /// <summary>A <c>d</c> and the letter or command behind it.</summary>
    Differential,

    /// <summary>Quotes behind a name.</summary>
    Quotes,

    /// <summary>A command that the grammar names.</summary>
    Command,

    /// <summary>Any other command: a variable.</summary>
    Symbol,

    /// <summary><c>\{</c>, <c>\}</c>, <c>\left|</c> and <c>\right|</c>.</summary>
    Bracket,

    /// <summary>A character that starts no token. The grammar's parser fails where it looks at one, and not before.</summary>
    Unknown,

    /// <summary>The end.</summary>
    End,
}
