using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Evaluation.Sandbox;
using DensingLaw.Inference.Onnx;
using DensingLaw.Inference.Torch;

namespace DensingLaw.Cli;

/// <summary>Binds the commands to the parts that do their work. The only file that knows them all; nothing here runs before a command needs it.</summary>
internal sealed record Composition
{
    /// <summary>What <c>measure</c> and <c>report</c> need.</summary>
    public required MeasureParts Measure { get; init; }

    /// <summary>What the probes need.</summary>
    public required ProbeParts Probes { get; init; }

    /// <summary>What the <c>data</c> verbs need.</summary>
    public DataParts Data { get; init; } = new();

    /// <summary>Starts the sandbox for model-written programs.</summary>
    public Func<SandboxOptions, PythonSandbox> StartSandbox { get; init; } = PythonSandbox.Start;

    /// <summary>Looks at each engine's native library without loading it into this process; called by <c>doctor</c> alone.</summary>
    public IReadOnlyList<Func<EngineDiagnosis>> DiagnoseEngines { get; init; } = [];

    /// <summary>Loads an engine's native library into this process and looks at it; called by <c>doctor --engine</c> alone.</summary>
    public IReadOnlyDictionary<string, Func<EngineDiagnosis>> DiagnoseHere { get; init; } = new Dictionary<string, Func<EngineDiagnosis>>();

    /// <summary>The product's own composition.</summary>
    public static Composition Create()
    {
        return new Composition
        {
            Measure = new MeasureParts
            {
                OpenCheckpoint = OpenedCheckpoint.Open,
                BenchmarkNames = [.. BenchmarkCatalog.Protocols.Keys],
                LoadBenchmark = request => request.Load(),
                OpenEngine = OpenedEngine.Open,
                StartSandbox = OpenedSandbox.Start,
                LoadReference = RunDensity.LoadReference,
                EstimateDensity = RunDensity.Estimate,
            },
            Probes = new ProbeParts
            {
                OpenTokenizer = ProbeTokenizer.Open,
                OpenChat = ProbeChat.Open,
                OpenModel = ProbeModel.Open,
                BenchmarkNames = [.. BenchmarkCatalog.Protocols.Keys],
                Prompts = ProbeBenchmark.Load,
                Documents = (name, folder, protocol) => LmEvalDocument.Of(BenchmarkCatalog.Load(name, folder, protocol, allowModifiedData: true)),
            },
            DiagnoseEngines = [() => EngineInspection.Ask(EngineArguments.Onnx), () => EngineInspection.Ask(EngineArguments.Torch)],
            DiagnoseHere = new Dictionary<string, Func<EngineDiagnosis>> { [EngineArguments.Onnx] = DiagnoseOnnx, [EngineArguments.Torch] = DiagnoseTorch },
        };
    }

    private static EngineDiagnosis DiagnoseOnnx()
    {
        var found = OnnxEngine.Diagnose();
        return new EngineDiagnosis(EngineArguments.Onnx, found.Version, found.LibraryPath, found.Devices, found.NoCuda, found.Problem);
    }

    private static EngineDiagnosis DiagnoseTorch()
    {
        var found = TorchEngine.Diagnose();
        return new EngineDiagnosis(EngineArguments.Torch, found.Version, found.LibraryPath, found.Devices, found.NoCuda, found.Problem);
    }
}
