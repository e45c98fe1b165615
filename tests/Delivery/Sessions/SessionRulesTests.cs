using Programme.Delivery;
using Programme.Delivery.V1;

namespace Programme.Tests;

public sealed class SessionRulesTests
{
    private static readonly DateOnly Today = new(2022, 10, 1);
    private static readonly SessionRow Held =
        new() { SessionRef = "S1", LaCode = "350", Urn = "170005", Status = SessionStatus.Delivered, HeldOn = new(2022, 3, 1) };

    [Theory]
    [InlineData("2A;4C", "")]
    [InlineData("21", "")]
    [InlineData("21;2A", "NOT_TOGETHER")]
    [InlineData("18A", "RETIRED")]
    [InlineData("19A", "RETIRED")]
    [InlineData("8A", "NOT_A_FACTOR")]
    [InlineData("25A", "NOT_A_FACTOR")]
    [InlineData("2A;2A", "DUPLICATE")]
    public void Themes_are_factors_in_use_and_none_stands_alone(string themes, string code) =>
    Assert.Equal(code, Codes(Held with { Themes = themes }));

    [Theory]
    [InlineData("check_in;cases", 2, "")]
    [InlineData("check_in;cases", 3, "NOT_THEIR_NUMBER")]
    [InlineData("check_in;check_in", 2, "UNKNOWN_CODE")]
    [InlineData("tea", 1, "UNKNOWN_CODE")]
    [InlineData("", 4, "")]
    public void Elements_of_the_agenda_are_of_the_list_and_their_number_fits(string elements, int covered, string code) =>
        Assert.Equal(code, Codes(Held with { AgendaElements = elements, AgendaCovered = covered }));

    [Theory]
    [InlineData("advice_line;early_help=done@2022-03-02", "")]
    [InlineData("advice_line;advice_line", "UNKNOWN_CODE")]
    [InlineData("ring_mum", "UNKNOWN_CODE")]
    [InlineData("advice_line=done@", "UNKNOWN_CODE")]
    [InlineData("advice_line=@2022-03-02", "UNKNOWN_CODE")]
    public void Actions_are_of_the_list_and_an_outcome_has_its_day(string actions, string code) =>
    Assert.Equal(code, Codes(Held with { Actions = actions }));

    [Fact]
    public void Only_a_session_that_was_held_has_elements_actions_and_an_unusual_day()
    {
        var cancelled = Held with { Status = SessionStatus.Cancelled, HeldOn = null, CancelledBy = CancelledBy.School, Reason = "exams" };

        Assert.Equal("", Codes(cancelled));
        Assert.Equal("NOT_HELD", Codes(cancelled with { Actions = "advice_line" }));
        Assert.Equal("UNKNOWN_CODE", Codes(cancelled with { Reason = "he_was_ill" }));
    }

    private static string Codes(SessionRow session) =>
        string.Join(' ', SessionRules.Problems(session, Today).Select(problem => problem.Code));
}
