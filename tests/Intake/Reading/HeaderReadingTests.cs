namespace Programme.Tests;

/// <summary>Headers are matched by what a person sees in them; what is not matched is never passed over in silence.</summary>
public sealed class HeaderReadingTests
{
    private const string Row = "V1,2021-09-01,60,Hall\n";

    [Theory]
    [InlineData("visit_ref,visited_on,minutes,place")]
    [InlineData("visit_ref , visited_on,\u00a0minutes,place\u00a0")]
    [InlineData("\u200bvisit_ref,visited_on\u200b,min\u200butes,place\ufeff")]
    [InlineData("\ufeff\ufeffvisit_ref,visited_on,minutes,place")]
    [InlineData("Visit_Ref,VISITED_ON,minutes,Place")]
    [InlineData("\"visit_ref\",\"visited_on\",\"minutes \",\"place\"")]
    [InlineData("visit_ref,visited_on,minutes,place\n\n,,,")]
    [InlineData(",,,\nvisit_ref,visited_on,minutes,place")]
    [InlineData("sep=,\nvisit_ref,visited_on,minutes,place")]
    public void Case_spaces_and_what_nobody_sees_do_not_matter(string header) =>
        Assert.Equal(["V1|2021-09-01|60|Hall|"], Reading.Of($"{header}\n{Row}").Taken());

    [Theory]
    [InlineData("visit_ref,visited_on,minutes,place,minutes", "minutes is in the header twice (columns 3 and 5)")]
    [InlineData("visit_ref,visited_on,minutes,place,Minutes ", "(columns 3 and 5)")]
    [InlineData("visit_ref,visited_on,minutes,place,place\u200b", "(columns 4 and 5)")]
    [InlineData("visit_ref,colour,visited_on,minutes,place,colour", "colour is in the header twice (columns 2 and 6)")]
    [InlineData("visit_ref,visit_ref,visited_on,minutes,place,visit_ref", "(columns 1 and 2 and 6)")]
    public void A_name_twice_is_refused_with_both_positions(string header, string positions)
    {
        var refusal = Reading.Of($"{header}\nV1,2021-09-01,60,Hall,1\n").Refusal();

        Assert.Contains(positions, refusal, StringComparison.Ordinal);
        Assert.StartsWith("line 1", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes")]
    [InlineData("not")]
    [InlineData("Note_")]
    [InlineData("noet")]
    public void A_column_that_looks_like_one_that_may_be_left_out_is_refused(string name)
    {
        var refusal = Reading.Of($"visit_ref,visited_on,minutes,place,{name}\nV1,2021-09-01,60,Hall,late\n");

        Assert.Contains($"column 5, `{name}`: not known; did you mean note?", refusal.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visitref,visited_on,minutes,place", "column 1, `visitref`: not known; did you mean visit_ref?")]
    [InlineData("visit_ref,visited on,minutes,place", "column 2, `visited on`: not known; did you mean visited_on?")]
    [InlineData("visit_ref,visited_on,minute,place", "column 3, `minute`: not known; did you mean minutes?")]
    [InlineData("visit_ref,visited_on,duration,place", "the column minutes is expected in the header. ")]
    public void A_column_that_is_lacking_is_named_with_what_may_have_been_meant(string header, string words) =>
        Assert.Contains(words, Reading.Of($"{header}\n{Row}").Problems[0], StringComparison.Ordinal);

    [Fact]
    public void Any_other_column_is_noted()
    {
        var reading = Reading.Of(",visit_ref,colour,visited_on,minutes,place,\n0,V1,red,2021-09-01,60,Hall,\n");

        Assert.Equal(["V1|2021-09-01|60|Hall|"], reading.Taken());
        Assert.Equal(["Column 3, `colour`: not known; it is not read. [COLUMN_NOT_READ]",
            "Column 1 has no name in the header; it is not read. [COLUMN_UNNAMED]"], reading.Notes);
    }

    [Fact]
    public void A_file_of_another_kind_is_one_error() =>
        Assert.Contains("a header with the columns visit_ref,visited_on,minutes,place separated by commas is expected",
            Reading.Of("a,b,b\n1,2,3\n").Refusal(), StringComparison.Ordinal);
}
