namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>What the prompts of each sub-task start with in lm-evaluation-harness 0.4.13 (<c>bbh_cot_fewshot</c>), as hashes.</summary>
internal static class BbhPrefixes
{
    /// <summary>SHA-256 of description and three shots, by sub-task. Task families that differ only in size share their shots.</summary>
    public static IReadOnlyDictionary<string, string> LmEvalSha256 { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["boolean_expressions"] = "cfc398d17b9da69b232766133c0df0304ac71dfa68251d560263a91a0bca9aec",
        ["causal_judgement"] = "ded2f13cbdb9517722c2dbeda0e40e67661946da821a1ba3a2272549a94465ff",
        ["date_understanding"] = "59110316069a458c8513d9bb20fb4070fd4b9ce2f06054da647354507ec12947",
        ["disambiguation_qa"] = "6901835b99234d8ee9919169b4065f33bc14f5f3296d440d0fbcc7c80fb8e9fc",
        ["dyck_languages"] = "a0a43ff368f2729dac83660ff762baf5bcbe11475cfee53dff9185e6767ecef1",
        ["formal_fallacies"] = "624d9b26438ff64811f1c2bb148fdf91d465016f2a3b2b2c7f7dea42d688895b",
        ["geometric_shapes"] = "34683aba52680b82fe05dabfb4c07bc22e1b03b9f4a969572b5298b2599fb487",
        ["hyperbaton"] = "c899c94f6b748926f0145bb032b7d939d64403396894982583f0f0ca3616ec33",
        ["logical_deduction_five_objects"] = "f9071012b10dc7a6547645bc37f191421a0d0adbeec84cfe43a6215928012159",
        ["logical_deduction_seven_objects"] = "f9071012b10dc7a6547645bc37f191421a0d0adbeec84cfe43a6215928012159",
        ["logical_deduction_three_objects"] = "f9071012b10dc7a6547645bc37f191421a0d0adbeec84cfe43a6215928012159",
        ["movie_recommendation"] = "87d6865da5901e0b66b37728eded909138ef85ee1dfe49a57d7509bddec78d5a",
        ["multistep_arithmetic_two"] = "2dd133ce813470290b479935073d6a7480dbde34e6bc532c3dfa53f7db9450c1",
        ["navigate"] = "715eb3a3ffa28d0ae5668f6fa3fc0e382942b5d50ff6edbf3e41cd306363c9be",
        ["object_counting"] = "0bfe3035e6a51f2fd380bf4ec11d280ef4e161179ab88823f8ac18e78523f26c",
        ["penguins_in_a_table"] = "d13072079caf59b2ac6ab6fee1946ddb151c73f5301d675d1d476e3ec413a467",
        ["reasoning_about_colored_objects"] = "93ac16e4fee5429ae977c23098427151abf7b2d0b45636a2c4997c664a1ad75f",
        ["ruin_names"] = "3db11969792a12743ba2f1cd8d738187a1f69c03a0488ecc0a8ee98835a481b2",
        ["salient_translation_error_detection"] = "242b8d9c691b657b63a3e44c47a9059e12bdb88685e4367d775a040ed22f03eb",
        ["snarks"] = "1e0ba2947be80bad1d91650a0c96da030bfa57d2f961d31ed7d7d1e3f9cd41c8",
        ["sports_understanding"] = "5d65d279104a3bf6b10abd5ef723ff4f2395df1fcadac1ac9abd0f2863a0b4ec",
        ["temporal_sequences"] = "0121e66c441fa6b63b25afd124021504bbcbe4bd0ef02880547cd615a0242a7f",
        ["tracking_shuffled_objects_five_objects"] = "f6c6a02ce080aea07906f13b2c1b89088c9a0892d143b0aec429c2bd0f0b44ff",
        ["tracking_shuffled_objects_seven_objects"] = "f6c6a02ce080aea07906f13b2c1b89088c9a0892d143b0aec429c2bd0f0b44ff",
        ["tracking_shuffled_objects_three_objects"] = "f6c6a02ce080aea07906f13b2c1b89088c9a0892d143b0aec429c2bd0f0b44ff",
        ["web_of_lies"] = "cde3baf7444e17527fd152fca4755afcaf53f6176c284e4ed87c46fef6524cc4",
        ["word_sorting"] = "85644b55e06cab0314ebdc9a251f1399e19d4861546ab9d441e85bd8d6024d80",
    };
}
