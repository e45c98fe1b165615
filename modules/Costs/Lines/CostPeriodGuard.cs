using Microsoft.EntityFrameworkCore;

namespace Programme.Costs;

/// <summary>Keeps submitted terms as they are.</summary>
internal static class CostPeriodGuard
{
    /// <summary>Refuses to touch lines of a term that is submitted or approved.</summary>
    /// <exception cref="Exception">PERIOD_APPROVED: names the term and who can open it.</exception>
    public static Task RefuseClosedAsync(CostsDb db, IReadOnlyCollection<CostLineRow> touched, CancellationToken cancel) =>
        RefuseClosedAsync(db, touched.Select(line =>
            (line.LaCode, CostPeriod.Containing(line.PeriodStartOn).Code, $"line {line.LineRef} changes")), cancel);

    /// <summary>The same of anything else in a term; what is said begins after "before".</summary>
    public static async Task RefuseClosedAsync(CostsDb db, IEnumerable<(string LaCode, string Period, string What)> touched,
        CancellationToken cancel)
    {
        var closed = (await db.CostSubmissions.AsNoTracking().Where(row => row.ReopenedAt == null).ToListAsync(cancel))
            .ToDictionary(row => (row.LaCode, row.Period));
        foreach (var (laCode, period, what) in touched)
        {
            if (closed.TryGetValue((laCode, period), out var standing))
                throw Faults.Precondition(Reasons.PeriodApproved, $"costPeriods/{standing.LaCode}/{standing.Period}",
                    $"Costs of {(standing.LaCode.Length > 0 ? standing.LaCode : "the programme")} for {standing.Period} are "
                        + $"{(standing.ApprovedAt is null ? "submitted" : "approved")}. Reopen them (ReopenCosts) before {what}.");
        }
    }
}
