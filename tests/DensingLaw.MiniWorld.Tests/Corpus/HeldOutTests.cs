using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;
using DensingLaw.MiniWorld.Corpus;
using DensingLaw.MiniWorld.Knowledge;

namespace DensingLaw.MiniWorld.Tests.Corpus;

/// <summary>What the benchmarks ask never stands in a corpus: looked for in its text, not in how it is made.</summary>
public sealed class HeldOutTests(HeldOutTests.Documents documents) : IClassFixture<HeldOutTests.Documents>
{
    private const int Bytes = 6_000_000;

    public static TheoryData<string> Names => [.. CommittedSuite.Protocols.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Corpus_HasNoLineWithAQuestionOfTheTest(string name)
    {
        var asked = CommittedSuite.Load(name).Items().Select(Asked).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(documents.Asked, asked.Contains);
    }

    /// <summary>Words between white space, wherever lines end: the n words of a question never follow one another in a document.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Corpus_HasNoQuestionOfTheTestAsASequenceOfWords(string name)
    {
        var asked = CommittedSuite.Load(name).Items().Select(Asked).Select(Words).GroupBy(w => w.Length)
            .ToDictionary(g => g.Key, g => g.Select(w => string.Join(' ', w)).ToHashSet(StringComparer.Ordinal));
        // Every fifth document: as much as a test of seconds has time for.
        var found = documents.Texts.Where((_, i) => i % 5 == 0).Select(Words).SelectMany(words => asked.SelectMany(a => Sequences(words, a.Key).Where(a.Value.Contains)));
        Assert.DoesNotContain(found, _ => true);
    }

    [Fact]
    public void Corpus_StatesTheFactsThatItNeverAsksFor()
    {
        var sentences = documents.Texts.SelectMany(t => t.Split(". ")).Select(s => s.TrimEnd('.')).ToHashSet(StringComparer.Ordinal);
        var items = CommittedSuite.Load("mmlu").Items().ToList();
        var stated = items.Count(item => sentences.Contains($"{item.Prompt[(item.Prompt.IndexOf("? ", StringComparison.Ordinal) + 2)..]} {item.Target}"));

        // In the first of four forms; Zipf's law leaves some of the last people to longer corpora.
        Assert.InRange(stated, items.Count / 2, items.Count);
    }

    [Fact]
    public void Corpus_AsksForFactsThatAreNotHeldOut()
    {
        var people = new World().People;
        var asked = documents.Asked.ToHashSet(StringComparer.Ordinal);
        for (var trait = 0; trait < Trait.All.Count; trait++)
        {
            // The first ten are asked for so often that none can be missing.
            for (var person = 0; person < 10; person++)
                Assert.Equal(!people.IsHeldOut(person, trait), asked.Contains(people.Question(person, trait)));
        }
    }

    private static string Asked(BenchmarkItem item) => item.Source switch
    {
        MmluQuestion question => question.Question[..(question.Question.IndexOf('?', StringComparison.Ordinal) + 1)],
        BbhExample example => example.Input,
        MathProblem problem => problem.Problem,
        HumanEvalProblem problem => Combination(problem.Prompt),
        MbppTask task => Combination(task.Text),
        _ => throw new ArgumentException("another item", nameof(item)),
    };

    // "the sum of the kelish numbers, each gomed", whatever form the program has.
    private static string Combination(string text)
    {
        var start = text.IndexOf("the ", StringComparison.Ordinal);
        return text[start..text.IndexOf('.', start)];
    }

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Sequences(string[] words, int count)
    {
        for (var i = 0; i + count <= words.Length; i++)
            yield return string.Join(' ', words, i, count);
    }

    /// <summary>A corpus in memory: half base, half clean.</summary>
    public sealed class Documents
    {
        public Documents()
        {
            var world = new World();
            foreach (var mixture in (Mixture[])[Mixture.Base, Mixture.Clean])
            {
                var source = new DocumentSource(world, mixture, 1);
                for (var bytes = 0; bytes < Bytes / 2;)
                {
                    var text = source.Next().Text;
                    Texts.Add(text);
                    bytes += text.Length;
                }
            }

            Asked = [.. Texts.SelectMany(t => t.Split('\n')).SelectMany(QuestionsIn)];
        }

        public List<string> Texts { get; } = [];

        /// <summary>Whatever the texts ask, in the form of <see cref="HeldOutTests.Asked"/>.</summary>
        public IReadOnlyList<string> Asked { get; }

        private static IEnumerable<string> QuestionsIn(string line)
        {
            if (line.StartsWith("question: ", StringComparison.Ordinal))
                yield return line["question: ".Length..(line.IndexOf('?', StringComparison.Ordinal) + 1)];
            else if (line.StartsWith("Q: ", StringComparison.Ordinal))
                yield return line["Q: ".Length..];
            else if (line.StartsWith("Problem: ", StringComparison.Ordinal))
                yield return line["Problem: ".Length..];
            else if (line.Contains(" numbers, each ", StringComparison.Ordinal))
                yield return Combination(line);
        }
    }
}
