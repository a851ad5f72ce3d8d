using System.Numerics;

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>The numbers of named functions, on their principal branches.</summary>
internal static class Functions
{
    /// <summary>The functions that <see cref="Value"/> knows by one argument.</summary>
    public static IReadOnlyDictionary<string, Func<Complex, Complex>> OfOne { get; } = new Dictionary<string, Func<Complex, Complex>>
    {
        ["sin"] = Complex.Sin,
        ["cos"] = Complex.Cos,
        ["tan"] = Complex.Tan,
        ["cot"] = z => 1 / Complex.Tan(z),
        ["sec"] = z => 1 / Complex.Cos(z),
        ["csc"] = z => 1 / Complex.Sin(z),
        ["asin"] = Complex.Asin,
        ["acos"] = Complex.Acos,
        ["atan"] = Complex.Atan,
        ["acot"] = z => Complex.Atan(1 / z),
        ["asec"] = z => Complex.Acos(1 / z),
        ["acsc"] = z => Complex.Asin(1 / z),
        ["sinh"] = Complex.Sinh,
        ["cosh"] = Complex.Cosh,
        ["tanh"] = Complex.Tanh,
        ["asinh"] = z => Complex.Log(z + Complex.Sqrt((z * z) + 1)),
        ["acosh"] = z => Complex.Log(z + (Complex.Sqrt(z - 1) * Complex.Sqrt(z + 1))),
        ["atanh"] = z => Complex.Log((1 + z) / (1 - z)) / 2,
        ["abs"] = z => Complex.Abs(z),
        ["floor"] = z => z.Imaginary == 0 ? Math.Floor(z.Real) : double.NaN,
        ["ceiling"] = z => z.Imaginary == 0 ? Math.Ceiling(z.Real) : double.NaN,
        ["conjugate"] = Complex.Conjugate,
    };

    /// <summary>A function's value; an unknown function has one that depends on its name and arguments alone, so that like is equal to like.</summary>
    public static Complex Value(Atom call, Complex[] arguments)
    {
        if (arguments.Length == 1 && OfOne.TryGetValue(call.Name, out var function))
            return function(arguments[0]);
        if (call.Name == "log" && arguments.Length == 2)
            return Complex.Log(arguments[0]) / Complex.Log(arguments[1]);
        var value = new Complex(0.5 + (call.Name.Length % 7), 0.25);
        foreach (var c in call.Name)
            value = Complex.Sin((value * 1.7) + c);
        foreach (var argument in arguments)
            value = Complex.Sin((value * 1.3) + (argument * 0.7));
        return value;
    }
}
