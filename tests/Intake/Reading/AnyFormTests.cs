using System.Globalization;
using System.Text;
using CsCheck;
using Programme.Intake;

namespace Programme.Tests;

/// <summary>A valid list reads back the same rows, in whatever form it is written.</summary>
public sealed class AnyFormTests
{
    private static readonly string[] Columns = [.. Reading.Visits.Columns.Select(column => column.Name)];

    /// <summary>Without an apostrophe at the beginning: before a formula it is not part of the text.</summary>
    private static readonly Gen<string> Word = Gen.Char["abcXYZ0189 .-'éßÄ"].Array[0, 12]
        .Select(letters => new string(letters).Trim(' ', '\''));

    private static readonly Gen<string[]> Row = Gen.Select(Gen.Int[1, 9_999], Gen.Int[0, 700], Gen.Int[0, 600], Word, Word,
        (reference, day, minutes, place, note) => new[]
        {
            $"V{reference}", new DateOnly(2020, 9, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                minutes.ToString(CultureInfo.InvariantCulture), $"The {place}".Trim(), note,
        });

    private static readonly Gen<Form> Forms = Gen.Select(
        Chosen("utf-8", "utf-8 marked", "utf-16", "utf-16 marked", "utf-16BE marked", "windows-1252", "xlsx 1900", "xlsx 1904", "zip"),
            Chosen(',', ';', '\t', '|'),
        Chosen("\n", "\r\n", "\r"), Gen.Bool, Gen.Int[0, 3], Gen.Shuffle(new[] { 0, 1, 2, 3, 4 }), Gen.Int[0, 3], Gen.Bool,
        (encoding, delimiter, end, quoted, header, order, blanks, cut) =>
            new Form(encoding, delimiter, end, quoted, header, order, blanks, cut));

    private static Gen<T> Chosen<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    [Fact]
    public void A_list_reads_back_the_same_rows_in_any_form() => Gen.Select(Row.Array[1, 20], Forms).Sample((rows, form) =>
    {
        var reading = Reading.Of(form.Write(rows));

        Assert.Empty(reading.Problems);
        Assert.Equal(rows.Select(row => string.Join('|', row)), reading.Rows.Select(row => string.Join('|', row)));
    }, iter: 400, threads: 1);

    /// <summary>How a list is written.</summary>
    private sealed record Form(string Encoding, char Delimiter, string End, bool Quoted, int Header, int[] Order, int Blanks, bool LastEnd)
    {
        public byte[] Write(string[][] rows) =>
            Encoding.StartsWith("xlsx", StringComparison.Ordinal) ? Workbook(rows) : Encoding == "zip"
            ? Zip.Of(("list.csv", Bytes("utf-8", rows))) : Bytes(Encoding, rows);

        /// <summary>What stands above the header of a list with many blank rows.</summary>
        private string Title => Blanks == 3 ? "Visits of Bolton, provisional" : "";

        private string Name(string name) =>
            Header switch { 0 => name, 1 => name.ToUpperInvariant(), 2 => $" {name}\u00a0", _ => $"{name}\u200b" };

        private byte[] Bytes(string encoding, string[][] rows)
        {
            var text =
                new StringBuilder(Title.Length > 0 ? $"\"{Title}\"{End}" : "").Append(string.Join(Delimiter,
                    Order.Select(at => Cell(Encoding == "windows-1252" ? Columns[at] : Name(Columns[at]))))).Append(End);
            foreach (var row in rows)
            {
                text.Append(string.Concat(Enumerable.Repeat(new string(Delimiter, 4) + End, Blanks)));
                text.Append(string.Join(Delimiter, Order.Select(at => Cell(row[at])))).Append(End);
            }
            var written = LastEnd ? text.ToString() : text.ToString()[..^End.Length];
            _ = TextForm.Windows1252;
            var known = System.Text.Encoding.GetEncoding(encoding.Split(' ')[0]);
            return [.. encoding.EndsWith(" marked", StringComparison.Ordinal) ? known.GetPreamble() : [], .. known.GetBytes(written)];
        }

        private string Cell(string text) => Quoted || text.Contains(Delimiter, StringComparison.Ordinal) ? $"\"{text}\"" : text;

        private byte[] Workbook(string[][] rows)
        {
            var maker = new SheetMaker { From1904 = Encoding == "xlsx 1904" }.AddTexts("Guidance", ["Fill in the next sheet"]);
            var text = new StringBuilder(Title.Length > 0 ? SheetMaker.Row(1, SheetMaker.Text(Title)) : "")
                .Append(SheetMaker.Row(3, Order.Select(at => SheetMaker.Text(Name(Columns[at])))));
            var number = 3;
            foreach (var row in rows)
                text.Append(SheetMaker.Row(number += 1 + Blanks, Order.Select(at => SheetCell(maker, at, row[at]))));
            return maker.Add("Visits", text.ToString()).ToBytes();
        }

        private string SheetCell(SheetMaker maker, int column, string text)
        {
            if (column == 1)
                return maker.Number((DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToOADate()
                    - (Encoding == "xlsx 1904" ? 1_462 : 0)).ToString(CultureInfo.InvariantCulture), "dd/mm/yyyy");
            if (column == 2)
                return maker.Number(text);
            return text.Length == 0 ? "<c/>" : Quoted ? maker.Shared(text) : SheetMaker.Text(text);
        }
    }
}
