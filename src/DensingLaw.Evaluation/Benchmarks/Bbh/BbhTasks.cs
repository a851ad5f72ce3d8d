namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>The 27 sub-tasks of BIG-Bench Hard.</summary>
internal static class BbhTasks
{
    /// <summary>Questions by sub-task, sub-tasks in ordinal order; 6,511 in all.</summary>
    public static IReadOnlyDictionary<string, int> Sizes { get; } = new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        ["boolean_expressions"] = 250,
        ["causal_judgement"] = 187,
        ["date_understanding"] = 250,
        ["disambiguation_qa"] = 250,
        ["dyck_languages"] = 250,
        ["formal_fallacies"] = 250,
        ["geometric_shapes"] = 250,
        ["hyperbaton"] = 250,
        ["logical_deduction_five_objects"] = 250,
        ["logical_deduction_seven_objects"] = 250,
        ["logical_deduction_three_objects"] = 250,
        ["movie_recommendation"] = 250,
        ["multistep_arithmetic_two"] = 250,
        ["navigate"] = 250,
        ["object_counting"] = 250,
        ["penguins_in_a_table"] = 146,
        ["reasoning_about_colored_objects"] = 250,
        ["ruin_names"] = 250,
        ["salient_translation_error_detection"] = 250,
        ["snarks"] = 178,
        ["sports_understanding"] = 250,
        ["temporal_sequences"] = 250,
        ["tracking_shuffled_objects_five_objects"] = 250,
        ["tracking_shuffled_objects_seven_objects"] = 250,
        ["tracking_shuffled_objects_three_objects"] = 250,
        ["web_of_lies"] = 250,
        ["word_sorting"] = 250,
    };
}
