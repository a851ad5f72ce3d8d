namespace DensingLaw.Tokenization;

/// <summary>An added token in the text, or (token null) a stretch between added tokens; in UTF-16 units.</summary>
internal readonly record struct Segment(int Start, int Length, AddedToken? Token);
