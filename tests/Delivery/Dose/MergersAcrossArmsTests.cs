using Programme.Delivery;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Tests;

public sealed class MergersAcrossArmsTests
{
    private static readonly Dictionary<string, Arm> Arms =
        new() { ["1"] = Arm.Intervention, ["2"] = Arm.Control, ["3"] = Arm.Control, ["4"] = Arm.Intervention };

    [Fact]
    public void Units_of_both_arms_that_share_a_urn_are_an_entry_from_the_day_on_which_the_second_arm_arrives()
    {
        var entry = MergersAcrossArms.Of([Unit("1", ("9", "1", 1)), Unit("2", ("9", "2", 3), la: "351"), Unit("4", ("9", "4", 4))], Arms)
            .Single();

        Assert.Equal(("1 2 4", "350 351", "9", GivenRegister.Day(2022, 3, 1)),
            (string.Join(' ', entry.UnitUrns), string.Join(' ', entry.LaCodes), entry.SuccessorUrn, entry.SinceOn));
        Assert.Equal(ContaminationKind.MergedAcrossArms, entry.Kind);
    }

    [Fact]
    public void A_unit_that_takes_in_one_of_the_other_arm_is_an_entry()
    {
        var entry = MergersAcrossArms.Of([Unit("1"), Unit("2", ("1", "2", 2))], Arms).Single();

        Assert.Equal(("1", GivenRegister.Day(2022, 2, 1)), (entry.SuccessorUrn, entry.SinceOn));
    }

    [Fact]
    public void Units_of_one_arm_and_units_without_an_arm_are_none() =>
        Assert.Empty(MergersAcrossArms.Of([Unit("2", ("9", "2", 1)), Unit("3", ("9", "3", 1)), Unit("5", ("9", "5", 1))], Arms));

    [Fact]
    public void A_conversion_of_what_was_merged_already_is_no_second_entry()
    {
        TrialUnit[] merged = [Unit("1", ("8", "1", 1), ("9", "8", 2)), Unit("2", ("8", "2", 1), ("9", "8", 2))];

        Assert.Equal("8", MergersAcrossArms.Of(merged, Arms).Single().SuccessorUrn);
        Assert.Equal(["8", "9"], MergersAcrossArms.Of([.. merged, Unit("3", ("9", "3", 2))], Arms).Select(entry => entry.SuccessorUrn)
            .Order());
    }

    [Fact]
    public void What_two_units_were_before_the_list_is_no_entry()
    {
        TrialUnit Divided(string listed) =>
            new()
            {
                ListedUrn = listed,
                Urns =
                { new UnitUrn { Urn = "0" },
                    new UnitUrn { Urn = listed, PredecessorUrn = "0", StartedOn = GivenRegister.Day(2010, 1, 1) } }
            };

        Assert.Empty(MergersAcrossArms.Of([Divided("1"), Divided("2")], Arms));
    }

    private static TrialUnit Unit(string listed, params (string Urn, string From, int Month)[] urns) => Unit(listed, "350", urns);

    private static TrialUnit Unit(string listed, (string Urn, string From, int Month) urn, string la) => Unit(listed, la, [urn]);

    private static TrialUnit Unit(string listed, string la, (string Urn, string From, int Month)[] urns) => new()
    {
        ListedUrn = listed,
        LaCode = la,
        Urns = { new UnitUrn { Urn = listed },
            urns.Select(urn => new UnitUrn { Urn = urn.Urn, PredecessorUrn = urn.From,
                StartedOn = GivenRegister.Day(2022, urn.Month, 1) }) },
    };
}
