using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    private const int MostMergedDays = 365;

    public override async Task<SetDefinitionResponse> SetDefinition(SetDefinitionRequest request, ServerCallContext context)
    {
        var asked = request.Definition ?? new();
        var fields = new FieldProblems();
        fields.LaCode("definition.la_code", asked.LaCode);
        fields.Month("definition.first_month", asked.FirstMonth);
        fields.Reason("definition.reason", asked.Reason);
        fields.AddRange("", Choices(asked));
        fields.ThrowIfAny();

        await enrolment.AuthorityAsync(asked.LaCode, context.CancellationToken);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            var standing = (await writing.DefinitionsAsync(DateOnly.MaxValue, cancel)).All.Where(row => row.LaCode == asked.LaCode)
                .ToList();
            var before = standing.FindLast(row => string.CompareOrdinal(row.FirstMonth, asked.FirstMonth) <= 0);
            var next = standing.Find(row => string.CompareOrdinal(row.FirstMonth, asked.FirstMonth) > 0);
            var number = before?.FirstMonth == asked.FirstMonth ? before.Number + 1 : 1;
            var definition = DefinitionRow.Of(asked, number, asked.Reason.Trim(), Caller.Of(context).Subject, clock.GetUtcNow());
            writing.Add(definition);
            await AnnotateAsync(writing, definition.LaCode, FirstOf(definition.FirstMonth), AnnotationKind.DefinitionChanged,
                InWords(before, definition), cancel);
            return new SetDefinitionResponse
            {
                Definition = definition.ToMessage(),
                Replaces = before?.ToMessage(),
                RestatesFrom = definition.FirstMonth,
                RestatesTo = next is null ? trial.LastOn.ToMonth() : FirstOf(next.FirstMonth).AddDays(-1).ToMonth(),
            };
        });
    }

    private static string InWords(DefinitionRow? before, DefinitionRow now)
    {
        var changes = DefinitionsInForce.Differences(before, now).ToList();
        return $"Definition from {now.FirstMonth}: {(changes.Count > 0 ? string.Join("; ", changes) : $"rule {now.Rule}, as before")}. "
            + $"Reason: {now.Reason}";
    }

    private static IEnumerable<Problem> Choices(Definition asked)
    {
        if (InappropriateRule.Of(asked.Rule) is null)
            yield return new("definition.rule", FieldCodes.UnknownCode,
                $"one of {string.Join(", ", InappropriateRule.All.Select(rule => rule.Name))} is expected.");
        if (!Enum.IsDefined(asked.OpenCases) || !Enum.IsDefined(asked.Consultations) || !Enum.IsDefined(asked.EarlyHelp)
            || !Enum.IsDefined(asked.Siblings) || !Enum.IsDefined(asked.SchoolsKnownBy))
            yield return new("definition", FieldCodes.UnknownCode, "one of the values of each enumeration is expected.");
        if (asked.MergedWithinDays is < 0 or > MostMergedDays)
            yield return new("definition.merged_within_days", FieldCodes.OutOfRange, $"0 to {MostMergedDays} days are expected.");
    }
}
