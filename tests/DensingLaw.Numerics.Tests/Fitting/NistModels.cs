using static System.Math;

namespace DensingLaw.Numerics.Tests;

/// <summary>The model functions, as the files' heads give them; b counts from 0 here.</summary>
internal static class NistModels
{
    public delegate double Model(ReadOnlySpan<double> b, double[] x);

    public static Dictionary<string, Model> All { get; } = new()
    {
        ["Bennett5"] = (b, x) => b[0] * Pow(b[1] + x[0], -1 / b[2]),
        ["BoxBOD"] = (b, x) => b[0] * (1 - Exp(-b[1] * x[0])),
        ["Chwirut1"] = Chwirut,
        ["Chwirut2"] = Chwirut,
        ["DanWood"] = (b, x) => b[0] * Pow(x[0], b[1]),
        ["Eckerle4"] = (b, x) => b[0] / b[1] * Exp(-0.5 * Pow((x[0] - b[2]) / b[1], 2)),
        ["ENSO"] = (b, x) => b[0] + b[1] * Cos(2 * PI * x[0] / 12) + b[2] * Sin(2 * PI * x[0] / 12)
            + b[4] * Cos(2 * PI * x[0] / b[3]) + b[5] * Sin(2 * PI * x[0] / b[3])
            + b[7] * Cos(2 * PI * x[0] / b[6]) + b[8] * Sin(2 * PI * x[0] / b[6]),
        ["Gauss1"] = Gauss,
        ["Gauss2"] = Gauss,
        ["Gauss3"] = Gauss,
        ["Hahn1"] = Cubic,
        ["Kirby2"] = (b, x) => (b[0] + b[1] * x[0] + b[2] * x[0] * x[0]) / (1 + b[3] * x[0] + b[4] * x[0] * x[0]),
        ["Lanczos1"] = Lanczos,
        ["Lanczos2"] = Lanczos,
        ["Lanczos3"] = Lanczos,
        ["MGH09"] = (b, x) => b[0] * (x[0] * x[0] + x[0] * b[1]) / (x[0] * x[0] + x[0] * b[2] + b[3]),
        ["MGH10"] = (b, x) => b[0] * Exp(b[1] / (x[0] + b[2])),
        ["MGH17"] = (b, x) => b[0] + b[1] * Exp(-x[0] * b[3]) + b[2] * Exp(-x[0] * b[4]),
        ["Misra1a"] = (b, x) => b[0] * (1 - Exp(-b[1] * x[0])),
        ["Misra1b"] = (b, x) => b[0] * (1 - Pow(1 + b[1] * x[0] / 2, -2)),
        ["Misra1c"] = (b, x) => b[0] * (1 - Pow(1 + 2 * b[1] * x[0], -0.5)),
        ["Misra1d"] = (b, x) => b[0] * b[1] * x[0] / (1 + b[1] * x[0]),
        ["Nelson"] = (b, x) => b[0] - b[1] * x[0] * Exp(-b[2] * x[1]),
        ["Rat42"] = (b, x) => b[0] / (1 + Exp(b[1] - b[2] * x[0])),
        ["Rat43"] = (b, x) => b[0] / Pow(1 + Exp(b[1] - b[2] * x[0]), 1 / b[3]),
        ["Roszman1"] = (b, x) => b[0] - b[1] * x[0] - Atan(b[2] / (x[0] - b[3])) / PI,
        ["Thurber"] = Cubic,
    };

    private static double Chwirut(ReadOnlySpan<double> b, double[] x) => Exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]);

    private static double Gauss(ReadOnlySpan<double> b, double[] x) => b[0] * Exp(-b[1] * x[0])
        + b[2] * Exp(-Pow(x[0] - b[3], 2) / (b[4] * b[4])) + b[5] * Exp(-Pow(x[0] - b[6], 2) / (b[7] * b[7]));

    private static double Cubic(ReadOnlySpan<double> b, double[] x) =>
        (b[0] + x[0] * (b[1] + x[0] * (b[2] + x[0] * b[3]))) / (1 + x[0] * (b[4] + x[0] * (b[5] + x[0] * b[6])));

    private static double Lanczos(ReadOnlySpan<double> b, double[] x) =>
        b[0] * Exp(-b[1] * x[0]) + b[2] * Exp(-b[3] * x[0]) + b[4] * Exp(-b[5] * x[0]);
}
