using Programme.Host;

namespace Programme.Tests;

/// <summary>Which rows of the audit would tell arms that are not released.</summary>
[Trait("Promise", "S3")]
public sealed class SealedAuthoritiesTests
{
    private static readonly HashSet<string> Sealed = ["350"];

    [Theory]
    [InlineData("""{"rows":[{"entity":"SessionRow","new":{"LaCode":"350"}}]}""", true)]
    [InlineData("""{"rows":[{"entity":"SessionRow","new":{"LaCode":"351"}}]}""", false)]
    [InlineData("""{"rows":[{"entity":"SessionRow","new":{"LaCode":"351"}},{"entity":"SessionRow","new":{"LaCode":"350"}}]}""", true)]
    [InlineData("""{"rows":[{"entity":"AttendanceRow","new":{"LeadRef":"L1"}}]}""", true)]
    [InlineData("""{"sessions_added":"3"}""", false)]
    public void Details_tell_of_a_sealed_authority_when_they_name_it_or_name_none(string details, bool tells)
    {
        Assert.Equal(tells, SealedAuthorities.Tells(details, Sealed));
        Assert.False(SealedAuthorities.Tells(details, []));
    }
}
