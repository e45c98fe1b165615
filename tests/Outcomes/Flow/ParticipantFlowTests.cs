using CsCheck;
using Programme.Enrolment.V1;
using Programme.Outcomes;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>The rule of the participant flow, without a database.</summary>
public sealed class ParticipantFlowTests
{
    private static readonly Gen<Arm> Arms = Gen.Int[0, 2].Select(arm => (Arm)arm);
    private static readonly Gen<string?> Reasons = Gen.Int[0, 4]
        .Select(at => (string?)(at switch { 0 => "workload", 1 => "staffing", 2 => "school_closed", _ => null }));

    private static readonly Gen<SchoolInFlow> Schools =
        from urn in Gen.Int[100000, 999999]
        from batch in Gen.Int[0, 2]
        from against in Gen.Int[0, 5].Select(at => new[] { "", "", "status", "phase", "type", "other" }[at])
        from arm in Arms
        from flags in Gen.Int[0, 31]
        from withdrawn in Gen.Select(Reasons, Reasons)
        from returned in Gen.Select(Gen.Int[0, 11], Gen.Int[0, 3])
        select new SchoolInFlow
        {
            Urn = $"{urn}",
            Batch = batch,
            Against = against,
            Arm = arm,
            Listed = batch > 0 || (flags & 1) > 0,
            OptedOut = (flags & 2) > 0,
            Received = (flags & 4) > 0,
            Exposed = (flags & 8) > 0,
            RandomisedInError = (flags & 16) > 0,
            DeliveryWithdrawn = withdrawn.Item1,
            DataWithdrawn = withdrawn.Item2,
            Months = returned.Item1,
            Contacts = returned.Item1 == 0 ? 0 : returned.Item2,
        };

    private static readonly Gen<PostInFlow> Posts =
        Gen.Select(Arms, Gen.Enum<PostRole>(), Gen.Bool, Gen.Enum<LeavingReason>(),
            (arm, role, start, left) => new PostInFlow(arm, role, start, left));
    private static readonly Gen<AnswerInFlow> Answers =
        Gen.Select(Arms, Gen.Bool, Gen.Bool, (arm, wave, both) => new AnswerInFlow(arm, wave, both));

    private static readonly Gen<ParticipantFlow> Flows =
        Gen.Select(Schools.List[0, 40], Posts.List[0, 20], Answers.List[0, 20], Gen.Bool, Gen.Int[0, 11],
            (schools, posts, answers, blinded, months) => new ParticipantFlow
            {
                Day = new DateOnly(2022, 7, 31),
                Blinded = blinded,
                Schools = schools,
                Posts = posts,
                Answers = answers,
                MonthsOver = months,
            });

    [Fact]
    public void Whatever_happens_to_schools_every_box_is_the_sum_of_its_parts() =>
    Flows.Sample(flow => Assert.Empty(FlowSums.Problems(flow.Boxes())));

    [Fact]
    public void Every_randomised_school_is_in_each_part_and_a_box_stands_before_its_parts() => Flows.Sample(flow =>
    {
        var boxes = flow.Boxes();
        var randomised = flow.Schools.Count(school => school.Batch > 0);

        Assert.All(new[] { "allocated", "followed", "returned", "analysis" },
            id => Assert.Equal(randomised, boxes.SingleOrDefault(box => box.Id == id)?.Count ?? 0));
        Assert.All(boxes.Index(), box =>
            Assert.True(FlowPlan.ParentOf(box.Item.Id).Length == 0
                || boxes.FindIndex(one => one.Id == FlowPlan.ParentOf(box.Item.Id)) is >= 0 and var at && at < box.Index));
        Assert.Equal(boxes.Count, boxes.DistinctBy(box => box.Id).Count());
    });

    [Fact]
    public void To_the_blinded_it_tells_no_arm_and_nothing_that_one_arm_alone_can_have() => Flows.Where(flow => flow.Blinded).Sample(flow =>
    {
        var told =
            flow with
            {
                Schools = [
                .. flow.Schools.Select(school =>
                    school with { Arm = Arm.Intervention, Received = true, Exposed = false,
                        DeliveryWithdrawn = school.DeliveryWithdrawn == SchoolInFlow.SchoolClosed ? SchoolInFlow.SchoolClosed : null })]
            };
        var other =
            told with
            {
                Schools = [
                .. told.Schools.Select(school =>
                    school with { Arm = Arm.Control, Received = false, Exposed = true,
                        DeliveryWithdrawn = school.DeliveryWithdrawn ?? "workload" })]
            };

        Assert.Equal(told.Boxes(), other.Boxes());
        Assert.All(told.Boxes(), box => Assert.Null(box.ByArm));
    });

    [Fact]
    public void Sums_that_are_not_right_are_found()
    {
        var boxes = new ParticipantFlow
        {
            Day = default,
            Blinded = false,
            Schools = [new() { Urn = "1", Batch = 1, Listed = true, Arm = Arm.Control }]
        }.Boxes();
        boxes.Single(box => box.Id == "returned.none").Count++;
        boxes.Single(box => box.Id == "followed").ByArm = new ArmFlow { Intervention = 1 };
        boxes.Single(box => box.Id == "analysis").Count = 2;

        var problems = string.Join("\n", FlowSums.Problems(boxes));

        Assert.All(new[] { "returned has", "followed has", "analysis 2" },
            words => Assert.Contains(words, problems, StringComparison.Ordinal));
    }
}
