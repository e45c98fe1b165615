using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class MonitoringHandler(
    Store<OutcomesDb> store,
    ContactPublication publication,
    TimeProvider clock,
    Trial trial,
    [FromKeyedServices("outcomes")] EnrolmentService.EnrolmentServiceClient enrolment) : MonitoringService.MonitoringServiceBase
{
    private static BaselineWindow WindowOf(string first, string last)
    {
        var problems = new List<Problem>();
        foreach (var (field, month) in new[] { ("baseline_first_month", first), ("baseline_last_month", last) })
        {
            if (month.Length > 0 && !Dates.TryParseMonth(month, out _))
                problems.Add(new(field, "NOT_A_MONTH", "a month written YYYY-MM is expected."));
        }
        if (problems.Count == 0 && last.Length > 0 && string.CompareOrdinal(first, last) > 0)
            problems.Add(new("baseline_last_month", "BEFORE_FIRST", "a month not before baseline_first_month is expected."));
        return problems.Count == 0 ? new BaselineWindow(first, last) : throw Faults.Invalid(problems);
    }

    /// <summary>The charts of some authorities. The funnel needs the counts of all.</summary>
    private async Task<IEnumerable<MonitoringChart>> ChartsAsync(PublishedContacts contacts, IReadOnlyList<string> codes, DateOnly day, BaselineWindow window, CancellationToken cancel)
    {
        var pupils = await ContactPupils.OfAsync(enrolment, trial, contacts.Tallies, cancel);
        var all = contacts.Tallies.Select(tally => tally.LaCode).Union(codes).Except([Figure.Programme]).Order(StringComparer.Ordinal).Append(Figure.Programme);
        var figures = ContactFigures.Of(contacts, all, OutcomesFigures.MonthsOver(trial, day));
        return MonitoringCharts.Of(figures, pupils, window).Where(chart => codes.Contains(chart.LaCode));
    }
}
