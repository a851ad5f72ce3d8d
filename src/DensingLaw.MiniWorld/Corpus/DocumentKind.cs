namespace DensingLaw.MiniWorld.Corpus;

/// <summary>What a document of the corpus holds.</summary>
public enum DocumentKind
{
    /// <summary>Sentences that nothing asks for.</summary>
    Filler,

    /// <summary>Facts about people.</summary>
    Statements,

    /// <summary>Questions for facts, with answers.</summary>
    Questions,

    /// <summary>Puzzles with their chains of steps.</summary>
    Puzzles,

    /// <summary>Problems with their solutions.</summary>
    Problems,

    /// <summary>Functions of one expression.</summary>
    Functions,

    /// <summary>Programs with a loop.</summary>
    Programs,

    /// <summary>Words and the same words again.</summary>
    Echoes,
}
