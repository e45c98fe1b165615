using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override Task<ImportLeadsResponse> ImportLeads(IAsyncStreamReader<ImportLeadsRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportLeadsAsync);

    private async Task<ImportLeadsResponse> ImportLeadsAsync(Import<ImportLeadsRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        await using var db = store.Read(context);
        var schools = await db.SchoolsAsync(context.CancellationToken);
        var stored = await db.Posts.ToDictionaryAsync(row => row.PostId, context.CancellationToken);
        var problems = new RowProblems(file.Name);
        problems.RequireSchools(schools);
        var (rows, dropped) = ReadLeads(file, problems, schools, stored);
        problems.ThrowIfAny();

        var added = rows.Where(row => row.Version == 1 && !stored.ContainsKey(row.PostId)).ToList();
        var changed = rows.Where(row => stored.TryGetValue(row.PostId, out var before) && before.Version < row.Version)
            .Select(row => (stored[row.PostId], row)).ToList();
        var report = file.Report(problems, added.Count, changed.Count, rows.Count - added.Count - changed.Count, dropped,
            import.ValidateOnly);
        return await commit.ApplyAsync(change, report, new ImportLeadsResponse { Report = report }, async (writing, cancel) =>
        {
            await writing.AddManyAsync(added, cancel);
            await writing.ReplaceManyAsync(changed, cancel);
        });
    }
}
