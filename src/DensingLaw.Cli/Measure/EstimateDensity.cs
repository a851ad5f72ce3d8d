using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>The density of a finished run; null where no curve covers its benchmarks.</summary>
internal delegate DensitySection? EstimateDensity(RunManifest manifest, IReadOnlyList<ChoiceRecord> records);
