using Programme.Host;
using Programme.Report.V1;

namespace Programme.Tests;

/// <summary>What is asked before an act that cannot be undone.</summary>
public sealed class FinalActTests
{
    private static readonly NextStep Freeze = new()
    {
        Code = "list",
        Missing = { "3 schools would be listed without a signed memorandum." },
    };

    [Fact]
    public void What_is_missing_is_said_and_the_word_typed_goes_on()
    {
        using var said = new StringWriter();

        FinalAct.Ask("list", Freeze, new StringReader(" freeze \n"), said);

        Assert.StartsWith("3 schools would be listed without a signed memorandum.", said.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Type freeze to do it: ", said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "y")]
    [InlineData("list", "")]
    [InlineData("list", "Freeze")]
    [InlineData("unmasking", "freeze")]
    public void Another_word_does_nothing(string code, string typed)
    {
        var refusal = Assert.Throws<UsageException>(() => FinalAct.Ask(code, Freeze, new StringReader(typed), TextWriter.Null));

        Assert.Contains("Nothing was done", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("seed")]
    [InlineData("draw")]
    [InlineData("release")]
    [InlineData("reveal")]
    [InlineData("lock")]
    [InlineData("unmasking")]
    public void Every_final_act_has_a_word_also_for_whom_the_steps_are_not_told(string code) =>
        Assert.Throws<UsageException>(() => FinalAct.Ask(code, step: null, new StringReader(""), TextWriter.Null));
}
