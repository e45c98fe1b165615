using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.CostPeriodsService.CostPeriodsServiceClient;

namespace Programme.Tests;

/// <summary>Given: two authorities with lines, and two people.</summary>
internal static class GivenCostPeriods
{
    public const string Term = "2021-autumn";

    /// <summary>An analyst and a manager of the trial.</summary>
    public static async Task<(Client Analyst, Client Manager)> PeopleAsync(this RunningProgramme programme) =>
        (await programme.ClientAsync<Client>(Role.CostAnalyst), await programme.ClientAsync<Client>(Role.TrialManager));

    /// <summary>A line with hours and no grade, so that there is one query, K4 on travel.</summary>
    public static async Task<RunningProgramme> WithALineAsync(string store)
    {
        var programme = await RunningProgramme.StartAsync(store);
        await programme.AddAuthoritiesAsync();
        await programme.Costs().RecordCostLineAsync(new() { CostLine = GivenCosts.Line("P1") });
        return programme;
    }

    public static SubmitCostsRequest Submit(string laCode = "350") => new() { LaCode = laCode, Period = Term };

    public static AnswerCostQueryRequest Answer(string subject = "travel", string rule = "K4") => new()
    {
        LaCode = "350",
        Period = Term,
        Rule = rule,
        Subject = subject,
        Reason = "The grade is on the invoice.",
    };
}
