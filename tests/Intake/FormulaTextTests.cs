using System.Text;
using Programme.Intake;

namespace Programme.Tests;

/// <summary>What leaves cannot run in a spreadsheet, and comes back as it was.</summary>
public sealed class FormulaTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+44 161 496 0000")]
    [InlineData("-x")]
    [InlineData("@SUM(A1)")]
    [InlineData("'=quoted before")]
    public void A_text_that_looks_like_a_formula_leaves_with_an_apostrophe_and_comes_back_without(string text)
    {
        var csv = Encoding.UTF8.GetString(new OutgoingList(["name", "number"], [[text, -5]]).ToCsv());

        Assert.StartsWith("name,number\n", csv, StringComparison.Ordinal);
        Assert.StartsWith("'", csv.Split('\n')[1].TrimStart('"'), StringComparison.Ordinal);
        Assert.EndsWith(",-5\n", csv, StringComparison.Ordinal);
        Assert.Equal(text, FormulaText.Unescape(FormulaText.Escape(text)));
    }

    [Theory]
    [InlineData("St John's")]
    [InlineData("'tis")]
    [InlineData("a=b")]
    public void Other_texts_are_left_alone(string text)
    {
        Assert.False(FormulaText.LooksLikeOne(text));
        Assert.Equal(text, FormulaText.Unescape(text));
    }
}
