using System.Buffers;
using System.Text;
using System.Xml;

namespace Programme.Intake;

/// <summary>Texts of a workbook's XML.</summary>
internal static class SharedTexts
{
    /// <summary>Reads the texts that cells refer to by number.</summary>
    public static IReadOnlyList<string> Read(Stream part, CancellationToken cancel)
    {
        var texts = new List<string>();
        var length = 0L;
        using var xml = XmlReader.Create(part, Settings);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si")
                continue;
            cancel.ThrowIfCancellationRequested();
            texts.Add(TextOf(xml));
            length += texts[^1].Length;
            if (length > WorkbookLimits.MostSharedText || texts.Count > WorkbookLimits.MostSharedTexts)
                throw new WorkbookException(FieldCodes.TooLarge,
                    $"a workbook with at most {WorkbookLimits.MostSharedTexts:N0} different texts of together "
                        + $"{WorkbookLimits.MostSharedText:N0} characters is expected.");
        }
        return texts;
    }

    /// <summary>How the parts are read: no document type, no entities.</summary>
    public static XmlReaderSettings Settings { get; } =
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = false
        };

    /// <summary>The text of the element on which the reader stands, joined from its runs; without readings of Japanese.</summary>
    public static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "rPh")
                Skip(xml);
            else if (xml.LocalName == "t")
                Append(xml, text);
        }
        return Unescaped(text.ToString());
    }

    /// <summary>The characters of the element on which the reader stands, to its end.</summary>
    public static void Append(XmlReader xml, StringBuilder text)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        var part = ArrayPool<char>.Shared.Rent(4_096);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            for (int read; (read = xml.ReadValueChunk(part, 0, part.Length)) > 0;)
            {
                text.Append(part, 0, read);
                if (text.Length > WorkbookLimits.LongestText)
                    throw new WorkbookException(FieldCodes.TooLarge,
                        $"cells of at most {WorkbookLimits.LongestText:N0} characters are expected.");
            }
        }
        ArrayPool<char>.Shared.Return(part);
    }

    private static void Skip(XmlReader xml)
    {
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
            return;
        while (xml.Read() && xml.Depth > depth)
            continue;
    }

    /// <summary>Characters that XML cannot hold are written as _xHHHH_.</summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 7 <= text.Length && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_'
                && text.AsSpan(at + 2, 4).ToString().All(char.IsAsciiHexDigit))
            {
                plain.Append((char)Convert.ToInt32(text.Substring(at + 2, 4), 16));
                at += 6;
            }
            else
                plain.Append(text[at]);
        }
        return plain.ToString();
    }
}
