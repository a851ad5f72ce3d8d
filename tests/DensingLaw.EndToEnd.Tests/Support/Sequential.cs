using DensingLaw.EndToEnd.Tests;

// Every test here starts processes and some measure time: one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(BundledRun))]
