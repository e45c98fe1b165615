using Programme.Statistics;

namespace Programme.Tests;

public sealed class AcademicYearTests
{
    [Theory]
    [InlineData("202122", "2021/22")]
    [InlineData("199920", "1999/20")]
    public void Six_digits_are_shown_with_a_stroke(string sixDigits, string shown) => Assert.Equal(shown, AcademicYear.Format(sixDigits));

    [Theory]
    [InlineData("19858")]
    [InlineData("1985867")]
    [InlineData("1999c")]
    [InlineData("1985-98")]
    [InlineData("")]
    [InlineData("202122\n")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => AcademicYear.Format(text));
}
