using Programme.Delivery.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>The measures of the process evaluation to date.</summary>
internal static class ProcessSection
{
    private const string Definition = "PROCESS-1: value = numerator / denominator (a count has no denominator), to date, " +
        "sessions by the day for which they were scheduled; withheld: c = too few people, x = no data, z = nothing to divide by";

    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var evaluation = new EvaluationService.EvaluationServiceClient(query.Calls);
        var process = await evaluation.SummariseProcessAsync(new() { AsOf = query.AsOf }, cancellationToken: query.Cancel);
        var (contact, _) = await SummaryQuery.IfGivenAsync(
            evaluation.SummariseControlContactAsync(new() { AsOf = query.AsOf }, cancellationToken: query.Cancel));
        var definitions = process.Definitions.Concat(contact is null ? [] : [contact.Definition]);
        var byAuthority = process.Measures.Concat(contact?.ControlContact ?? []).ToLookup(measure => measure.LaCode);
        var figures = Figures.Of("process", Definition)
            .Each("measures", definitions, definition => definition.Code, (definition, inner) => inner
                .Text("dimension", definition.Dimension.ToString())
                .Text("unit", definition.Unit)
                .Text("definition", definition.Text))
            .Each("per_la", byAuthority.Where(la => la.Key.Length > 0).OrderBy(la => la.Key, StringComparer.Ordinal),
                la => la.Key, AddMeasures);
        AddMeasures(byAuthority[""], figures.In("overall"));
        figures.Section.Rule = "PROCESS-1";
        return figures.Section;
    }

    private static void AddMeasures(IEnumerable<ProcessMeasure> measures, Figures figures)
    {
        foreach (var measure in measures)
        {
            figures.In(measure.Code)
                .Measure("numerator", measure.HasNumerator, measure.Numerator)
                .Measure("denominator", measure.HasDenominator, measure.Denominator)
                .Measure("value", measure.HasValue, measure.Value)
                .Text("withheld", measure.Withheld);
        }
    }
}
