using System.Text.Json;
using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler
{
    public override async Task<RecordPlanResponse> RecordPlan(RecordPlanRequest request, ServerCallContext context)
    {
        var json = Canonical(request.Json);
        var unmasking = await enrolment.UnmaskingAsync(context.CancellationToken);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var newest = await NewestPlanAsync(writing, cancel);
            if (newest?.Json == json)
                throw Faults.AlreadyExists($"This plan is recorded already, as number {newest.Number}.");
            var plan = new AnalysisPlanRow
            {
                Number = (newest?.Number ?? 0) + 1,
                Sha256 = LockPart.Hash(json),
                Json = json,
                PostHoc = unmasking.State == UnmaskingState.Confirmed,
                RecordedBy = Caller.Of(context).Who,
                RecordedAt = clock.GetUtcNow(),
            };
            writing.Add(plan);
            return new RecordPlanResponse { Plan = plan.ToMessage() };
        });
    }

    private static string Canonical(string json)
    {
        try
        {
            if (json.Length > 0)
                FieldProblems.ThrowIfAny(PlanMembers.Unknown(json));
            var plan = AnalysisPlanText.Parse(json);
            FieldProblems.ThrowIfAny(plan.Problems());
            return plan.ToJson();
        }
        catch (JsonException fault)
        {
            throw Faults.Invalid(PlanMembers.Field(fault.Path), FieldCodes.NotJson,
                $"JSON in the form of docs/plan.schema.json is expected (line {fault.LineNumber + 1}).");
        }
    }
}
