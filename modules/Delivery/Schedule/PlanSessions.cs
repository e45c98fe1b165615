using System.Text.Json;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
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

        var schools = plan.Schools.Select(school => PlanOfSchool.Make(school, plan.Setting)).ToList();
        var changes = schools.SelectMany(school => school.Changes).ToList();
        var response = Answer(plan, changes, schools.Sum(school => school.Unchanged));

        var change = Change.Of(context, request) with { Details = Audit(request.LaCode, response) };
        if (request.ValidateOnly)
            return response;
        if (changes.Count == 0)
            return await commit.RememberAsync(change, response);
        var noted = plan.Setting.First ? [] : changes.ConvertAll(made => made.Change with { MadeAt = clock.GetUtcNow() });
        return await commit.SaveAsync(change, async (writing, cancel) =>
        {
            await writing.ReplaceManyAsync(changes.Where(made => made.Before is not null).Select(made => (made.Before!, made.After)), cancel);
            await writing.AddManyAsync(changes.Where(made => made.Before is null).Select(made => made.After), cancel);
            var run = 1 + (await writing.PlanChanges.IgnoreQueryFilters().MaxAsync(row => (int?)row.Run, cancel) ?? 0);
            await writing.AddManyAsync(noted.Select(row => row with { Run = run }), cancel);
            return response;
        });
    }

    private static PlanSessionsResponse Answer(PlanOfAuthority plan, List<PlannedChange> changes, int unchanged)
    {
        int Of(PlanChangeKind kind) => changes.Count(made => made.Change.Kind == kind);
        return new PlanSessionsResponse
        {
            Added = Of(PlanChangeKind.Added),
            Moved = Of(PlanChangeKind.Moved),
            Removed = Of(PlanChangeKind.Removed),
            Restored = Of(PlanChangeKind.Restored),
            Changed = Of(PlanChangeKind.Changed),
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
