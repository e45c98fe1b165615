namespace Programme.Intake;

/// <summary>How the cells of a column are written.</summary>
public enum ColumnForm
{
    /// <summary>Free text; kept as it is but for what nobody sees at its ends.</summary>
    Text,

    /// <summary>Letters, digits and signs without meaning to a reader: a URN, a reference, a code of a list.</summary>
    Code,

    /// <summary>A code of digits alone, such as a URN. Programs that take the column for decimals write <c>170002.0</c>.</summary>
    Digits,

    /// <summary>A whole number of 0 or more.</summary>
    Count,

    /// <summary>A number with a decimal point.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A month.</summary>
    Month,
}

/// <summary>One column of a list: what the reader checks, and what template, documentation and messages say about it.</summary>
/// <param name="Name">Name in the header.</param>
/// <param name="Form">How its cells are written.</param>
/// <param name="Example">A cell as it may be.</param>
/// <param name="About">What it says, in a sentence.</param>
public sealed record ListColumn(string Name, ColumnForm Form, string Example, string About)
{
    /// <summary>The codes that it may have; none = any.</summary>
    public IReadOnlyCollection<string> Codes { get; init; } = [];

    /// <summary>What a blank cell means; null = a cell may not be blank.</summary>
    public string? WhenBlank { get; init; }

    /// <summary>Whether the other cells of the example row rule the example out: the row leaves the cell blank.</summary>
    public bool IsOfAnotherRow { get; init; }

    /// <summary>The cell of the example row.</summary>
    public string InExampleRow => IsOfAnotherRow ? "" : Example;

    /// <summary>Whether a file may lack the column.</summary>
    public bool MayBeLeftOut { get; init; }

    /// <summary>How its cells are written, in words.</summary>
    public string Written => Codes.Count > 0 ? $"one of {string.Join(", ", Codes)}" : Form switch
    {
        ColumnForm.Count => "a whole number of 0 or more",
        ColumnForm.Number => "a number with a decimal point",
        ColumnForm.Day => "a day written YYYY-MM-DD or DD/MM/YYYY",
        ColumnForm.Month => "a month written YYYY-MM",
        ColumnForm.Digits => "digits",
        ColumnForm.Code => "a code",
        _ => "text",
    };
}
