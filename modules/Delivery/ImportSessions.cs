using System.Text.Json;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ImportSessionsResponse> ImportSessions(IAsyncStreamReader<ImportSessionsRequest> requestStream, ServerCallContext context)
    {
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportSessionsResponse>(change) is { } answer)
            return answer;
        var problems = new RowProblems(file.Name);
        var (lines, dropped) = SessionsFile.Read(file, problems, clock.Today());
        await CheckSchoolsAsync(lines, problems, context.CancellationToken);
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        NoteFlags(lines, await surroundings.LoadAsync(db, "", context.CancellationToken), problems);
        var stored = await db.Sessions.ToDictionaryAsync(row => row.SessionRef, context.CancellationToken);

        var added = lines.Values.Where(row => !stored.ContainsKey(row.SessionRef)).ToList();
        var changed = lines.Values.Where(row => stored.TryGetValue(row.SessionRef, out var before) && before != row with { Version = before.Version })
            .ToDictionary(row => row.SessionRef);
        var report = file.Report(problems, added.Count, changed.Count, lines.Count - added.Count - changed.Count, dropped, first.Options.ValidateOnly);

        var before = changed.Keys.Select(reference => stored[reference]).ToList();
        return await commit.ApplyAsync(change with { Details = Details(report, before) }, report, new ImportSessionsResponse { Report = report }, async (writing, cancel) =>
        {
            await writing.AddManyAsync(added, cancel);
            foreach (var row in before)
                Replace(writing, row, changed[row.SessionRef]);
        });
    }

    /// <summary>Schools and supervisors must exist for the caller, and the school must be of the authority.</summary>
    private async Task CheckSchoolsAsync(SortedDictionary<int, SessionRow> lines, RowProblems problems, CancellationToken cancel)
    {
        var schools = await enrolment.SchoolsAsync(lines.Values.Select(row => row.Urn), cancel);
        var supervisors = await enrolment.SupervisorsAsync(cancel);
        foreach (var (line, row) in lines)
        {
            if (row.Urn.Length > 0 && !schools.ContainsKey(row.Urn))
                problems.Add(line, "urn", "UNKNOWN_SCHOOL", row.Urn, "the URN of a school in the register is expected.");
            else if (row.Urn.Length > 0 && schools[row.Urn] != row.LaCode)
                problems.Add(line, "la_code", "NOT_OF_SCHOOL", row.LaCode, "the authority of the school is expected.");
            if (row.SupervisorRef is { } supervisor && supervisors.GetValueOrDefault(supervisor) != row.LaCode)
                problems.Add(line, "supervisor_ref", "UNKNOWN_SUPERVISOR", supervisor, "a supervisor of the authority is expected, or none.");
        }
    }

    private static void NoteFlags(SortedDictionary<int, SessionRow> lines, Circumstances circumstances, RowProblems problems)
    {
        foreach (var (line, row) in lines)
        {
            foreach (var flag in circumstances.FlagsOf(row))
            {
                var (column, message) = SessionFlags.Explain(flag);
                problems.Note(line, column, flag, message);
            }
        }
    }

    /// <summary>The audit row keeps what the replaced rows said.</summary>
    private static string Details(ImportReport report, List<SessionRow> before) =>
        before.Count == 0 ? report.ToAudit() : $$"""{"import":{{report.ToAudit()}},"before":{{JsonSerializer.Serialize(before)}}}""";

    /// <summary>Puts a changed row in the place of the version that was read; refused if it changed since.</summary>
    private static void Replace(DeliveryDb writing, SessionRow before, SessionRow after) =>
        writing.Sessions.Attach(before).CurrentValues.SetValues(after with { Version = before.Version + 1 });
}
