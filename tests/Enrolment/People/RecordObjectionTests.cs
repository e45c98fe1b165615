using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;

namespace Programme.Tests;

public sealed class RecordObjectionTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task An_objection_is_recorded_once_a_day_with_a_reason_that_goes_with_its_decision(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync("RO1");
        RecordObjectionRequest With(ObjectionDecision decision, ObjectionReason reason, int decidedOn = 20) =>
            new()
            {
                PersonRef = "RO1",
                ObjectedOn = Day(2022, 5, 10),
                Decision = decision,
                Reason = reason,
                DecidedOn = Day(2022, 5, decidedOn)
            };

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => people.RecordObjectionAsync(With(ObjectionDecision.Accepted, ObjectionReason.ResearchImpaired, 9)).ResponseAsync);
        var objection = people.RecordObjection(With(ObjectionDecision.Declined, ObjectionReason.ResearchImpaired)).Objection;
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            () => people.RecordObjectionAsync(With(ObjectionDecision.Accepted, ObjectionReason.ParticularSituation)).ResponseAsync);

        Assert.Equal(["reason", "decided_on"], refusal.Fields());
        people.Record("RO1");
        Assert.Equal([objection], people.GetPerson(new() { PersonRef = "RO1" }).Objections);
    }

    [SkippableTheory, EachStore]
    public async Task All_problems_of_a_request_are_named_at_once(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => people.RecordObjectionAsync(new() { PersonRef = "a b" }).ResponseAsync);

        Assert.Equal(["person_ref", "objected_on", "decision", "reason", "decided_on"], refusal.Fields());
    }
}
