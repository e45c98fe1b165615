using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class MonitoringHandler(
    Store<OutcomesDb> store,
    ContactPublication publication,
    PublishedContactFigures figures,
    TimeProvider clock,
    Trial trial,
    FromEnrolment enrolment) : MonitoringService.MonitoringServiceBase
{
    private static BaselineWindow WindowOf(string first, string last)
    {
        var fields = new FieldProblems();
        fields.OptionalMonth("baseline_first_month", first);
        fields.OptionalMonth("baseline_last_month", last);
        fields.AddIf(!fields.Any && last.Length > 0 && string.CompareOrdinal(first, last) > 0, "baseline_last_month",
            FieldCodes.BeforeStart, "a month not before baseline_first_month is expected.");
        fields.ThrowIfAny();
        return new BaselineWindow(first, last);
    }

    /// <summary>The charts of some authorities. The funnel needs the figures of all.</summary>
    private async Task<IEnumerable<MonitoringChart>> ChartsAsync(IReadOnlyList<ContactFigure> figures, IReadOnlyList<string> codes,
        BaselineWindow window, CancellationToken cancel)
    {
        var pupils = await ContactPupils.OfAsync(enrolment, trial, figures, cancel);
        return MonitoringCharts.Charts(figures, pupils, window).Where(chart => codes.Contains(chart.LaCode));
    }

    private static List<string> AllWith(IReadOnlyList<string> codes, IEnumerable<string> others) =>
        [.. codes.Union(others).Except([Figure.Programme]).Order(StringComparer.Ordinal), Figure.Programme];
}
