using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override Task<ImportLeadsResponse> ImportLeads(IAsyncStreamReader<ImportLeadsRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportLeadsAsync, LeadsList.Description);

    private async Task<ImportLeadsResponse> ImportLeadsAsync(Import<ImportLeadsRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        await using var db = store.Read(context);
        await using var all = store.Read(Scope.All);
        var schools = await SchoolsByDayAsync(context, urn: null);
        var stored = (await PostsByDay.LoadAsync(all, db.Scope, context.CancellationToken)).Stored.ToDictionary(row => row.PostId);
        var problems = new RowProblems(file.Name);
        problems.RequireSchools(schools);
        var (rows, dropped) = ReadLeads(file, problems, schools, clock.Today(), stored);
        problems.ThrowIfAny();

        var added = rows.Where(row => row.Version == 1 && !stored.ContainsKey(row.PostId)).ToList();
        var changed = rows.Where(row => stored.TryGetValue(row.PostId, out var before) && before.Version < row.Version)
            .Select(row => (stored[row.PostId], row)).ToList();
        var removed = AbsentPosts(import.Options, problems, stored, rows);
        var report = file.Report(problems, added.Count, changed.Count, rows.Count - added.Count - changed.Count, dropped,
            import.ValidateOnly, removed.Count);
        return await commit.ApplyAsync(change, report, new ImportLeadsResponse { Report = report }, async (writing, cancel) =>
        {
            await writing.TakeOutManyAsync(removed, cancel);
            await writing.AddManyAsync(added, cancel);
            await writing.ReplaceManyAsync(changed, cancel);
        });
    }

    /// <summary>Posts of the file's authorities that a complete file lacks. Nobody loses the last post, since sessions and surveys refer to
    /// the person, and no post that another one covers is taken out.</summary>
    private static IReadOnlyList<PostRow> AbsentPosts(ImportOptions options, RowProblems problems, Dictionary<string, PostRow> stored,
        List<PostRow> rows)
    {
        var codes = rows.Select(row => row.LaCode).ToHashSet();
        return options.Absent(problems, stored, rows.Select(row => row.PostId), row => codes.Contains(row.LaCode),
            row => $"{row.LeadRef}, {PostRoles.Single(role => role.Value == row.Role).Key} at {row.Urn} from {row.StartedOn:yyyy-MM-dd}",
            (row, absent) =>
            {
                var staying = rows.Concat(stored.Values.Where(post => !absent.Contains(post))).ToList();
                return !staying.Exists(post => post.LeadRef == row.LeadRef)
                    ? $"{row.LeadRef} would have no post any more, as if never; give the row an ended_on."
                    : staying.Exists(post => post.CoversPostId == row.PostId) ? "another post covers it." : null;
            });
    }
}
