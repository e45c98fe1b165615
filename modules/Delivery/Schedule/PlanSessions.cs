using System.Text.Json;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    private const int ChangesShown = 200;

    public override async Task<PlanSessionsResponse> PlanSessions(PlanSessionsRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("la_code", request.LaCode);
        fields.ThrowIfAny();

        await CheckAuthorityAsync(request.LaCode, "", context.CancellationToken);
        await using var db = store.Read(context);
        var plan = await LoadPlanAsync(db, request.LaCode, context);

        // A school that comes from another authority has sessions of that one, which the caller need not see.
        await using var all = store.Read(Scope.All);
        var (changes, unchanged, fresh) = await ChangesAsync(all, plan, context.CancellationToken);
        var response = Answer(plan, changes, unchanged);

        var change = Change.Of(context, request) with { Details = Audit(request.LaCode, response) };
        if (request.ValidateOnly)
            return response;
        if (response is { Added: 0, Moved: 0, Removed: 0, Restored: 0, Changed: 0 })
            return await commit.RememberAsync(change, response);
        return await commit.SaveAsync(change, async (writing, cancel) =>
        {
            await (fresh ? writing.AddManyAsync(changes.Select(made => made.After), cancel)
                : WriteAsync(writing, changes, cancel));
            return response;
        });
    }

    private async Task WriteAsync(DeliveryDb writing, IEnumerable<PlannedChange> changes, CancellationToken cancel)
    {
        var (run, now) = (1 + (await writing.PlanChanges.IgnoreQueryFilters().MaxAsync(row => (int?)row.Run, cancel) ?? 0),
            clock.GetUtcNow());
        // First, because replacing a session writes over what it was before.
        await writing.AddManyAsync(changes.Select(made => made.Change with { Run = run, MadeAt = now }), cancel);
        await writing.ReplaceManyAsync(changes.Where(made => made.Before is not null).Select(made => (made.Before!, made.After)), cancel);
        await writing.AddManyAsync(changes.Where(made => made.Before is null).Select(made => made.After), cancel);
    }

    private static PlanSessionsResponse Answer(PlanOfAuthority plan, IEnumerable<PlannedChange> changes, int unchanged)
    {
        var counts = changes.CountBy(made => made.Kind).ToDictionary();
        return new PlanSessionsResponse
        {
            Added = counts.GetValueOrDefault(PlanChangeKind.Added),
            Moved = counts.GetValueOrDefault(PlanChangeKind.Moved),
            Removed = counts.GetValueOrDefault(PlanChangeKind.Removed),
            Restored = counts.GetValueOrDefault(PlanChangeKind.Restored),
            Changed = counts.GetValueOrDefault(PlanChangeKind.Changed),
            Unchanged = unchanged,
            Slots = { plan.Own.Slots.Select(day => day.ToDate()) },
            LeftOut = { plan.Own.LeftOut.Select(day => day.ToDate()) },
            Changes = { plan.Setting.First ? [] : changes.Take(ChangesShown).Select(made => made.Change.ToMessage()) },
        };
    }

    /// <summary>The counts; the sessions as they were before are added by the journal, and those that are new can be listed.</summary>
    private static string Audit(string laCode, PlanSessionsResponse response) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["authority"] = laCode,
        ["added"] = response.Added,
        ["moved"] = response.Moved,
        ["removed"] = response.Removed,
        ["restored"] = response.Restored,
        ["changed"] = response.Changed,
    });
}
