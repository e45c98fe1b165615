using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class RecordAdaptationTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task An_adaptation_of_a_school_is_of_the_school_s_authority_and_gets_a_reference(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var recorded = (await evaluation.RecordAdaptationAsync(new() { Adaptation = OfSchool() })).Adaptation;

        Assert.Equal(("350", AdaptationKind.Mode, "covid", AdaptationFidelity.Consistent),
            (recorded.LaCode, recorded.Kind, recorded.Reason, recorded.Fidelity));
        Assert.NotEmpty(recorded.AdaptationRef);
    }

    [SkippableTheory, EachStore]
    public async Task What_belongs_to_another_scope_and_sentences_for_reasons_are_refused_all_at_once(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));
        var wrong = new Adaptation(OfSchool())
        {
            Scope = AdaptationScope.Group,
            Reason = "The head asked for it.",
            Timing = AdaptationTiming.Unspecified,
            AdaptedOn = GivenDelivery.Day(2030, 1, 1)
        };

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await evaluation.RecordAdaptationAsync(new() { Adaptation = wrong }));

        Assert.Equal(
            ["adaptation.adapted_on", "adaptation.reason", "adaptation.timing", "adaptation.la_code", "adaptation.urn",
                "adaptation.group_ref"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_limited_key_records_within_its_authorities_and_never_for_the_whole_programme(string store)
    {
        var coordinator = await (await programmes.OnAsync(store))
            .ClientAsync<EvaluationService.EvaluationServiceClient>(Role.LaCoordinator, "351");
        var programme = new Adaptation(OfSchool()) { Scope = AdaptationScope.Programme, Urn = "" };
        var authority = new Adaptation(programme) { Scope = AdaptationScope.Authority, LaCode = "350" };

        await Imports.RefusedAsync(Reasons.RoleNotAllowed,
            async () => await coordinator.RecordAdaptationAsync(new() { Adaptation = programme }));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await coordinator.RecordAdaptationAsync(new() { Adaptation = authority }));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await coordinator.RecordAdaptationAsync(new() { Adaptation = OfSchool() }));
        Assert.Equal("351",
            (await coordinator.RecordAdaptationAsync(new() { Adaptation = new(authority) { LaCode = "351" } })).Adaptation.LaCode);
    }

    [SkippableTheory, EachStore]
    public async Task A_group_is_one_of_the_authority(string store)
    {
        var programme = await programmes.OnAsync(store);
        var evaluation = GivenDelivery.Evaluation(programme);
        await GivenDelivery.Schedule(programme).CreateGroupAsync(new() { LaCode = "353", GroupRef = "G353-adapted" });
        var adaptation = new Adaptation(OfSchool()) { Scope = AdaptationScope.Group, Urn = "", LaCode = "353", GroupRef = "G353-adapted" };

        var recorded = (await evaluation.RecordAdaptationAsync(new() { Adaptation = adaptation })).Adaptation;

        Assert.Equal("G353-adapted", recorded.GroupRef);
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await evaluation.RecordAdaptationAsync(new() { Adaptation = new(adaptation) { LaCode = "351" } }));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await evaluation.RecordAdaptationAsync(new() { Adaptation = new(adaptation) { GroupRef = "G353-missing" } }));
    }

    public static Adaptation OfSchool() => new()
    {
        AdaptedOn = GivenDelivery.Day(2022, 1, 10),
        Scope = AdaptationScope.School,
        Urn = "170005",
        Kind = AdaptationKind.Mode,
        Reason = "covid",
        Timing = AdaptationTiming.Reactive,
        Fidelity = AdaptationFidelity.Consistent,
    };
}
