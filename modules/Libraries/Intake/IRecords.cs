namespace Programme.Intake;

/// <summary>The rows of a CSV file or of a sheet, one at a time, as they are: the header is a row like others.</summary>
internal interface IRecords : IDisposable
{
    /// <summary>How the text is encoded: the name of an encoding, or <c>workbook</c>.</summary>
    string EncodingName { get; }

    /// <summary>What separates the columns; a comma for a sheet.</summary>
    char Delimiter { get; }

    /// <summary>Cells of the current row; blank ones at its end may be left out.</summary>
    int Count { get; }

    /// <summary>Line on which the current row begins, or its number in the sheet; from 1.</summary>
    int Line { get; }

    /// <summary>A cell of the current row as it is written.</summary>
    string this[int column] { get; }

    /// <summary>Goes to the next row that has a cell; false = there is none.</summary>
    bool Read();

    /// <summary>Whether a cell of the current row is a date by its type, not by its text.</summary>
    bool IsDate(int column);

    /// <summary>Why a cell of the current row has no value that could be taken; null = it has one.</summary>
    (string Code, string Expected)? FaultOf(int column);

    /// <summary>Where a cell is, in the words of its file, such as <c>Return!D14</c>; null = line and column say it.</summary>
    string? PlaceOf(int line, int? column);
}
