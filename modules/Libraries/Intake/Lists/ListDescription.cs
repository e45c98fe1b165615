namespace Programme.Intake;

/// <summary>A list as it comes in: the one source for reader, template, documentation and messages.</summary>
/// <param name="Kind">What the command line calls it, such as <c>leads</c>.</param>
/// <param name="FileName">A file name as it may be.</param>
/// <param name="About">What a row is, in a sentence.</param>
/// <param name="Columns">Its columns, in the usual order.</param>
public sealed record ListDescription(string Kind, string FileName, string About, IReadOnlyList<ListColumn> Columns)
{
    /// <summary>Whether files have more columns than the programme reads, as a publisher's extract has: they are not noted one by
    /// one.</summary>
    public bool HasOtherColumns { get; init; }

    /// <summary>Whether its publisher writes Windows-1252, so that this is not worth a note.</summary>
    public bool IsWindows1252 { get; init; }

    /// <summary>What a complete file stands for, such as "the posts of its authorities": rows of it that the file lacks are taken out.
    /// Null = a file is never complete.</summary>
    public string? Covers { get; init; }

    /// <summary>Columns without which a file is not this list.</summary>
    public IEnumerable<string> Needed => Columns.Where(column => !column.MayBeLeftOut).Select(column => column.Name);

    private readonly Dictionary<string, ColumnForm> forms =
        Columns.DistinctBy(column => column.Name).ToDictionary(column => column.Name, column => column.Form);

    /// <summary>How the cells of a column are written; one that is not of the list holds codes.</summary>
    public ColumnForm FormOf(string column) => forms.GetValueOrDefault(column, ColumnForm.Code);

    /// <summary>A list of which only the columns that it must have are known.</summary>
    public static ListDescription Of(IEnumerable<string> needed) =>
        new("list", "list.csv", "",
            [.. needed.Select(name => new ListColumn(name, ColumnForm.Code, "", "") { WhenBlank = "" })])
        { HasOtherColumns = true };

    /// <summary>The same list with columns that only a file tells, such as the items of an instrument.</summary>
    public ListDescription With(IEnumerable<ListColumn> more) =>
        new(Kind, FileName, About, [.. Columns, .. more])
        { HasOtherColumns = HasOtherColumns, IsWindows1252 = IsWindows1252, Covers = Covers };
}
