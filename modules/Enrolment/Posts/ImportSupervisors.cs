using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override Task<ImportSupervisorsResponse> ImportSupervisors(IAsyncStreamReader<ImportSupervisorsRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportSupervisorsAsync, SupervisorsList.Description);

    private async Task<ImportSupervisorsResponse> ImportSupervisorsAsync(Import<ImportSupervisorsRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        await using var db = store.Read(context);
        var authorities = await db.Authorities.Select(row => row.LaCode).ToHashSetAsync(context.CancellationToken);
        var problems = new RowProblems(file.Name);
        problems.RequireAny(authorities.Count, "no authority of the trial is known: import the authorities first.");
        var rows = ReadSupervisors(file, problems, authorities);
        problems.ThrowIfAny();
        var stored = await db.Supervisors.ToDictionaryAsync(KeyOf, context.CancellationToken);
        var codes = rows.Select(row => row.LaCode).ToHashSet();
        var people = rows.Select(row => (row.SupervisorRef, row.LaCode)).ToHashSet();

        var difference = rows.Against(stored, KeyOf) with
        {
            Removed = import.Options.Absent(problems, stored, rows.Select(KeyOf), row => codes.Contains(row.LaCode),
                row => $"{row.SupervisorRef} at {row.LaCode} from {row.StartedOn:yyyy-MM-dd}", (row, _) =>
                    people.Contains((row.SupervisorRef, row.LaCode)) ? null
                    : $"{row.SupervisorRef} would be no supervisor of {row.LaCode} any more, as if never; give the row an ended_on.")
        };
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportSupervisorsResponse { Report = report });
    }

    private static (string, string, DateOnly) KeyOf(SupervisorRow row) => (row.SupervisorRef, row.LaCode, row.StartedOn);

    private static List<SupervisorRow> ReadSupervisors(UploadedFile file, RowProblems problems, HashSet<string> authorities)
    {
        using var table = CsvTable.Open(file, problems, SupervisorsList.Description);
        var rows = new List<SupervisorRow>();
        var seen = new Dictionary<(string, string, DateOnly), int>();
        foreach (var row in table.Rows())
        {
            var supervisor = ReadSupervisor(row, authorities);
            if (!seen.TryAdd(KeyOf(supervisor), row.Line))
                row.Problem("supervisor_ref", FieldCodes.Duplicate, supervisor.SupervisorRef,
                    "the same supervisor with the same first day is in the file already.");
            rows.Add(supervisor);
        }
        return rows;
    }

    private static SupervisorRow ReadSupervisor(CsvRow row, HashSet<string> authorities)
    {
        var reference = row.Required("supervisor_ref", 40);
        if (reference.Length > 0 && !TextForms.Reference().IsMatch(reference))
            row.Problem("supervisor_ref", FieldCodes.NotAReference, reference,
                "a reference of letters, digits, - and _ is expected, never a name.");
        var laCode = row.Required("la_code", 3);
        if (laCode.Length > 0 && !authorities.Contains(laCode))
            row.Problem("la_code", FieldCodes.UnknownAuthority, laCode, "the code of an authority in the trial is expected.");
        var fte = row.Number("fte");
        if (fte is null or < 0 or > 1)
            row.Problem("fte", FieldCodes.OutOfRange, row.Text("fte"), "a number from 0 to 1 is expected.");
        var started = row.RequiredDay("started_on");
        var ended = row.Day("ended_on");
        if (ended < started)
            row.Problem("ended_on", FieldCodes.BeforeStart, row.Text("ended_on"), "the last day cannot be before the first.");
        return new SupervisorRow
        {
            SupervisorRef = reference,
            LaCode = laCode,
            StartedOn = started,
            EndsBefore = ended?.AddDays(1),
            Fte = (double)(fte ?? 0),
            Grade = row.Optional("grade"),
        };
    }
}
