using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<SummariseProcessResponse> SummariseProcess(SummariseProcessRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OneOf("period", request.Period, optional: true);
        fields.OneOf("intended_format", request.IntendedFormat, optional: true);
        fields.ThrowIfAny();
        var asOf = CheckAsOf(request.AsOf);

        await RefuseBlindedAsync(context);

        await using var db = store.Read(context);
        var intended = request.IntendedFormat == SessionFormat.Unspecified ? SessionFormat.Group : request.IntendedFormat;
        var facts = await process.LoadAsync(db, asOf, intended, context.CancellationToken);

        var windows = ProcessPeriods.Of(trial, request.Period, asOf);
        var response = new SummariseProcessResponse { Definitions = { ProcessMeasures.All.Select(measure => measure.ToMessage()) } };
        foreach (var own in facts.Where(own => own.LaCode.Length > 0 && (request.LaCode.Length == 0 || own.LaCode == request.LaCode)))
            response.Measures.AddRange(windows.SelectMany(window => MeasuresOf(own.Within(window), window)));
        // Sums over some authorities, beside sums over others, would give single ones away.
        if (request.LaCode.Length == 0 && Caller.Of(context).Scope.Everything)
            response.Measures.AddRange(windows.SelectMany(window => MeasuresOver(facts.ConvertAll(own => own.Within(window)), window)));
        return response;
    }

    private static IEnumerable<ProcessMeasure> MeasuresOf(AuthorityFacts facts, ProcessWindow window) =>
        ProcessMeasures.All.Select(measure => measure.Of(facts).ToMessage(measure.Code, facts.LaCode, window.Label));

    private static IEnumerable<ProcessMeasure> MeasuresOver(List<AuthorityFacts> facts, ProcessWindow window) =>
        ProcessMeasures.All.Select(measure => measure.Over(facts.SkipLast(1), facts[^1]).ToMessage(measure.Code, "", window.Label));
}
