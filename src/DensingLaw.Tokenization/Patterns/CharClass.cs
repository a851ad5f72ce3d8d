namespace DensingLaw.Tokenization;

/// <summary>The classes that the byte-level pre-tokenizers' patterns tell apart; every code point is in exactly one.</summary>
internal enum CharClass : byte
{
    /// <summary>Neither letter, number nor white space.</summary>
    Other,

    /// <summary><c>\p{L}</c>.</summary>
    Letter,

    /// <summary><c>\p{N}</c>.</summary>
    Number,

    /// <summary>White_Space other than carriage return and line feed.</summary>
    Space,

    /// <summary>Carriage return or line feed.</summary>
    NewLine,
}
