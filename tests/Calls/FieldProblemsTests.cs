using Google.Type;
using Grpc.Core;
using Programme.Enrolment.V1;

namespace Programme.Tests;

/// <summary>The kit of request checks: one code for each kind of problem.</summary>
public sealed class FieldProblemsTests
{
    private readonly FieldProblems fields = new();

    [Fact]
    public void A_missing_value_is_missing_whatever_its_kind()
    {
        fields.Needed("a", "");
        fields.Day("b", null);
        fields.OneOf("c", PostRole.Unspecified);
        fields.Code("d", "", ["one"]);
        fields.OpenCode("e", "", "workload");
        fields.Reference("f", "");
        fields.Version("g", "");
        fields.LaCode("h", "");
        fields.Reason("i", "   ");

        Assert.Equal(Enumerable.Repeat(FieldCodes.Missing, 9), fields.Found.Select(problem => problem.Code));
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h", "i"], fields.Found.Select(problem => problem.Field));
    }

    [Theory]
    [InlineData(2021, 2, 29)]
    [InlineData(9999, 12, 31)]
    [InlineData(0, 0, 0)]
    public void What_is_no_day_of_the_calendar_is_not_a_day(int year, int month, int day)
    {
        fields.OptionalDay("on", new Date { Year = year, Month = month, Day = day });

        Assert.Equal([FieldCodes.NotADay], fields.Found.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("ab", FieldCodes.TooShort)]
    [InlineData("  ab  ", FieldCodes.TooShort)]
    [InlineData("abcdef", FieldCodes.TooLong)]
    [InlineData("abcde", null)]
    [InlineData(" abc ", null)]
    public void A_text_is_measured_without_the_spaces_around_it(string text, string? code)
    {
        fields.Text("text", text, 3, 5);

        Assert.Equal(code, fields.Found.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_value_of_no_enumeration_is_an_unknown_code()
    {
        fields.OneOf("role", (PostRole)99);
        fields.OneOf("role", (PostRole)99, optional: true);
        fields.Code("kind", "other", ["one", "two"]);
        fields.OneOf("role", PostRole.Unspecified, optional: true);
        fields.Code("kind", "", ["one", "two"], optional: true);

        Assert.Equal(Enumerable.Repeat(FieldCodes.UnknownCode, 3), fields.Found.Select(problem => problem.Code));
    }

    [Fact]
    public void A_day_may_be_today_and_not_tomorrow()
    {
        var today = new DateOnly(2022, 3, 1);

        Assert.Equal(today, fields.DayUpTo(today, "on", today.ToDate()));
        Assert.False(fields.Any);
        fields.DayUpTo(today, "on", today.AddDays(1).ToDate());
        Assert.Equal([FieldCodes.InFuture], fields.Found.Select(problem => problem.Code));
    }

    [Fact]
    public void All_problems_are_refused_at_once_and_none_is_not_refused()
    {
        fields.ThrowIfAny();
        FieldProblems.ThrowIfAny([]);
        fields.LaCode("la_code", "33");
        fields.Month("month", "2021-13");

        var refusal = Assert.Throws<RpcException>(fields.ThrowIfAny);
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("la_code", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("month", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Throws<RpcException>(() => FieldProblems.ThrowIfAny(fields.Found));
    }

    [Fact]
    public void The_window_of_a_figure_ends_with_the_trial_and_does_not_begin_after_its_end()
    {
        var trial = Trial.Default;

        Assert.Equal((trial.FirstOn, trial.LastOn),
            trial.Window(null, new Date { Year = 2030, Month = 1, Day = 1 }, new Microsoft.Extensions.Time.Testing.FakeTimeProvider()));
        var refusal =
            Assert.Throws<RpcException>(() =>
                trial.Window(new Date { Year = 2022, Month = 8, Day = 1 }, trial.LastOn.ToDate(),
                    new Microsoft.Extensions.Time.Testing.FakeTimeProvider()));
        Assert.Contains("first_on", refusal.Status.Detail, StringComparison.Ordinal);
    }
}
