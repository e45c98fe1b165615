namespace Programme.Outcomes;

/// <summary>Every rule, as data. Thresholds are settings (<see cref="ReturnSettings"/>); the published table is
/// <c>docs/return-rules.md</c>. See decision 0032.</summary>
internal static class ReturnRuleTable
{
    public static readonly IReadOnlyList<ReturnRule> All =
    [
        new("E001", FieldCodes.Empty, "file", "The file has no byte.", "Send the file again."),
        new("E002", FieldCodes.NotCsv, "file", "This is not a CSV file.", "Save it as CSV UTF-8 or as a workbook (.xlsx)."),
        new("E003", FieldCodes.NotUtf8, "file", "The text is in none of UTF-8, UTF-16 and Windows-1252, or in a mixture.", "Save it as CSV UTF-8, or have the authority's mapping say its encoding."),
        new("E004", FieldCodes.NotThisList, "file", "None of the expected columns is in the header.", "Separate the columns by commas, or have the authority's mapping say how they are separated and called."),
        new("E005", FieldCodes.ColumnMissing, "file", "A column is missing in the header.", "Add it, or have the mapping name it or make it a constant."),
        new("E006", FieldCodes.NoRows, "file", "There is a header and no row.", "Give a row for each school on the list."),
        new("E007", FieldCodes.NulCharacter, "file", "A cell holds the character U+0000.", "Save the file as CSV UTF-8."),
        new("E008", FieldCodes.ColumnTwice, "file", "A column is in the header twice.", "Leave one of the two."),
        new("E009", FieldCodes.ColumnUnknown, "file", "A column is not known, and its name is nearly that of one that is.", "Write the name as it is meant, or leave the column out."),
        new("E010", FieldCodes.QuoteNotClosed, "file", "A quotation mark opens a cell and is not closed at its end.", "Close it on the line that is named; double quotation marks inside a cell."),
        new("E011", FieldCodes.QuoteInside, "file", "A quotation mark stands inside a cell that does not begin with one.", "Put the cell into quotation marks and double those inside it."),
        new("E012", FieldCodes.TooManyCells, "file", "A row has more cells than the header.", "Put a cell with a comma into quotation marks."),
        new("E013", FieldCodes.TooFewCells, "file", "A row has fewer cells than the header.", "Look for a missing comma, or for a file that ends too early."),
        new("E014", FieldCodes.NotARow, "file", "A row is a total, a title or a footnote.", "Delete it."),
        new("E015", FieldCodes.FormulaWithoutValue, "file", "A cell holds a formula and not what it comes to.", "Open the workbook in Excel and save it, or paste the values."),
        new("E016", FieldCodes.CellError, "file", "A cell shows an error such as #N/A.", "Give a value, or leave it blank."),
        new("E017", FieldCodes.TooLarge, "file", "The workbook is beyond a bound of size.", "Delete what does not belong to the list, or save it as CSV UTF-8."),
        new("E018", FieldCodes.NotAWorkbook, "file", "The workbook cannot be read.", "Open it in Excel and save it anew as .xlsx."),
        new("E101", FieldCodes.Missing, "reporting_month, school_urn, extract_date, status", "A cell that must be filled is blank.", "Fill it."),
        new("E102", FieldCodes.TooLong, "reporting_month, school_urn, note", "The text is too long.", "Shorten it."),
        new("E110", FieldCodes.NotAMonth, "reporting_month", "This is not a month.", "Write it YYYY-MM, or as the mapping says."),
        new("E111", FieldCodes.InFuture, "reporting_month", "The month has not begun.", "Check the month."),
        new("E112", FieldCodes.OtherMonth, "reporting_month", "The row belongs to another month than the return.", "Send each month as a return of its own."),
        new("E120", FieldCodes.NotOnList, "school_urn", "The school is not on this authority's list.", "Give the URN that is on the list, also after a conversion; leave other schools out."),
        new("E121", FieldCodes.Duplicate, "school_urn", "The school has two rows.", "Leave one."),
        new("E130", FieldCodes.NotADay, "extract_date", "This is not a day.", "Write it YYYY-MM-DD, or as the mapping says."),
        new("E131", FieldCodes.NotOne, "extract_date, status", "Rows differ in what must be the same in all: a return is one extract.", "Give all rows the same."),
        new("E132", FieldCodes.UnknownCode, "status", "The status is none of provisional, final, restated.", "Give one of them."),
        new("E201", FieldCodes.NotAWholeNumber, "counts", "This is not a whole number.", "Give a whole number; leave it blank if it is not known."),
        new("E202", FieldCodes.Negative, "counts", "The count is negative.", "Give 0 or more."),
        new("E203", FieldCodes.OutOfRange, "counts", "The count is larger than any that is possible.", "Check the number."),
        new("E204", FieldCodes.TotalMissing, "contacts_total", "The school has counts but no contacts_total.", "Give the total; blank all counts if nothing was returned."),
        new("E210", FieldCodes.MoreThanTotal, "contacts_nfa", "More contacts were closed with no further action than there were.", "Correct one of the two."),
        new("E211", FieldCodes.LessThanOutcomes, "contacts_total", "The outcomes, which exclude each other, add up to more than contacts_total.", "Count each contact under one outcome."),
        new("E220", FieldCodes.MoreThanReferrals, "referrals_nfa", "More referrals were closed with no further action than there were.", "Correct one of the two."),
        new("Q301", FieldCodes.BlankUnexplained, "note", "The school has no counts and no note.", "Say why in the note, or give the counts (0 if there were none)."),
        new("Q302", FieldCodes.NfaBlank, "contacts_nfa", "There is a total and no contacts_nfa: the school does not count in the share.", "Give it (0 if there were none)."),
        new("Q303", FieldCodes.ZeroForATerm, "contacts_total", "The school had no contact in any month of the term.", "Check that these are true zeros."),
        new("Q304", FieldCodes.SchoolMissing, "school_urn", "A school on the list has no row.", "Give one, blank with a note if nothing was returned."),
        new("Q310", FieldCodes.VersionGap, "file", "The version before this one is not there.", "Send it if there is one."),
        new("Q311", FieldCodes.ExtractedEarly, "extract_date", "The extract is from before the month's end.", "Extract it again after the month."),
        new("Q312", FieldCodes.ExtractedLater, "extract_date", "The day of the extract is in the future.", "Check the date."),
        new("Q320", FieldCodes.MonthMissing, "reporting_month", "A month between the last return and this one is missing.", "Send it."),
        new("Q330", FieldCodes.NoNfaAtAll, "contacts_nfa", "No school has a contact closed with no further action.", "Check how they are recorded."),
        new("Q331", FieldCodes.ShareMoved, "contacts_nfa", "The share closed with no further action moved from one term to the next by more than Returns:ShareMoves.", "Check whether recording changed."),
        new("Q332", FieldCodes.TotalDiffers, "contacts_total", "The total differs from the version before by more than Returns:TotalDiffers.", "Check it, and say why."),
        new("Q333", FieldCodes.PracticeMoved, "contacts_nfa, contacts_advice_only", "No further action and advice only moved against each other, both by more than Returns:PracticeMoves, since the months before.", "Check whether one is recorded as the other; if so, send the month again or have the definition changed.", FromYear: 2021),
    ];

    private static readonly Dictionary<string, ReturnRule> ByCode = All.ToDictionary(rule => rule.Code);

    /// <summary>The number of the rule with a code; null when a problem belongs to none.</summary>
    public static string? NumberOf(string code) => ByCode.GetValueOrDefault(code)?.Number;

    /// <summary>Whether the rule with a code applies to returns of a month.</summary>
    public static bool Applies(string code, string month) => ByCode[code].InForce(month);
}
