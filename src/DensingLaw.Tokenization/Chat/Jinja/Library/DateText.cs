using System.Globalization;
using System.Text;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A day in the format of C's <c>strftime</c>, in English.</summary>
internal static class DateText
{
    public static string Of(DateOnly date, string format)
    {
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                result.Append(format[i]);
                continue;
            }

            // A minus (glibc) leaves out the leading zero.
            var isBare = i + 1 < format.Length && format[i + 1] == '-';
            i += isBare ? 2 : 1;
            var part = Part(date, i < format.Length ? format[i] : '\0');
            result.Append(isBare && part.Length > 1 ? part.TrimStart('0', ' ') : part);
        }

        return result.ToString();
    }

    private static string Part(DateOnly date, char directive)
    {
        var culture = CultureInfo.InvariantCulture;
        return directive switch
        {
            'd' => date.ToString("dd", culture),
            'e' => date.Day.ToString(culture).PadLeft(2),
            'm' => date.ToString("MM", culture),
            'b' or 'h' => date.ToString("MMM", culture),
            'B' => date.ToString("MMMM", culture),
            'y' => date.ToString("yy", culture),
            'Y' => date.Year.ToString(culture),
            'a' => date.ToString("ddd", culture),
            'A' => date.ToString("dddd", culture),
            'j' => date.DayOfYear.ToString("000", culture),
            'u' => (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(culture),
            'w' => ((int)date.DayOfWeek).ToString(culture),
            'F' => date.ToString("yyyy-MM-dd", culture),
            'D' or 'x' => date.ToString("MM/dd/yy", culture),
            '%' => "%",
            _ => throw new TemplateFault($"strftime_now does not take %{directive} (a day is given, no time; supported: %a %A %b %B %d %D %e %F %j %m %u %w %x %y %Y %% and %-d)"),
        };
    }
}
