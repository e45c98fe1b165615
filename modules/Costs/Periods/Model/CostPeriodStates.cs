using Google.Protobuf.WellKnownTypes;
using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Where an authority's term stands.</summary>
internal static class CostPeriodStates
{
    /// <param name="laCode">Authority; empty = the programme.</param>
    /// <param name="period">Term.</param>
    /// <param name="lines">Lines of the authority: those of the term, and of others that have days of it.</param>
    /// <param name="usual">How many schools owe it usual practice, and how many of them reported.</param>
    /// <param name="queries">Its queries; a null answer = open.</param>
    /// <param name="last">Its newest submission; null = none.</param>
    /// <param name="today">For what is late.</param>
    public static CostPeriodState Of(string laCode, CostPeriod period, IReadOnlyCollection<CostLineRow> lines,
        (int Schools, int Reported) usual, IReadOnlyCollection<(CostFinding Finding, CostAnswerRow? Answer)> queries,
        CostSubmissionRow? last, DateOnly today)
    {
        var own = lines.Where(line => CostPeriod.Containing(line.PeriodStartOn) == period).ToList();
        var waiting = last is null or { ReopenedAt: not null };
        return new CostPeriodState
        {
            LaCode = laCode,
            Period = period.Code,
            FirstOn = period.FirstOn.ToDate(),
            LastOn = period.LastOn.ToDate(),
            DueOn = period.DueOn.ToDate(),
            State = last switch
            {
                { ReopenedAt: not null } => "reopened",
                { ApprovedAt: not null } => "approved",
                not null => "submitted",
                _ when today > period.DueOn => "late",
                _ => today > period.LastOn ? "expected" : "ahead",
            },
            DaysLate = waiting ? Math.Max(0, today.DayNumber - period.DueOn.DayNumber) : 0,
            Lines = own.Count,
            SpentPence = own.Where(line => line.Money != CostMoney.Budget).Sum(line => line.AmountPence),
            BudgetPence = own.Where(line => line.Money == CostMoney.Budget).Sum(line => line.AmountPence),
            Queries = queries.Count,
            OpenQueries = queries.Count(query => query.Answer is null),
            SubmittedBy = last?.SubmittedBy ?? "",
            SubmittedAt = At(last?.SubmittedAt),
            ApprovedBy = last?.ApprovedBy ?? "",
            ApprovedAt = At(last?.ApprovedAt),
            ReopenedBy = last?.ReopenedBy ?? "",
            ReopenedAt = At(last?.ReopenedAt),
            ReopenedFor = last?.ReopenedFor ?? "",
            SpentByDaysPence = ByDays(lines.Where(line => line.Money != CostMoney.Budget), period),
            BudgetByDaysPence = ByDays(lines.Where(line => line.Money == CostMoney.Budget), period),
            UsualPracticeSchools = usual.Schools,
            UsualPracticeReported = usual.Reported,
        };
    }

    private static long ByDays(IEnumerable<CostLineRow> lines, CostPeriod period) =>
        lines.Sum(line => period.Part(line.AmountPence, line.PeriodStartOn, line.PeriodEndOn));

    private static Timestamp? At(DateTimeOffset? instant) => instant is { } known ? Timestamp.FromDateTimeOffset(known) : null;
}
