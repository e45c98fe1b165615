using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListWorklistResponse> ListWorklist(ListWorklistRequest request, ServerCallContext context)
    {
        if (!Enum.IsDefined(request.Kind))
            throw Faults.Invalid("kind", FieldCodes.UnknownCode, "one of the kinds, or nothing, is expected.");
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (laCode, urn, kind) = PageToken.After<string, string, int>(request) ?? ("", "", -1);
        var day = request.AsOf?.ToDateOnly() ?? clock.Today();

        await using var db = store.Read(context);
        var items = await OutstandingAsync(db, request.LaCode, day, context.CancellationToken);

        var asked = items.Where(item => (request.LaCode.Length == 0 || item.LaCode == request.LaCode)
            && (request.Kind == WorkKind.Unspecified || item.Kind == request.Kind))
            .OrderBy(item => item.LaCode, StringComparer.Ordinal).ThenBy(item => item.Urn, StringComparer.Ordinal).ThenBy(item => item.Kind)
            .ToList();
        var page = asked.SkipWhile(item => IsUpTo(item, laCode, urn, kind)).Take(size + 1).ToList();
        var response = new ListWorklistResponse { Items = { page.Take(size) }, Total = asked.Count };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode, page[size - 1].Urn, (int)page[size - 1].Kind);
        return response;
    }

    private static bool IsUpTo(WorkItem item, string laCode, string urn, int kind) =>
        (string.CompareOrdinal(item.LaCode, laCode), string.CompareOrdinal(item.Urn, urn)) switch
        {
            ( < 0, _) or (0, < 0) => true,
            (0, 0) => (int)item.Kind <= kind,
            _ => false,
        };

    private async Task<List<WorkItem>> OutstandingAsync(EnrolmentDb db, string laCode, DateOnly day, CancellationToken cancel)
    {
        var batches = await BatchesAsync(db, day, cancel);
        var facts = await FactsAsync(db, laCode, day, batches, cancel);
        var leads =
            (await db.Posts.Where(row => row.Role == PostRole.Lead)
                .Select(row => new { row.Urn, Time = new LeadTime(row.StartedOn, row.EndsBefore) }).ToListAsync(cancel))
            .ToLookup(row => row.Urn, row => row.Time);
        var authorities = await db.WithAgreementsAsync(await db.Authorities.ValidOn(TrialDay(day)).ToListAsync(cancel), cancel);
        return
        [
            .. authorities.SelectMany(authority => Worklist.Items(authority, day)),
            .. facts.SelectMany(school => Worklist.Items(school, leads[school.Entry.Urn], day)),
            .. await OfTheDrawAsync(db, batches, day, cancel),
        ];
    }

    /// <summary>Lists to be drawn, arms to be released, and what waits for a second person.</summary>
    private static async Task<IEnumerable<WorkItem>> OfTheDrawAsync(EnrolmentDb db, Batches batches, DateOnly day, CancellationToken cancel)
    {
        var listed = await db.ListedSchools.Select(row => new { row.Batch, row.LaCode }).Distinct().ToListAsync(cancel);
        var corrections = await db.Corrections.Where(row => row.ProposedOn <= day && (row.ConfirmedOn == null || row.ConfirmedOn > day))
            .ToListAsync(cancel);
        var unmaskings = db.Scope.Everything ? await db.Unmaskings.ToListAsync(cancel) : [];
        return
        [
            .. batches.Frozen.Where(batch => db.Scope.Everything && !batches.Drawn.ContainsKey(batch.Key))
                .Select(batch => Worklist.Item(WorkKind.Draw, "", "", batch.Value, $"Commit to a seed and draw batch {batch.Key}.")),
            .. listed.Where(row => batches.Drawn.ContainsKey(row.Batch) && !batches.Released.ContainsKey((row.Batch, row.LaCode)))
                .DistinctBy(row => row.LaCode)
                .Select(row => Worklist.Item(WorkKind.Release, row.LaCode, "", batches.Drawn[row.Batch],
                    "Release the arms, and tell the schools.")),
            .. corrections.Select(row => Worklist.Item(WorkKind.ConfirmCorrection, row.LaCode, row.Urn, row.ProposedOn,
                "A second person confirms that the school was randomised in error.")),
            .. unmaskings.Where(row => row.ProposedAt.DayInEngland() <= day && !(row.ConfirmedAt?.DayInEngland() <= day))
                .Select(row => Worklist.Item(WorkKind.ConfirmUnmasking, "", "", row.ProposedAt.DayInEngland(),
                    "A second person confirms the unmasking.")),
        ];
    }
}
