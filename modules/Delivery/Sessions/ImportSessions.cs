using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override Task<ImportSessionsResponse> ImportSessions(IAsyncStreamReader<ImportSessionsRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportSessionsAsync);

    private async Task<ImportSessionsResponse> ImportSessionsAsync(Import<ImportSessionsRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var (lines, dropped) = SessionsFile.Read(file, problems, clock.Today());
        await CheckSchoolsAsync(lines, problems, context.CancellationToken);
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        NoteFlags(lines, await contexts.LoadAsync(db, "", lines.Values.Select(row => row.Urn), context.CancellationToken), problems);
        var difference = await SessionDifference.OfAsync(db, lines.Values, context.CancellationToken);

        var report = file.Report(problems, difference.Added.Count, difference.Changed.Count, difference.Unchanged, dropped,
            import.ValidateOnly);
        return await commit.ApplyAsync(change, report, new ImportSessionsResponse { Report = report },
            (writing, cancel) => difference.WriteAsync(writing, context, clock.GetUtcNow(), cancel));
    }

    /// <summary>Schools and supervisors must exist for the caller, and the school must be of the authority.</summary>
    private async Task CheckSchoolsAsync(SortedDictionary<int, SessionRow> lines, RowProblems problems, CancellationToken cancel)
    {
        var schools = await enrolment.SchoolsAsync(lines.Values.Select(row => row.Urn), cancel);
        var supervisors = await enrolment.SupervisorsAsync(cancel);
        foreach (var (line, row) in lines)
        {
            if (row.Urn.Length > 0 && !schools.ContainsKey(row.Urn))
                problems.Add(line, "urn", FieldCodes.UnknownSchool, row.Urn, "the URN of a school in the register is expected.");
            else if (row.Urn.Length > 0 && row.ScheduledOn > DateOnly.MinValue && schools[row.Urn].On(row.ScheduledOn) is var has
                && has != row.LaCode)
                problems.Add(line, "la_code", FieldCodes.OtherAuthority, row.LaCode,
                    $"the authority that has the school on {row.ScheduledOn:yyyy-MM-dd} ({has ?? "none in the trial"}) is expected.");
            if (row.SupervisorRef is { } supervisor && supervisors.GetValueOrDefault(supervisor) != row.LaCode)
                problems.Add(line, "supervisor_ref", FieldCodes.UnknownSupervisor, supervisor,
                    "a supervisor of the authority is expected, or none.");
        }
    }

    private static void NoteFlags(SortedDictionary<int, SessionRow> lines, SessionContext known, RowProblems problems)
    {
        foreach (var (line, row) in lines)
        {
            foreach (var flag in known.FlagsOf(row))
            {
                var (column, message) = SessionFlags.Explain(flag);
                problems.Note(line, column, flag, message);
            }
        }
    }
}
