using CsCheck;
using Programme.Enrolment;
using Programme.Enrolment.V1;

namespace Programme.Tests;

public sealed partial class TrialUnitsTests
{
    private static readonly DateOnly Day = new(2022, 3, 1);
    private static readonly string[] Urns = [.. Enumerable.Range(1, 8).Select(number => $"{number}")];

    /// <summary>Any links between eight URNs, from either side, with circles, dated or not.</summary>
    private static readonly Gen<LinkRow[]> Links =
        (from urn in Gen.OneOf(Urns)
         from other in Gen.OneOf(Urns)
         from type in Gen.OneOf("Successor", "Successor - merged", "Successor - amalgamated", "Successor - Split School", "Predecessor",
             "Predecessor - merged", "Sixth Form Centre Link")
         from month in Gen.Int[0, 6]
         select Link(urn, other, type, month == 0 ? null : new DateOnly(2021, month, 1))).Array[0, 14];

    /// <summary>Which of the eight URNs closed.</summary>
    private static readonly Gen<RegisterEntryRow[]> Registers = Gen.Bool.Array[8]
        .Select(closed => Urns.Zip(closed, (urn, gone) => Entry(urn, gone ? new DateOnly(2021, 12, 31) : null)).ToArray());

    [Fact]
    public void A_unit_without_links_is_open_or_has_closed()
    {
        var open = Describe("1", [Entry("1")], []);
        var closed = Describe("1", [Entry("1", new(2021, 12, 31), "Closure")], []);

        Assert.Equal((UnitState.Open, null), (open.State, open.SinceOn));
        Assert.Equal(("1", GivenRegister.Day(2021, 12, 31), "Closure"),
            (closed.Urns.Single().Urn, closed.Urns.Single().ClosedOn, closed.Urns.Single().ClosedReason));
        Assert.Equal((UnitState.Closed, GivenRegister.Day(2022, 1, 1), "1"), (closed.State, closed.SinceOn, closed.CurrentUrns.Single()));
    }

    [Theory]
    [InlineData("Successor", false)]
    [InlineData("Predecessor", true)]
    public void A_conversion_is_followed_from_whichever_side_it_is_registered(string type, bool fromNewSide)
    {
        var link = fromNewSide ? Link("9", "1", type, new(2021, 11, 1)) : Link("1", "9", type, new(2021, 11, 1));

        var unit = Describe("1", [Entry("1", new(2021, 10, 31)), Entry("9")], [link]);

        Assert.Equal((UnitState.Converted, GivenRegister.Day(2021, 11, 1), "1", "9"),
            (unit.State, unit.SinceOn, unit.ListedUrn, unit.CurrentUrns.Single()));
        Assert.Equal(("1", type, GivenRegister.Day(2021, 11, 1)),
            (unit.Urns[1].PredecessorUrn, unit.Urns[1].LinkType, unit.Urns[1].StartedOn));
    }

    [Fact]
    public void Of_a_link_written_from_both_sides_the_old_sides_type_counts_and_any_day()
    {
        var unit = Describe("1", [Entry("1", new(2021, 10, 31)), Entry("9")],
            [Link("9", "1", "Predecessor", new(2021, 11, 2)), Link("1", "9", "Successor - merged", null),
                Link("1", "9", "Successor", null)]);

        Assert.Equal(("Successor - merged", GivenRegister.Day(2021, 11, 2), UnitState.Merged),
            (unit.Urns[1].LinkType, unit.SinceOn, unit.State));
    }

    [Fact]
    public void A_link_without_a_day_holds_from_the_day_after_the_old_urn_closed()
    {
        Assert.Equal(GivenRegister.Day(2021, 11, 1), Describe("1", [Entry("1", new(2021, 10, 31)), Entry("9")], [Link("1", "9")]).SinceOn);
        Assert.Equal(UnitState.Open, Describe("1", [Entry("1"), Entry("9")], [Link("1", "9")]).State);
    }

    [Fact]
    public void A_conversion_that_was_put_off_has_not_happened()
    {
        LinkRow[] links = [Link("1", "9", on: new(2021, 11, 1))];
        RegisterEntryRow[] putOff = [Entry("1"), Entry("9") with { StatusName = "Proposed to open" }];

        Assert.Equal(UnitState.Open, Units(["1"], putOff, links, registeredOn: new(2021, 11, 1)).Describe("1").State);
        Assert.Equal(UnitState.Converted, Units(["1"], putOff, links, registeredOn: new(2021, 10, 31)).Describe("1").State);
        Assert.Equal(UnitState.Converted,
            Units(["1"], [Entry("1"), Entry("9")], links, registeredOn: new(2021, 11, 1)).Describe("1").State);
    }

    [Fact]
    public void A_unit_from_which_a_part_was_split_off_goes_on_under_both_urns()
    {
        var unit = Units(["1"], [Entry("1"), Entry("9")], [Link("1", "9", "Successor - Split School", new(2021, 11, 1))], registeredOn: Day)
            .Describe("1");

        Assert.Equal((UnitState.Split, "1 9", GivenRegister.Day(2021, 11, 1)),
            (unit.State, string.Join(' ', unit.CurrentUrns), unit.SinceOn));
    }

    [Fact]
    public void A_chain_is_followed_to_its_end_and_only_as_far_as_the_day()
    {
        RegisterEntryRow[] register = [Entry("1", new(2021, 8, 31)), Entry("2", new(2021, 12, 31)), Entry("3")];
        LinkRow[] links = [Link("2", "3", "Successor - merged", new(2022, 1, 1)), Link("1", "2", on: new(2021, 9, 1))];

        var then = Describe("1", register, links, day: new(2021, 12, 31));
        var now = Describe("1", register, links);

        Assert.Equal((UnitState.Converted, "2", 2), (then.State, then.CurrentUrns.Single(), then.Urns.Count));
        Assert.Equal((UnitState.Merged, "3", GivenRegister.Day(2022, 1, 1)), (now.State, now.CurrentUrns.Single(), now.SinceOn));
        Assert.Equal(["1", "2", "3"], now.Urns.Select(urn => urn.Urn));
    }

    [Fact]
    public void Units_that_come_to_one_urn_are_merged_whatever_the_links_are_called_and_know_of_each_other()
    {
        var units = Units(["1", "2"], [Entry("1", new(2021, 12, 31)), Entry("2", new(2021, 12, 31)), Entry("9")],
            [Link("1", "9"), Link("2", "9")]);

        Assert.Equal((UnitState.Merged, "2"), (units.Describe("1").State, units.Describe("1").OtherUnitUrns.Single()));
        Assert.Equal((UnitState.Merged, "1"), (units.Describe("2").State, units.Describe("2").OtherUnitUrns.Single()));
        Assert.Equal(["1", "2"], units.WithUrn("9"));
    }

    [Fact]
    public void A_unit_that_takes_another_one_in_stays_open_under_its_listed_urn()
    {
        var units = Units(["1", "2"], [Entry("1", new(2021, 12, 31)), Entry("2")], [Link("1", "2", "Successor - merged")]);

        Assert.Equal((UnitState.Merged, "2"), (units.Describe("1").State, units.Describe("1").OtherUnitUrns.Single()));
        Assert.Equal((UnitState.Open, "1", "2"),
            (units.Describe("2").State, units.Describe("2").OtherUnitUrns.Single(), units.Describe("2").Urns.Single().Urn));
        Assert.Equal(["1"], units.WithUrn("1"));
    }

    [Fact]
    public void A_split_unit_goes_on_under_those_of_its_urns_that_are_open()
    {
        LinkRow[] links = [Link("1", "8", "Successor - Split School"), Link("1", "9", "Successor - Split School")];

        var both = Describe("1", [Entry("1", new(2021, 8, 31)), Entry("8"), Entry("9")], links);
        var one = Describe("1", [Entry("1", new(2021, 8, 31)), Entry("8", new(2021, 12, 31)), Entry("9")], links);
        var none = Describe("1", [Entry("1", new(2021, 8, 31)), Entry("8", new(2021, 12, 31)), Entry("9", new(2022, 1, 31))], links);

        Assert.Equal((UnitState.Split, "8 9"), (both.State, string.Join(' ', both.CurrentUrns)));
        Assert.Equal((UnitState.Split, "9"), (one.State, string.Join(' ', one.CurrentUrns)));
        Assert.Equal((UnitState.Closed, "8 9", GivenRegister.Day(2022, 2, 1)),
            (none.State, string.Join(' ', none.CurrentUrns), none.SinceOn));
    }

    [Fact]
    public void What_a_school_was_before_the_list_belongs_to_its_unit_too()
    {
        var unit = Describe("3", [Entry("1", new(2012, 3, 31)), Entry("3")], [Link("1", "3", on: new(2012, 4, 1))]);

        Assert.Equal((UnitState.Open, "1 3"), (unit.State, string.Join(' ', unit.Urns.Select(urn => urn.Urn))));
    }

    [Fact]
    public void In_a_circle_the_urn_that_was_reached_last_counts() =>
        Assert.Equal("2",
            Describe("1", [],
                [Link("1", "2", on: new(2021, 2, 1)), Link("2", "3", on: new(2021, 3, 1)), Link("3", "2", on: new(2021, 4, 1))]).CurrentUrns
                    .Single());

    [Fact]
    public void The_order_in_which_links_and_schools_are_given_does_not_matter() =>
        Gen.Select(Links, Registers, Gen.Int).Sample((links, register, seed) =>
        {
            var (shuffled, urns) = (links.ToArray(), Urns.ToArray());
            new Random(seed).Shuffle(shuffled);
            new Random(seed).Shuffle(urns);
            var (one, other) = (Units(Urns, register, links, registeredOn: Day), Units(urns, register, shuffled, registeredOn: Day));
            Assert.All(Urns, urn => Assert.Equal(one.Describe(urn), other.Describe(urn)));
        }, iter: 1_000);

    [Fact]
    public void Whatever_the_links_every_unit_is_still_there_with_its_urns_its_authority_and_an_end() =>
        Gen.Select(Links, Registers).Sample((links, register) =>
        {
            var units = Units(Urns, register, links, registeredOn: Day);
            var all = Urns.Select(units.Describe).ToList();
            Assert.Equal(Urns, all.Select(unit => unit.ListedUrn));
            Assert.All(all,
                unit => Assert.Equal(("35" + unit.ListedUrn[..1], unit.Urns.Count),
                    (unit.LaCode, unit.Urns.DistinctBy(urn => urn.Urn).Count())));
            Assert.All(all, unit => Assert.NotEmpty(unit.CurrentUrns));
            Assert.All(all, unit => Assert.Subset(unit.Urns.Select(urn => urn.Urn).ToHashSet(), unit.CurrentUrns.ToHashSet()));
            Assert.All(all,
                unit => Assert.All(unit.OtherUnitUrns,
                    other => Assert.Contains(unit.ListedUrn, all.Single(each => each.ListedUrn == other).OtherUnitUrns)));
        }, iter: 1_000);

    [Fact]
    public void A_long_chain_and_a_long_circle_are_followed_in_a_moment()
    {
        var chain = Enumerable.Range(1, 5_000).Select(number => Link($"{number}", $"{number + 1}", on: new(2021, 1, 1))).ToList();

        Assert.Equal("5001", Describe("1", [], chain).CurrentUrns.Single());
        Assert.Equal(5_001, Describe("1", [], [.. chain, Link("5001", "1", on: new(2021, 1, 1))]).Urns.Count);
    }
}
