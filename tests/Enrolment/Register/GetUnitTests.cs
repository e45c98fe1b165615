using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class GetUnitTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_unit_is_found_by_any_urn_that_it_has_or_had(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ConvertedSchoolsAsync();

        string Listed(string urn) => string.Join(' ', enrolment.GetUnit(new() { Urn = urn }).Units.Select(unit => unit.ListedUrn));

        Assert.Equal("350001", Listed("350001"));
        Assert.Equal("350001", Listed("360001"));
        Assert.Equal("351001", Listed("340001"));
        Assert.Equal("350002 351001", Listed("360002"));
        Assert.Equal(enrolment.ListUnits(new()).Units[1], enrolment.GetUnit(new() { Urn = "350002" }).Units.Single());
    }

    [SkippableTheory, EachStore]
    public async Task By_a_urn_of_later_it_is_found_as_it_was_on_the_day(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ConvertedSchoolsAsync();

        var unit = enrolment.GetUnit(new() { Urn = "360001", AsOf = Day(2021, 9, 1) }).Units.Single();

        Assert.Equal((UnitState.Open, "350001", 1), (unit.State, unit.CurrentUrns.Single(), unit.Urns.Count));
    }

    [SkippableTheory, EachStore]
    public async Task A_urn_of_no_unit_and_that_of_a_unit_out_of_scope_are_not_found(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ConvertedSchoolsAsync();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var nothing = await Imports.RefusedAsync(Reasons.NotFound, async () => await enrolment.GetUnitAsync(new() { Urn = "350003" }));
        var foreign = await Imports.RefusedAsync(Reasons.NotFound, async () => await coordinator.GetUnitAsync(new() { Urn = "360001" }));

        Assert.Equal(("There is no unit 350003.", "There is no unit 360001."), (nothing.Message, foreign.Message));
        Assert.Equal("351001", coordinator.GetUnit(new() { Urn = "360002" }).Units.Single().ListedUrn);
    }
}
