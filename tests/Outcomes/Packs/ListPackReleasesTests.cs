using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ListPackReleases: every release, for the auditor too.</summary>
public sealed class ListPackReleasesTests
{
    [SkippableTheory, EachStore]
    public async Task Each_release_is_listed_with_its_recipient_its_persons_and_the_hash_of_its_pack(string store)
    {
        await using var programme = await GivenRelease.AnalysedAsync(store);
        await GivenRelease.ConfirmedAsync(programme);
        await GivenRelease.ProposedAsync(programme);
        var built = await (await GivenRelease.StatisticianAsync(programme)).BuildControlledPackAsync(new() { Number = 1 });

        var auditor = await programme.ClientAsync<PackService.PackServiceClient>(Role.Auditor);
        var first = await auditor.ListPackReleasesAsync(new() { PageSize = 1 });
        var second = await auditor.ListPackReleasesAsync(new() { PageSize = 1, PageToken = first.NextPageToken });

        var release = Assert.Single(first.Releases);
        Assert.Equal(("University of Somewhere, statistics", "Repeats the primary analysis.", "test-statistician", "test-trialmanager"),
            (release.Recipient, release.Reason, release.ProposedBy, release.ConfirmedBy));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(built.Content.Span)), release.Sha256);
        Assert.Equal((2, "", ""), (Assert.Single(second.Releases).Number, second.Releases[0].ConfirmedBy, second.NextPageToken));
    }
}
