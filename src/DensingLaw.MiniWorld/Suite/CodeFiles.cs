namespace DensingLaw.MiniWorld.Suite;

/// <summary>HumanEval's and MBPP's forms: one JSON object a line.</summary>
internal static class CodeFiles
{
    public const int HumanEvalProblems = 400, MbppTasks = 310;

    /// <summary>MBPP's tasks 1 to 10 are for prompts: combinations that the corpus may have.</summary>
    public const int MbppPromptTasks = 10;

    private const int MbppTests = 3;

    public static IEnumerable<SuiteFile> Of(World world)
    {
        yield return HumanEval(world);
        yield return Mbpp(world);
    }

    private static SuiteFile HumanEval(World world)
    {
        var draw = new Draw(world.Seed, Streams.HumanEvalItems);
        var tasks = Distinct.Of(HumanEvalProblems, () => world.Idioms.HeldOut(draw), t => t.Key, "functions");
        var lines = SuiteJson.Lines(tasks.Select((task, number) => (task, number)), (writer, item) =>
        {
            writer.WriteString("task_id", FormattableString.Invariant($"HumanEval/{item.number}"));
            writer.WriteString("prompt", item.task.Signature);
            writer.WriteString("entry_point", "f");
            writer.WriteString("canonical_solution", item.task.Completion);
            var asserts = item.task.Calls(draw).Select(c => $"    assert candidate({c.Argument}) == {c.Value}\n");
            writer.WriteString("test", $"def check(candidate):\n{string.Concat(asserts)}");
        });
        return new SuiteFile("humaneval/HumanEval.jsonl.gz", tasks.Count, StoredGzip.Of(lines));
    }

    private static SuiteFile Mbpp(World world)
    {
        var draw = new Draw(world.Seed, Streams.MbppItems);
        var shown = Distinct.Of(MbppPromptTasks, () => world.Idioms.Shown(draw), t => t.Key, "programs for prompts");
        var tested = Distinct.Of(MbppTasks - MbppPromptTasks, () => world.Idioms.HeldOut(draw), t => t.Key, "programs");
        var lines = SuiteJson.Lines(shown.Concat(tested).Select((task, index) => (task, index)), (writer, item) =>
        {
            writer.WriteString("text", item.task.Request);
            writer.WriteString("code", item.task.Program);
            writer.WriteNumber("task_id", item.index + 1);
            writer.WriteString("test_setup_code", "");
            SuiteJson.Texts(writer, "test_list", item.task.Calls(draw, MbppTests).Select(c => $"assert g({c.Argument}) == {c.Value}"));
            SuiteJson.Texts(writer, "challenge_test_list", []);
        });
        return new SuiteFile("mbpp/mbpp.jsonl", MbppTasks, lines);
    }
}
