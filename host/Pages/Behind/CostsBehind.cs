using Programme.Costs.V1;

namespace Programme.Host;

/// <summary>The cost lines behind the cost of an authority.</summary>
internal static class CostsBehind
{
    private static readonly IReadOnlyList<PageColumn> Columns =
    [
        new("line_ref", "Line"), new("period_start_on", "From"), new("period_end_on", "To"), new("category", "Category"),
        new("cost_class", "Class"), new("payer", "Payer"), new("attribution", "Belongs to"), new("school", "School"),
        new("amount_pence", "Amount", true),
    ];

    private static readonly IReadOnlyList<PageColumn> SumColumns = [new("category", "Category"), new("lines", "Lines", true),
        new("amount_pence", "Amount", true)];

    public static async Task<BehindPart> LoadAsync(PageRequest request, BehindScope scope)
    {
        var costs = new CostsService.CostsServiceClient(request.Calls);
        var all = await Journal.Pages.AllAsync(new ListCostLinesRequest { LaCode = scope.LaCode },
            page => costs.ListCostLinesAsync(page, cancellationToken: request.Cancel), page => page.CostLines);
        var lines = all.Where(line => line.Money != CostMoney.Budget && line.LaCode == scope.LaCode)
            .OrderByDescending(line => line.PeriodStartOn.ToDateOnly()).ThenBy(line => line.LineRef, StringComparer.Ordinal).ToList();
        var names = await SessionsEndpoint.SchoolsAsync(request, lines.Select(line => line.Urn));

        var sums = lines.Where(line => line.Attribution == CostAttribution.Intervention).GroupBy(line => line.Category)
            .OrderByDescending(category => category.Sum(line => line.AmountPence)).Select(category => (IReadOnlyList<PageCell>)
            [
                new(category.Key, category.Key.Replace('_', ' ')), category.Count(), Pence(category.Sum(line => line.AmountPence)),
            ]).ToList();
        return new BehindPart("costs", "Cost lines", "Lines of the authority as recorded, in the prices of their day. Lines of usual "
            + "practice are listed, and are in no sum and no cost of supervision. The budget is left out.", [],
            [
                ("categories", new PageTable("Supervision by category", SumColumns, sums)),
                ("lines", new PageTable("Lines, the newest first", Columns, [.. lines.Select(line => Row(line, names))])),
            ]);
    }

    private static PageCell[] Row(CostLine line, IReadOnlyDictionary<string, string> names) =>
    [
        line.LineRef, PageCell.Day(line.PeriodStartOn), PageCell.Day(line.PeriodEndOn), new(line.Category, line.Category.Replace('_', ' ')),
        PageText.Words(line.CostClass), line.Payer == Payer.La ? "authority" : PageText.Words(line.Payer), PageText.Words(line.Attribution),
        line.Urn.Length > 0 ? names.GetValueOrDefault(line.Urn, line.Urn) : "", Pence(line.AmountPence),
    ];

    private static PageCell Pence(long pence) => new(pence, PageText.Pounds(pence));
}
