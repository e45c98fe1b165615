using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Report.V1;
using Programme.Tests.Support;
using Date = Google.Type.Date;
using Returns = Programme.Outcomes.V1.OutcomesService.OutcomesServiceClient;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class SummariseFlowTests(Programmes programmes)
{
    private static readonly Date October = new() { Year = 2021, Month = 10, Day = 20 };

    [SkippableTheory, EachStore]
    public async Task The_synthetic_programme_s_flow_is_that_of_its_files(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        WholeProgramme.AssertSame(WholeProgramme.Truth("consort"), await programme.SectionAsync("consort"));
    }

    [SkippableTheory, EachStore]
    public async Task The_flow_reconciles_and_grows_with_the_day(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));

        var early = outcomes.SummariseFlow(new() { AsOf = October });
        var now = outcomes.SummariseFlow(new());

        Assert.Equal(now.Eligible - now.OptedOut, now.Randomised.Intervention + now.Randomised.Control);
        Assert.Equal(now.Randomised, early.Randomised);
        Assert.Equal(0, early.WithdrawnData.Intervention + early.WithdrawnData.Control);
        Assert.True(early.OutcomeReturnedAnyTrialMonth.Control < now.OutcomeReturnedAnyTrialMonth.Control);
        Assert.Equal(early.AsOf, October);
    }

    [SkippableTheory, EachStore]
    public async Task Its_boxes_have_the_totals_of_the_truth(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));

        var boxes = outcomes.SummariseFlow(new()).Boxes.ToDictionary(box => box.Id);

        Assert.Equal((1381, 1075, 1073, 2, 306),
            (boxes["assessed"].Count, boxes["assessed.excluded"].Count, boxes["assessed.excluded.not_eligible"].Count,
                boxes["assessed.excluded.opted_out"].Count, boxes["assessed.randomised"].Count));
        Assert.Equal((151, 1, 150, 4),
            (boxes["allocated.received"].ByArm.Intervention, boxes["allocated.not_received.withdrawn"].ByArm.Intervention,
                boxes["allocated.usual_practice"].ByArm.Control, boxes["allocated.exposed"].ByArm.Control));
        Assert.Equal(new ArmFlow { Intervention = 135, Control = 135 }, boxes["returned.all"].ByArm);
        Assert.Equal(new ArmFlow { Intervention = 151, Control = 154 }, boxes["analysis.analysed"].ByArm);
        Assert.Equal((3, 2, 1), (boxes["followed.discontinued"].Count, boxes["followed.lost"].Count, boxes["followed.closed"].Count));
        Assert.Equal(Truth.Section("turnover").GetProperty("lead_and_deputy").GetProperty("overall").GetProperty("headcount").GetInt32(),
            boxes["posts.start"].Count);
        Assert.Equal(Truth.Section("turnover").GetProperty("lead_and_deputy").GetProperty("overall").GetProperty("leavers").GetInt32(),
            boxes["kept.left"].Count);
        var surveys = (await programmes.OnAsync(store)).Client<SurveyService.SurveyServiceClient>().SummariseSurveys(new());
        Assert.Equal(surveys.Summaries.Where(summary => summary.LaCode.Length == 0).Select(summary => summary.Responses),
            [boxes["baseline"].Count, boxes["followup"].Count]);
        Assert.Equal(surveys.BothWavesSamePerson, boxes["followup.both"].Count);
    }

    [SkippableTheory, EachStore]
    public async Task Who_analyses_sees_totals_and_nothing_of_one_arm(string store)
    {
        var programme = await programmes.OnAsync(store);
        var open = (await GivenOutcomes.WithEverythingAsync(programme)).SummariseFlow(new());

        foreach (var role in new[] { Role.Statistician, Role.DataManager })
        {
            var blinded = (await programme.ClientAsync<Returns>(role)).SummariseFlow(new());

            Assert.True(blinded.Blinded && !open.Blinded);
            Assert.Null(blinded.Randomised);
            Assert.Equal((false, true), (blinded.HasControlExposed, open.HasControlExposed));
            Assert.Equal(Reasons.NotUnmasked, blinded.Withheld["control_exposed"]);
            Assert.All(blinded.Boxes, box => Assert.Equal((false, box.Part == FlowPart.Enrolment ? "" : Reasons.NotUnmasked),
                (box.HasNotTold, box.Withheld)));
            Assert.All(blinded.Boxes, box =>
                Assert.True(box.ByArm is null && open.Boxes.Single(same => same.Id == box.Id) is var same
                    && (same.Count == box.Count || box.Id == "followed.taking_part")));
            Assert.DoesNotContain(blinded.Boxes,
                box => box.Id.StartsWith("allocated.", StringComparison.Ordinal)
                    || box.Id.StartsWith("followed.discontinued", StringComparison.Ordinal));
            Assert.Equal(306, blinded.Boxes.Single(box => box.Id == "analysis").Count);
        }
    }

    [SkippableTheory, EachStore]
    public async Task Before_unmasking_nobody_sees_leavers_or_answers_by_arm(string store)
    {
        var programme = await programmes.OnAsync(store);
        var open = (await GivenOutcomes.WithEverythingAsync(programme)).SummariseFlow(new());
        var manager = (await programme.ClientAsync<Returns>(Role.TrialManager)).SummariseFlow(new());

        Assert.All(new[] { open, manager }, flow =>
        {
            var outcomes = flow.Boxes.Where(box => box.Unit is FlowUnit.Post or FlowUnit.Answer).ToList();
            Assert.True(outcomes.Count > 15);
            Assert.All(outcomes, box => Assert.Equal((true, Reasons.NotUnmasked), (box.ByArm is null, box.Withheld)));
            Assert.NotNull(flow.Randomised);
        });
    }

    [SkippableTheory, EachStore]
    public async Task The_summary_says_why_a_blinded_reader_is_told_no_arm(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);

        var summary = await (await programme.ClientAsync<ReportService.ReportServiceClient>(Role.Statistician))
            .GetSummaryAsync(new() { Sections = { "consort" } });

        var figures = summary.Sections.Single().Figures.ToDictionary(figure => string.Join('/', figure.Path));
        Assert.Equal(308, figures["eligible"].Count);
        Assert.Equal(Reasons.NotUnmasked, figures["received_at_least_one_session"].AbsentReason);
        Assert.Equal(Reasons.NotUnmasked, figures["withdrawn/delivery"].AbsentReason);
        Assert.DoesNotContain(figures.Keys, path => path.Contains("exposed", StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_day_of_the_draw_there_is_the_enrolment_alone(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));

        var flow = outcomes.SummariseFlow(new() { AsOf = new() { Year = 2021, Month = 8, Day = 31 } });

        Assert.Null(flow.Randomised);
        Assert.All(flow.Boxes, box => Assert.Equal((FlowPart.Enrolment, 0), (box.Part, box.Count)));
    }
}

[Collection(UnmaskedProgramme.Name)]
public sealed class FlowOnceUnmaskedTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Once_unmasked_who_analyses_sees_what_the_trial_manager_sees(string store)
    {
        var programme = await UnmaskedProgramme.OnAsync(programmes, store);

        var manager = (await programme.ClientAsync<Returns>(Role.TrialManager)).SummariseFlow(new());

        Assert.NotNull(manager.Randomised);
        Assert.All(manager.Boxes.Where(box => box.Part != FlowPart.Enrolment), box => Assert.NotNull(box.ByArm));
        Assert.Equal(manager, (await programme.ClientAsync<Returns>(Role.Statistician)).SummariseFlow(new()));
    }
}

public sealed class FlowOfADrawTests
{
    [SkippableTheory, EachStore]
    public async Task A_listed_school_is_randomised_when_it_is_drawn_and_by_arm_when_it_is_told(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var outcomes = programme.Client<Returns>();
        FlowBox Box(string id) => outcomes.SummariseFlow(new()).Boxes.SingleOrDefault(box => box.Id == id) ?? new FlowBox();

        Assert.Equal((9, 7, 1, 1, 0),
            (Box("assessed").Count, Box("assessed.listed").Count, Box("assessed.excluded.not_eligible.status").Count,
                Box("assessed.excluded.opted_out").Count, Box("allocated").Count));
        await allocation.DrawAsync(hash);
        Assert.Equal((7, 7, 0), (Box("assessed.randomised.batch_1").Count, Box("allocated.not_told").Count, Box("assessed.listed").Count));
        Assert.Null(Box("allocated").ByArm);
        await allocation.ReleaseAllocationAsync(new() { LaCodes = { "350" } });
        Assert.Equal((7, 3, 2, 2),
            (Box("allocated").Count, Box("allocated").NotTold, Box("allocated").ByArm.Intervention, Box("analysis").ByArm.Control));
        await allocation.ReleaseAllocationAsync(new());
        Assert.Equal((7, 0), (Box("allocated").Count, Box("allocated").NotTold));
    }

    [SkippableTheory, EachStore]
    public async Task A_school_randomised_in_error_is_named_and_stays(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var outcomes = programme.Client<Returns>();
        await (await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.TrialManager))
            .ProposeCorrectionAsync(new() { Urn = "170001", Reason = "not_eligible" });
        Assert.DoesNotContain(outcomes.SummariseFlow(new()).Boxes, box => box.Id == "in_error");
        await (await programme.PersonAsync<AllocationService.AllocationServiceClient>("second-manager", Role.TrialManager))
            .ConfirmCorrectionAsync(new() { Urn = "170001" });

        var boxes = outcomes.SummariseFlow(new()).Boxes;

        Assert.Equal((1, 7), (boxes.Single(box => box.Id == "in_error").Count, boxes.Single(box => box.Id == "analysis").Count));
    }
}
