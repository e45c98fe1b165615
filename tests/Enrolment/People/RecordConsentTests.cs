using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;

namespace Programme.Tests;

public sealed class RecordConsentTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Consent_is_given_and_withdrawn_on_one_day_and_every_decision_is_kept(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync("RC1");
        RecordConsentRequest To(ConsentDecision decision) =>
            new() { PersonRef = "RC1", Survey = "follow_up", Decision = decision, DecidedOn = Day(2022, 6, 1), Version = "C-1" };

        var given = people.RecordConsent(To(ConsentDecision.Given)).Consent;
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => people.RecordConsentAsync(To(ConsentDecision.Given)).ResponseAsync);
        var withdrawn = people.RecordConsent(To(ConsentDecision.Withdrawn)).Consent;

        Assert.Equal((1, 2), (given.Number, withdrawn.Number));
        people.Record("RC1");
        Assert.Equal([given, withdrawn], people.GetPerson(new() { PersonRef = "RC1" }).Consents);
    }

    [SkippableTheory, EachStore]
    public async Task All_problems_of_a_request_are_named_at_once_and_nobody_consents_who_is_not_there(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => people.RecordConsentAsync(new() { PersonRef = "a b", Survey = "The Survey" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound,
            () =>
                people.RecordConsentAsync(new()
                {
                    PersonRef = "RC9",
                    Survey = "baseline",
                    Decision = ConsentDecision.Given,
                    DecidedOn = Day(2022, 6, 1),
                    Version = "C-1"
                }).ResponseAsync);

        Assert.Equal(["person_ref", "survey", "decision", "decided_on", "version"], refusal.Fields());
    }
}
