using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ReturnsHandler
{
    public override Task<ListRulesResponse> ListRules(ListRulesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        if (request.ReportingMonth.Length > 0 && !Dates.TryParseMonth(request.ReportingMonth, out _))
            throw Faults.Invalid("reporting_month", FieldCodes.NotAMonth, "a month written YYYY-MM is expected.");
        var after = PageToken.After<string>(request) ?? "";

        var page = ReturnRuleTable.All.Where(rule => request.ReportingMonth.Length == 0 || rule.InForce(request.ReportingMonth))
            .OrderBy(rule => rule.Number, StringComparer.Ordinal).Where(rule => string.CompareOrdinal(rule.Number, after) > 0)
            .Take(size + 1).ToList();

        var response = new ListRulesResponse { Rules = { page.Take(size).Select(ToMessage) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Number);
        return Task.FromResult(response);
    }

    private static Rule ToMessage(ReturnRule rule)
    {
        var message = new Rule
        {
            Number = rule.Number,
            Code = rule.Code,
            Measure = rule.Measure,
            Text = rule.Text,
            Mend = rule.Mend,
            FromYear = rule.FromYear
        };
        if (rule.ToYear is { } last)
            message.ToYear = last;
        return message;
    }
}
