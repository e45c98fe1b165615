using System.Data;
using System.Globalization;
using System.Text;
using CsvHelper;
using MiniExcelLibs;
using Programme.Costs;
using Programme.Delivery;
using Programme.Enrolment;
using Programme.Intake;
using Programme.Outcomes;

namespace Programme.Host;

/// <summary>Every list that comes in, as its reader knows it: templates and documentation are written from the same descriptions.</summary>
internal static class Templates
{
    /// <summary>The lists by what the command line calls them.</summary>
    public static IReadOnlyDictionary<string, ListDescription> All { get; } =
        EnrolmentModule.Lists.Concat(DeliveryModule.Lists).Concat(OutcomesModule.Lists).Concat(CostsModule.Lists)
        .ToDictionary(list => list.Kind);

    /// <summary>The header and one example row.</summary>
    public static string Csv(ListDescription list)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (var column in list.Columns)
            writer.WriteField(column.Name);
        writer.NextRecord();
        foreach (var column in list.Columns)
            writer.WriteField(column.InExampleRow);
        writer.NextRecord();
        writer.Flush();
        return text.ToString();
    }

    /// <summary>The same as a workbook, with a second sheet that explains the columns.</summary>
    /// <param name="list">The list.</param>
    /// <param name="to">Where to.</param>
    /// <param name="given">Its rows; null = the example.</param>
    public static void WriteWorkbook(ListDescription list, Stream to, IEnumerable<IEnumerable<string>>? given = null)
    {
        using var rows = Table(list.Columns.Select(column => column.Name), given ?? [list.Columns.Select(column => column.InExampleRow)]);
        using var columns = Table(["Column", "What it says", "How it is written", "When blank", "May be left out", "Example"],
            list.Columns.Select(column => new[] { column.Name, column.About, column.Written, WhenBlank(column),
                column.MayBeLeftOut ? "yes" : "no", column.Example }));
        to.SaveAs(new Dictionary<string, object> { ["List"] = rows, ["Columns"] = columns });
    }

    /// <summary>What each column is, for a terminal.</summary>
    public static IEnumerable<string> Explained(ListDescription list) =>
        list.Columns.Select(column => $"{column.Name}: {column.About} Written as {column.Written}. Blank: "
            + $"{WhenBlank(column)}.{(column.MayBeLeftOut ? " The column may be left out." : "")}")
            .Prepend(list.Covers is { } covers ? $"{list.About} A complete file stands for {covers}." : list.About);

    /// <summary>The page of all lists in the documentation.</summary>
    public static string Page()
    {
        var page = new StringBuilder("""
            # Lists that come in

            Each list is CSV or a workbook (.xlsx; the first visible sheet that has the header), alone or as the one file in a ZIP
            archive. Text is UTF-8, UTF-16 or Windows-1252; columns are separated by commas, semicolons, tabs or bars, stand in any
            order, and their names are read without regard to case. A column that is not known is named in the report, and so are a
            title above the header and another table beside the list, which are not read; a row of totals or a footnote is refused.
            Cells of a workbook are read as they show, and none may be merged. Days are written YYYY-MM-DD or DD/MM/YYYY, or as in
            1 Sept 2021; an instant with an offset from UTC is on its day in England. `programme template KIND` writes an empty list
            with an example, `--xlsx` as a workbook.
            A newer file adds and changes rows. Stored rows of what it covers that it lacks stay, and the report names them
            (NOT_IN_FILE). A file that is complete takes them out: `programme import KIND FILE --complete --check` names them,
            `--complete --removes N` does it. A list below says what a complete file stands for. Of the others none is complete:
            a session is cancelled, a person's answers and details are erased, returns have versions, and a frozen list and its
            allocation are final.
            This page is written from the descriptions that the import itself reads by.

            """);
        foreach (var list in All.Values.OrderBy(list => list.Kind, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {list.Kind}\n\n{list.About} A file is named like `{list.FileName}`."
                + $"{(list.Covers is { } covers ? $" A complete file stands for {covers}." : "")}\n\n");
            page.Append("| column | what it says | written as | when blank | example |\n| --- | --- | --- | --- | --- |\n");
            foreach (var column in list.Columns)
                page.Append(CultureInfo.InvariantCulture,
                    $"| `{column.Name}`{(column.MayBeLeftOut ? " (may be left out)" : "")} | {column.About} | {column.Written} | "
                        + $"{WhenBlank(column)} | {(column.Example.Length > 0 ? $"`{column.Example}`" : "")} |\n");
        }
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string WhenBlank(ListColumn column) => column.WhenBlank ?? "not allowed";

    private static DataTable Table(IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var column in columns)
            table.Columns.Add(column, typeof(object));
        foreach (var row in rows)
            table.Rows.Add([.. row]);
        return table;
    }
}
