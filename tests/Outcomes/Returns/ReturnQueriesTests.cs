using Programme.Outcomes;

namespace Programme.Tests;

public sealed class ReturnQueriesTests
{
    private static readonly ReturnContext Nothing =
        new("2021-12", 1, new(2022, 1, 10), new(2022, 1, 11), new HashSet<string> { "1", "2" }, [], [], new Dictionary<string, int>());

    private static SchoolMonthRow School(string urn, int? total, int? nfa, string? note = null) =>
        new() { LaCode = "350", Month = "2021-12", Version = 1, Urn = urn, ContactsTotal = total, ContactsNfa = nfa, Note = note };

    private static IReadOnlyList<string> Queries(ReturnContext context, params SchoolMonthRow[] rows) =>
        [.. ReturnQueries.Find([.. rows.Select((row, at) => new ReturnLine(at + 2, row))], context, new ReturnSettings())
            .Select(query => $"{query.Line} {query.Code}")];

    private static Tally Of(string month, long total, long nfa) => new("350", month, total, nfa, 2);

    [Fact]
    public void A_complete_and_ordinary_return_raises_none() =>
        Assert.Empty(Queries(Nothing with { Earlier = [Of("2021-11", 100, 40)] }, School("1", 50, 20), School("2", 0, 0)));

    [Fact]
    public void A_school_with_a_true_zero_in_every_month_of_the_term_is_queried_at_the_term_s_end()
    {
        var zeros = new Dictionary<string, int> { ["1"] = 3, ["2"] = 2 };
        Assert.Equal(["2 ZERO_FOR_A_TERM"],
            Queries(Nothing with { ZeroMonths = zeros, Earlier = [Of("2021-11", 9, 4)] }, School("1", 0, 0), School("2", 0, 0)));
        Assert.Empty(Queries(Nothing with { Month = "2021-11", ZeroMonths = zeros }, School("1", 0, 0), School("2", 0, 0)));
    }

    [Theory]
    [InlineData(61, true)]
    [InlineData(60, false)]
    public void A_share_that_moves_more_than_20_points_from_term_to_term_is_queried(int nfa, bool queried) =>
        Assert.Equal(queried,
            Queries(Nothing with { Earlier = [Of("2021-07", 100, 40), Of("2021-09", 0, 0), Of("2021-10", 1, 0), Of("2021-11", 99, nfa)] },
                School("1", 100, nfa - 1), School("2", 0, 0)).Contains("1 SHARE_MOVED"));

    [Fact]
    public void Months_missing_since_the_last_return_are_named() =>
        Assert.Equal(["1 MONTH_MISSING", "1 MONTH_MISSING"],
            Queries(Nothing with { Earlier = [Of("2021-09", 50, 20)] }, School("1", 50, 20), School("2", 5, 1)));

    [Theory]
    [InlineData(110, false)]
    [InlineData(111, true)]
    [InlineData(89, true)]
    public void A_total_that_differs_by_more_than_a_tenth_from_the_version_before_is_queried(int total, bool queried) =>
        Assert.Equal(queried,
            Queries(Nothing with { Version = 2, StoredVersions = [1], Earlier = [Of("2021-11", 100, 40), Of("2021-12", 100, 40)] },
                School("1", total, 40), School("2", 0, 0)).Contains("1 TOTAL_DIFFERS"));

    [Fact]
    public void Blanks_and_schools_without_a_row_are_queried() => Assert.Equal(
        ["2 BLANK_UNEXPLAINED", "1 SCHOOL_MISSING"], Queries(Nothing, School("1", null, null)));

    [Fact]
    public void A_blank_with_a_note_is_explained() => Assert.Empty(Queries(Nothing, School("1", null, null, "closed"), School("2", 9, 1)));

    [Fact]
    public void An_authority_without_any_contact_closed_and_a_total_without_its_part_are_queried() =>
        Assert.Equal(["3 NFA_BLANK", "1 NO_NFA_AT_ALL"], Queries(Nothing, School("1", 50, 0), School("2", 7, null)));

    [Fact]
    public void A_version_before_its_predecessor_and_an_extract_before_the_month_s_end_are_queried() => Assert.Equal(
        ["1 VERSION_GAP", "1 EXTRACTED_EARLY"],
            Queries(Nothing with { Version = 3, StoredVersions = [1], ExtractOn = new(2021, 12, 31) }, School("1", 50, 20),
                School("2", 5, 1)));

    [Fact]
    public void An_extract_of_tomorrow_is_queried() =>
        Assert.Equal(["1 EXTRACTED_LATER"], Queries(Nothing with { ExtractOn = new(2022, 1, 12) }, School("1", 50, 20), School("2", 5, 1)));
}
