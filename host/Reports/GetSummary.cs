using Grpc.Core;
using Programme.Journal;
using Programme.Report.V1;

namespace Programme.Host;

internal sealed partial class ReportHandler
{
    /// <summary>Sections by their code in the request, in the order in which they are shown.</summary>
    private static readonly (string Code, Func<SummaryQuery, Task<SummarySection?>> BuildAsync)[] Sections =
    [
        ("register", RegisterSection.BuildAsync),
        ("randomisation", RandomisationSection.BuildAsync),
        ("sessions", SessionsSection.BuildAsync),
        ("session_anomalies", AnomaliesSection.BuildAsync),
        ("people_across_arms", AcrossArmsSection.BuildAsync),
        ("dose", DoseSection.BuildAsync),
        ("process", ProcessSection.BuildAsync),
        ("outcomes", ContactsSection.OfTrialAsync),
        ("outcomes_baseline", ContactsSection.OfBaselineAsync),
        ("returns", ReturnsSection.BuildAsync),
        ("turnover", TurnoverSection.BuildAsync),
        ("surveys", SurveysSection.BuildAsync),
        ("costs", CostsSection.BuildAsync),
        ("consort", FlowSection.BuildAsync),
    ];

    private const string Cases = "cases";
    private const string RegisterChanges = "register_changes";
    private static readonly string[] Codes = [.. Sections.Select(section => section.Code), Cases, RegisterChanges];

    public override async Task<GetSummaryResponse> GetSummary(GetSummaryRequest request, ServerCallContext context)
    {
        var problems = request.Sections.Index().Where(section => !Codes.Contains(section.Item))
            .Select(section => new Problem($"sections[{section.Index}]", FieldCodes.UnknownCode,
                $"one of {string.Join(", ", Codes)} is expected."))
            .ToList();
        if (problems.Count > 0)
            throw Faults.Invalid(problems);

        var query = new SummaryQuery(calls.Invoker, trial, request.AsOf, context.CancellationToken);
        bool Wanted(string code) => request.Sections.Count == 0 || request.Sections.Contains(code);
        var response = new GetSummaryResponse();
        foreach (var (code, build) in Sections.Where(section => Wanted(section.Code)))
            response.Sections.Add(await BuiltAsync(code, () => build(query)) ?? new SummarySection { Code = code });
        if (Wanted(Cases))
            response.Sections.Add(await CasesSection.BuildAllAsync(query));
        if (Wanted(RegisterChanges) && await BuiltAsync(RegisterChanges, () => RegisterChangesSection.BuildAsync(query)) is { } changes)
            response.Sections.Add(changes);
        return response;
    }

    /// <summary>The section; without figures and with the reason when it is not given.</summary>
    private static async Task<SummarySection?> BuiltAsync(string code, Func<Task<SummarySection?>> build)
    {
        try
        {
            return await build();
        }
        catch (RpcException refusal) when (SummaryQuery.ReasonOf(refusal) is not null)
        {
            return new SummarySection { Code = code, AbsentReason = SummaryQuery.ReasonOf(refusal)! };
        }
    }
}
