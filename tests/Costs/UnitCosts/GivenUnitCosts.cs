using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Unit costs of tests; invented, of no pay scale.</summary>
internal static class GivenUnitCosts
{
    /// <summary>An hour of supervisors and of leads costs so many pence from a day on, or from the first of September.</summary>
    public static SetUnitCostsRequest Table(int hourPence, Google.Type.Date? validFrom = null) => new()
    {
        Rows = { Row("supervisor", hourPence), Row("lead", hourPence) },
        PriceYear = "2021/22",
        ValidFrom = validFrom ?? new() { Year = 2021, Month = 9, Day = 1 },
        Source = "Invented for tests",
    };

    /// <summary>A contact costs so many pence, a referral ten times and an enquiry forty times as many.</summary>
    public static IEnumerable<HandlingUnitCost> Handling(int contactPence) =>
    [
        new() { Event = "contact", Pence = contactPence },
        new() { Event = "referral", Pence = 10 * contactPence },
        new() { Event = "section_47", Pence = 40 * contactPence },
    ];

    /// <summary>The synthetic programme with its sessions and their attendance.</summary>
    public static async Task<EconomicsService.EconomicsServiceClient> WithDeliveryAsync(this Programmes programmes, string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        await programme.LoadAttendanceAsync();
        return programme.Client<EconomicsService.EconomicsServiceClient>();
    }

    /// <summary>A figure over all authorities.</summary>
    public static UnitCostFigure Of(SummariseUnitCostsResponse answer, string code) =>
        answer.Figures.Single(figure => figure.Code == code && figure.LaCode.Length == 0);

    /// <summary>Its value in pounds.</summary>
    public static double Pounds(SummariseUnitCostsResponse answer, string code) => Of(answer, code).ValuePence / 100;

    private static StaffUnitCost Row(string staff, int hourPence) => new()
    {
        Staff = staff,
        Grade = "invented",
        SalaryPence = hourPence * 1_000,
        OnCostsPence = hourPence * 400,
        OverheadsPence = hourPence * 200,
        PaidHours = 1_600,
    };
}
