using Programme.Costs;
using Programme.Costs.V1;

namespace Programme.Tests;

/// <summary>What authorities bear of the programme's lines on boards.</summary>
public sealed class SharesByDesignTests
{
    [Theory]
    [InlineData(AllocationBasis.Schools, 400, 500)]
    [InlineData(AllocationBasis.Pupils, 200, 600)]
    [InlineData(AllocationBasis.Sessions, 450, 450)]
    public void An_authority_that_is_withheld_bears_its_share_and_its_sessions_are_not_told_by_those_of_others(AllocationBasis basis,
        double first, double second)
    {
        // 350 and 351 are told; 352 has so few schools that it is not.
        Dictionary<string, CostDenominators> reached = new()
        {
            ["350"] = new(45, 8, 8, 1_000),
            ["351"] = new(45, 10, 10, 3_000),
            ["352"] = new(3, 2, 2, 1_000),
        };
        var shares = Of(reached);

        Assert.Equal([("350", first), ("351", second)], shares.Select(one => (one.Key, Math.Round(one.Value, 9))));
        Assert.Equal(shares, Of(new(reached) { ["352"] = reached["352"] with { Sessions = 30 } }));
        Assert.Equal(basis == AllocationBasis.Sessions, Math.Abs(Of(new(reached) { ["351"] = reached["351"] with { Sessions = 9 } })["350"]
            - first) > 1);

        Dictionary<string, double> Of(Dictionary<string, CostDenominators> all) => SharesByDesign.Of([Line()],
            new AllocationRules([new() { Number = 1, Category = "it", Basis = basis, ValidFrom = DateOnly.MinValue, Source = "Tests" }]),
            all);
    }

    private static CostLineRow Line() => new()
    {
        LineRef = "P1",
        LaCode = "",
        Payer = Payer.Programme,
        Category = "it",
        CostClass = CostClass.StartUp,
        AmountPence = 1_000,
        PriceYear = "2021/22",
        PeriodStartOn = new(2021, 9, 1),
        PeriodEndOn = new(2021, 12, 31),
        Attribution = CostAttribution.Intervention,
    };
}
