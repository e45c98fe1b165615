using Programme.Enrolment;

namespace Programme.Tests;

public sealed class CanonicalListTests
{
    [Fact]
    public void A_name_of_one_letter_is_a_name_and_an_empty_one_is_none()
    {
        Assert.Equal("a", CanonicalList.Of([new Unit("s", "a")]).Units.Single().Id);
        Assert.Throws<ArgumentException>(() => CanonicalList.Of([new Unit("s", "")]));
        Assert.Throws<ArgumentException>(() => CanonicalList.Of([new Unit("", "a")]));
    }
}
