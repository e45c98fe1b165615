using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListApiKeysTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Keys_are_listed_newest_first_page_by_page_without_secrets(string store)
    {
        var programme = await programmes.OnAsync(store);
        var access = programme.Client<AccessService.AccessServiceClient>();
        foreach (var subject in new[] { "first", "second", "third" })
        {
            await access.CreateApiKeyAsync(new() { Subject = subject, Role = Role.LaCoordinator, LaCodes = { "351", "350" } });
            programme.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var one = await access.ListApiKeysAsync(new() { PageSize = 2 });
        var two = await access.ListApiKeysAsync(new() { PageSize = 2, PageToken = one.NextPageToken });

        Assert.Equal(["third", "second", "first"], one.ApiKeys.Concat(two.ApiKeys).Select(key => key.Subject));
        Assert.All(one.ApiKeys, key => Assert.Equal(["350", "351"], key.LaCodes));
        Assert.Empty(two.NextPageToken);
    }

    [Fact]
    public async Task Who_asks_for_no_size_gets_a_hundred()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var access = programme.Client<AccessService.AccessServiceClient>();
        for (var number = 0; number < 101; number++)
            await access.CreateApiKeyAsync(new() { Subject = $"reader-{number}", Role = Role.Auditor });

        var page = await access.ListApiKeysAsync(new());

        Assert.Equal((100, true), (page.ApiKeys.Count, page.NextPageToken.Length > 0));
    }

    [Fact]
    public async Task A_token_of_another_list_is_refused()
    {
        var access = (await programmes.OnAsync("sqlite")).Client<AccessService.AccessServiceClient>();

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await access.ListApiKeysAsync(new() { PageToken = "bm90IGEgdG9rZW4" }));

        Assert.Equal(["page_token"], refusal.Fields());
    }
}
