using System.Globalization;
using System.Text;
using System.Xml;

namespace DensingLaw.Reporting;

/// <summary>Checks as JUnit XML, which CI servers read: a suite a group, a test case a check.</summary>
public static class JUnitXml
{
    /// <summary>The document; UTF-8, with a line break at its end.</summary>
    /// <param name="name">Of the whole.</param>
    /// <param name="checks">In order.</param>
    public static string Write(string name, IEnumerable<JUnitCheck> checks)
    {
        JUnitCheck[] all = [.. checks];
        using var text = new MemoryStream();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false), CheckCharacters = false };
        using (var xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("testsuites");
            Head(xml, name, all);
            foreach (var suite in all.GroupBy(c => c.Group))
            {
                xml.WriteStartElement("testsuite");
                Head(xml, suite.Key, [.. suite]);
                foreach (var check in suite)
                    Case(xml, check);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private static void Head(XmlWriter xml, string name, JUnitCheck[] checks)
    {
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("tests", Number(checks.Length));
        xml.WriteAttributeString("failures", Number(checks.Count(c => c.Outcome == JUnitOutcome.Failed)));
        xml.WriteAttributeString("errors", Number(checks.Count(c => c.Outcome == JUnitOutcome.Error)));
        xml.WriteAttributeString("skipped", Number(checks.Count(c => c.Outcome == JUnitOutcome.Skipped)));
    }

    private static void Case(XmlWriter xml, JUnitCheck check)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(check.Group));
        xml.WriteAttributeString("name", Clean(check.Name));
        var element = check.Outcome switch { JUnitOutcome.Failed => "failure", JUnitOutcome.Error => "error", JUnitOutcome.Skipped => "skipped", _ => "system-out" };
        xml.WriteStartElement(element);
        if (check.Outcome == JUnitOutcome.Passed)
            xml.WriteString(Clean(check.Message));
        else
            xml.WriteAttributeString("message", Clean(check.Message));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // XML has no place for most control characters, not even escaped.
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
