using Programme.Costs;
using Programme.Costs.V1;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>The downstream perspective, on made schools whose arms differ by numbers that are known.</summary>
public sealed class DownstreamCostsTests
{
    private static readonly HandlingCostRow[] Priced =
    [
        new() { Number = 7, Event = "contact", Pence = 5_000 }, new() { Number = 7, Event = "referral", Pence = 40_000 },
        new() { Number = 7, Event = "section_47", Pence = 200_000 },
    ];

    [Fact]
    public void Handling_costs_differ_by_the_events_and_stand_alone_and_with_the_programme()
    {
        var answer = Answer(Schools(), Priced, factor: 1.1);

        // Three contacts more, a referral less, as many enquiries; the programme costs £900 a school more.
        var handling = (3 * 5_000 - 40_000) * 1.1;
        Assert.Equal((7, 48, ""), (answer.Downstream.UnitCostNumber, answer.Downstream.Schools, answer.DownstreamReason));
        Assert.Equal(handling, answer.Downstream.Handling.Estimate, 6);
        Assert.Equal(handling + 90_000, answer.Downstream.WithProgramme.Estimate, 6);
        Assert.Equal([("contact", 5_000L, 5_500.0, 3.0), ("referral", 40_000L, 44_000.0, -1.0), ("section_47", 200_000L, 220_000.0, 0.0)],
            answer.Downstream.Events.Select(one =>
                (one.Event, one.Pence, Math.Round(one.RealPence, 6), Math.Round(one.Supervised - one.Control, 9))));
        Assert.True(answer.Downstream.Handling.Lower <= handling + 1e-6 && handling - 1e-6 <= answer.Downstream.Handling.Upper);
    }

    [Fact]
    public void A_school_without_a_count_that_is_priced_is_left_out_and_named_and_one_that_is_not_priced_is_not_asked_for()
    {
        var schools = Schools();
        schools[5].ClearReferrals();

        var all = Answer(schools, Priced);
        var contacts = Answer(schools, [Priced[0]]);

        Assert.Equal((47, schools[5].Urn), (all.Downstream.Schools, Assert.Single(all.Downstream.SchoolsLeftOut)));
        Assert.Equal((48, 15_000.0), (contacts.Downstream.Schools, Math.Round(contacts.Downstream.Handling.Estimate, 6)));
        Assert.Empty(contacts.Downstream.SchoolsLeftOut);
    }

    [Fact]
    public void Without_a_unit_cost_or_without_an_arm_there_is_a_reason()
    {
        var unpriced = Answer(Schools(), []);
        var oneArm = Answer([.. Schools().Where(school => school.Supervised)], Priced);

        Assert.StartsWith("NO_UNIT_COST: ", unpriced.DownstreamReason, StringComparison.Ordinal);
        Assert.StartsWith("STRATUM_ONE_ARM: ", oneArm.DownstreamReason, StringComparison.Ordinal);
        Assert.All([unpriced, oneArm], answer => Assert.Null(answer.Downstream));
    }

    private static CompareCostAndEffectResponse Answer(List<AnalysedSchool> schools, IReadOnlyList<HandlingCostRow> handling,
        double factor = 1)
    {
        var answer = new CompareCostAndEffectResponse();
        var supervised = schools.Where(school => school.Supervised).Select(school => school.Urn).ToHashSet();
        DownstreamCosts.Add(answer, schools, urn => supervised.Contains(urn) ? 100_000 : 10_000, handling, factor);
        return answer;
    }

    /// <summary>48 schools in two strata, half of each supervised.</summary>
    private static List<AnalysedSchool> Schools()
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, 48).Select(at => new AnalysedSchool
        {
            Urn = $"{170_000 + at}",
            Stratum = $"{at / 24}",
            Supervised = at % 2 == 0,
            Contacts = 20 + (at % 2 == 0 ? 3 : 0),
            Nfa = 5 + random.Next(9),
            BaselineContacts = random.Next(10, 40),
            Referrals = 6 - (at % 2 == 0 ? 1 : 0),
            Section47 = 2,
        })];
    }
}
