using System.Diagnostics;

namespace DensingLaw.Reporting.Tests;

/// <summary>A headless browser; tests that need one are skipped where there is none.</summary>
internal static class Chromium
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The page's elements after its scripts have run, and what the browser wrote to its console.</summary>
    public static (string Dom, string Console) Open(string file) => Run(["--dump-dom", new Uri(file).AbsoluteUri]);

    /// <summary>Takes a picture of the page.</summary>
    public static string Picture(string file, string picture, int width, int height, bool dark = false)
    {
        string[] look = dark ? ["--blink-settings=preferredColorScheme=0"] : ["--blink-settings=preferredColorScheme=1"];
        return Run([.. look, $"--screenshot={picture}", $"--window-size={width},{height}", new Uri(file).AbsoluteUri]).Error;
    }

    private static (string Output, string Error) Run(string[] arguments)
    {
        var path = Path();
        Assert.SkipWhen(path is null, "no Chromium is installed (apt-get install chromium)");
        var profile = Directory.CreateTempSubdirectory("densinglaw-chromium-").FullName;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path!,
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--enable-logging=stderr",
                "--v=0", $"--user-data-dir={profile}", "--virtual-time-budget=4000", .. arguments,
            ])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (output, error.GetAwaiter().GetResult());
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static string? Path() => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .SelectMany(folder => s_names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
