using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class PlanVerbTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public async Task The_verb_plans_an_authority_on_the_folder_of_a_running_host()
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenDelivery.EnrolAsync(programme, allTerms: true);
        programme.On(2021, 9, 20);
        var target = new Target(programme.Folder, true, [], Json: false);

        var checkedOnly = await PlanVerb.RunAsync(target, "350", check: true, default);
        var none = programme.Sessions("350").Count;
        var planned = await PlanVerb.RunAsync(target, "350", check: false, default);

        Assert.Equal((ExitCodes.Done, 0, ExitCodes.Done), (checkedOnly, none, planned));
        Assert.NotEmpty(programme.Sessions("350"));
        await programme.HolidayAsync("A late holiday", "2021-11-02");
        Assert.Equal(ExitCodes.Done, await PlanVerb.RunAsync(target, "350", check: true, default));
    }
}
