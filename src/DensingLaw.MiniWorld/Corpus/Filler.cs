namespace DensingLaw.MiniWorld.Corpus;

/// <summary>Sentences that no benchmark asks for: what a raw corpus mostly consists of.</summary>
internal static class Filler
{
    private static readonly string[] s_subjects = "the|a|my|our|this|some".Split('|');

    private static readonly string[] s_nouns =
        "river road house tree window garden bridge letter door boat hill fire".Split(' ');

    private static readonly string[] s_adjectives = "old small dark quiet long cold bright deep".Split(' ');

    private static readonly string[] s_verbs = "found left saw kept moved lost held made".Split(' ');

    private static readonly Weights s_nounRanks = Weights.Zipf(s_nouns.Length, 2);
    private static readonly Weights s_ofSubject = Weights.Zipf(s_subjects.Length, 1), s_ofAdjective = Weights.Zipf(s_adjectives.Length, 1), s_ofVerb = Weights.Zipf(s_verbs.Length, 1);

    public static string Document(Draw draw) => string.Join(' ', Enumerable.Range(0, draw.Between(2, 4)).Select(_ => Sentence(draw)));

    private static string Sentence(Draw draw)
    {
        var noun = s_nounRanks.Index(draw.Unit());
        var verb = s_verbs[(s_ofVerb.Index(draw.Unit()) + noun * 5) % s_verbs.Length];
        var (subject, thing) = (Phrase(draw, noun), Phrase(draw, s_nounRanks.Index(draw.Unit())));
        return draw.Below(3) == 0 ? $"{subject} {verb} {thing} near {Phrase(draw, s_nounRanks.Index(draw.Unit()))}." : $"{subject} {verb} {thing}.";
    }

    // Which adjectives and verbs are likely depends on the noun: something to learn, and no end to it.
    private static string Phrase(Draw draw, int noun) =>
        $"{s_subjects[s_ofSubject.Index(draw.Unit())]} {s_adjectives[(s_ofAdjective.Index(draw.Unit()) + noun * 3) % s_adjectives.Length]} {s_nouns[noun]}";
}
