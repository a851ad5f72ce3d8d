namespace DensingLaw.Density;

/// <summary>Which mean of the five benchmarks is meant. The paper mixes all three (PAPER A.4, A.5).</summary>
public enum BenchmarkAverage
{
    /// <summary>(MMLU + BBH + MATH + HumanEval + MBPP)/5: what the paper does with models' scores.</summary>
    MeanOfFive,

    /// <summary>(MMLU + BBH + MATH + (HumanEval + MBPP)/2)/4: what the paper's average score curve has on both axes.</summary>
    MeanOfCategories,

    /// <summary>(MMLU + BBH + MATH + MBPP)/4: what the paper's average loss curve has.</summary>
    WithoutHumanEval,
}
