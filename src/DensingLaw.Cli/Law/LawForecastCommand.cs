using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using DensingLaw.Density;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw law forecast</c>: when a model reaches a score, or what a device will run.</summary>
internal sealed class LawForecastCommand
{
    private readonly TrendArguments _trend = new();
    private readonly Option<string?> _score = new("--score")
    {
        HelpName = "S",
        Description = "When is this score reached, in percent? Needs "
        + "--parameters"
    };
    private readonly Option<string?> _parameters = new("--parameters")
    {
        HelpName = "N",
        Description = "By a model of this many parameters "
        + "without embeddings: 8B, 500M, 8e9"
    };
    private readonly Option<string?> _memory = new("--memory") { HelpName = "GB", Description = "What runs in this memory? Needs --year or --date" };
    private readonly Option<string?> _device = new("--device")
    {
        HelpName = "NAME",
        Description = "The memory of a device in --devices: "
        + "\"RTX 4090\""
    };
    private readonly Option<string?> _year = new("--year") { HelpName = "Y", Description = "In the middle of this year, on 1 July" };
    private readonly Option<string?> _date = new("--date") { HelpName = "DATE", Description = "On this day" };
    private readonly Option<string?> _bytes = new("--bytes") { HelpName = "X", Description = "Bytes of a weight: 2, or 0.5 for 4 bits (default: 2)" };
    private readonly Option<string?> _share = new("--weight-share")
    {
        HelpName = "X",
        Description = "Share of the memory for weights "
        + "(default: 0.8)"
    };
    private readonly Option<string?> _curve = new("--curve") { HelpName = "NAME|FILE", Description = "Reference curves (default: published-2025)" };
    private readonly Option<string?> _benchmark = new("--benchmark")
    {
        HelpName = "NAME",
        Description = "The curve's benchmark (default: "
        + "average, the mean of all five)"
    };
    private readonly Option<string?> _limits = new("--limits")
    {
        HelpName = "FILE",
        Description = "Information limits: limit, "
        + "bits_per_parameter, reference_bits_per_parameter, source"
    };
    private readonly Option<string?> _devices = new("--devices") { HelpName = "FILE", Description = "Devices: device, memory_gb" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON" };

    private LawForecastCommand()
    {
    }

    public static Command Create(CliContext context)
    {
        var options = new LawForecastCommand();
        var command = new Command("forecast", "Extrapolate the trend: when a model reaches a score, or what a device will run.");
        foreach (var option in (ReadOnlySpan<Option>)
            [options._score, options._parameters, options._memory, options._device, options._year, options._date, options._bytes,
             options._share, options._curve, options._benchmark])
        {
            command.Options.Add(option);
        }

        options._trend.AddTo(command, TrendUse.Forecast);
        foreach (var option in (ReadOnlySpan<Option>)[options._limits, options._devices, options._json])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var errors = new List<string>();
            if (GivenOptions.CanBeRead(result))
                options.Parse(result, errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result =>
        {
            var document = options.Forecast(result.CommandResult);
            if (result.GetValue(options._json))
                context.Out.Write(Encoding.UTF8.GetString(document.ToJson()));
            else
                Print(document, context);
            return ExitCode.Ok;
        });
        return command;
    }

    private LawForecastDocument Forecast(CommandResult result)
    {
        var question = Parse(result, []);
        var file = _trend.Read(result);
        var (fit, limits) = LawData.Read(() => (
            TrendLaw.Fit(file.Models, question.Trend.Rule, question.Trend.Origin, question.Trend.Bootstrap),
            InformationLimit.Read(result.GetValue(_limits)).Limits));
        var references = LawData.Read(() => RunDensity.LoadCurves(result.GetValue(_curve)));
        var document = new LawForecastDocument { Densities = file.Name, Trend = LawRuleSection.Of(fit) };
        try
        {
            var forecaster = new TrendForecaster(fit, limits, question.Trend.Bootstrap.Level);
            return question.ScorePercent is { } score
                ? document with { Reach = forecaster.WhenScore(references, question.Benchmark, score, question.Parameters!.Value) }
                : document with { Device = forecaster.OnDevice(references, question.Benchmark, Memory(question, result), question.Date!.Value) };
        }
        catch (ArgumentException error)
        {
            throw new ConfigurationException(error.Message, error);
        }
    }

    private DeviceMemory Memory(LawQuestion question, CommandResult result)
    {
        if (question.DeviceName is not { } name)
            return question.Memory!;
        var (file, devices) = LawData.Read(() => Device.Read(result.GetValue(_devices)));
        var device = devices.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));
        return device is { } found
            ? question.Memory! with { Gigabytes = found.MemoryGigabytes }
            : throw new ConfigurationException($"{file} has no device {name}{NearNames.Hint(name, devices.Select(d => d.Name))}; it has "
                + $"{string.Join(", ", devices.Select(d => d.Name))}");
    }

    private LawQuestion Parse(CommandResult result, List<string> errors)
    {
        var (score, parameters) = (result.GetValue(_score), result.GetValue(_parameters));
        var (memory, device, year, date) = (result.GetValue(_memory), result.GetValue(_device), result.GetValue(_year), result.GetValue(_date));
        var asksWhen = score is not null || parameters is not null;
        if (asksWhen == (memory is not null || device is not null))
            errors.Add("give either --score and --parameters, or --memory (or --device) and --year (or --date)");
        else if (asksWhen && (score is null || parameters is null))
            errors.Add($"{(score is null ? "--parameters needs --score" : "--score needs --parameters")}: a score is reached by a model of "
                + $"some size");
        else if (asksWhen && (year ?? date) is not null)
            errors.Add("--year and --date go with --memory or --device; with --score the day is the answer");
        else if (!asksWhen && (year is null) == (date is null))
            errors.Add("--memory and --device need either --year or --date");
        if (memory is not null && device is not null)
            errors.Add("--memory and --device exclude each other");
        var when = MeasureOptions.Whole("--year", year, 2000, errors);
        var day = LawValues.Date("--date", date, errors) ?? (when is { } y and <= 2100 ? new DateOnly(y, 7, 1) : null);
        if (when > 2100 || day?.Year > 2100)
            errors.Add($"the year is {when ?? day?.Year}; give one from 2000 to 2100");
        return new LawQuestion
        {
            Trend = _trend.Parse(result, errors),
            ScorePercent = LawValues.Number("--score", score, -double.Epsilon, 100, "a score in percent, from 0 to 100", errors),
            Parameters = LawValues.Parameters("--parameters", parameters, errors),
            Memory = new DeviceMemory
            {
                Gigabytes = LawValues.Number("--memory", memory, 0, 1e6, "gigabytes above 0", errors) ?? 0,
                BytesPerParameter = LawValues.Number("--bytes", result.GetValue(_bytes), 0, 8, "bytes above 0, at most 8", errors) ?? 2,
                WeightShare = LawValues.Number("--weight-share", result.GetValue(_share), 0, 1, "a share above 0, at most 1", errors) ?? 0.8,
            },
            DeviceName = device,
            Date = day,
            Benchmark = result.GetValue(_benchmark) ?? ReferenceCurveSet.AverageKey,
        };
    }

    private static void Print(LawForecastDocument document, CliContext context)
    {
        var trend = document.Trend;
        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trend: density doubles in {trend.DoublingDays:0.0} days ({trend.Points} "
            + $"points, rule {LawTables.RuleName(trend)}) of {document.Densities}"));
        TableOutput.PrintBelow(LawTables.Forecast(document), context);
        TableOutput.PrintNotesBelow(document.Reach?.Notes ?? document.Device!.Notes, context);
    }
}
