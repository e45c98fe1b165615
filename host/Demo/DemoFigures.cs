using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>The same counts, as the host gives them.</summary>
internal static class DemoFigures
{
    public static async Task<DemoTally> AskAsync(DemoHost host, DemoSettings settings)
    {
        var tally = new DemoTally();
        var asOf = settings.Until.ToDate();
        var list = await host.Allocation.GetListAsync(new(), cancellationToken: host.Cancel);
        foreach (var (laCode, schools) in list.List.SchoolsByLa)
            tally["schools listed", laCode] = schools;

        var turnover = await host.Enrolment.SummariseTurnoverAsync(new() { AsOf = asOf }, cancellationToken: host.Cancel);
        Turnover(tally, "leads", turnover.Leads);
        Turnover(tally, "leads and deputies", turnover.LeadsAndDeputies);

        foreach (var counts in (await host.Delivery.SummariseSessionsAsync(new() { AsOf = asOf }, cancellationToken: host.Cancel)).ByLa)
            Sessions(tally, counts);

        // As of is left open: a return may be extracted after the trial's last day.
        foreach (var counts in (await host.Outcomes.SummariseContactsAsync(new(), cancellationToken: host.Cancel)).ByLa)
        {
            tally["contacts", counts.LaCode] = counts.Nfa.Denominator;
            tally["contacts closed with no further action", counts.LaCode] = counts.Nfa.Numerator;
        }
        await CostsAsync(tally, host, settings);
        return tally;
    }

    private static void Turnover(DemoTally tally, string group, IEnumerable<Turnover> turnovers)
    {
        foreach (var one in turnovers)
        {
            tally[$"{group} in post at the start", one.LaCode] = one.Headcount;
            tally[$"{group} who left", one.LaCode] = one.Leavers;
        }
    }

    private static void Sessions(DemoTally tally, SessionCounts counts)
    {
        tally["sessions delivered", counts.LaCode] = counts.Delivered;
        tally["sessions cancelled", counts.LaCode] = counts.Cancelled;
        tally["sessions no_show", counts.LaCode] = counts.NoShow;
        tally["sessions rescheduled", counts.LaCode] = counts.Rescheduled;
        tally["attendance recorded", counts.LaCode] = counts.AttendanceRows;
        tally["attendance, there", counts.LaCode] = counts.Attended;
    }

    private static async Task CostsAsync(DemoTally tally, DemoHost host, DemoSettings settings)
    {
        var costs = await host.Costs.SummariseCostsAsync(new() { AsOf = settings.Until.ToDate() }, cancellationToken: host.Cancel);
        foreach (var one in costs.ByLa)
        {
            tally["cost of the intervention, pence", one.LaCode] = one.TotalPence;
            tally["usual practice, pence", one.LaCode] = one.UsualPracticePence;
        }
        tally["cost of the intervention, pence", DemoTally.WholeProgramme] = costs.Overall.TotalPence
            - costs.ByLa.Sum(one => one.TotalPence);
        tally["usual practice, pence", DemoTally.WholeProgramme] = costs.Overall.UsualPracticePence
            - costs.ByLa.Sum(one => one.UsualPracticePence);
    }
}
