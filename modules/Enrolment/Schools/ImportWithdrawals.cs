using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    internal static readonly Dictionary<string, WithdrawalScope> WithdrawalScopes = new()
    {
        ["delivery"] = WithdrawalScope.Delivery,
        ["data"] = WithdrawalScope.Data,
    };

    public override Task<ImportWithdrawalsResponse> ImportWithdrawals(IAsyncStreamReader<ImportWithdrawalsRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportWithdrawalsAsync, WithdrawalsList.Description);

    private async Task<ImportWithdrawalsResponse> ImportWithdrawalsAsync(Import<ImportWithdrawalsRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        await using var db = store.Read(context);
        await using var all = store.Read(Scope.All);
        var schools = await SchoolsByDayAsync(context, urn: null);
        var listed = await all.ListedSchools.Select(row => row.Urn).ToHashSetAsync(context.CancellationToken);
        var problems = new RowProblems(file.Name);
        problems.RequireSchools(schools);
        var rows = ReadWithdrawals(file, problems, schools, listed);
        problems.ThrowIfAny();
        var stored = await db.Withdrawals.ToDictionaryAsync(row => (row.Urn, row.Scope), context.CancellationToken);

        var codes = rows.Select(row => row.LaCode).ToHashSet();
        var difference = rows.Against(stored, row => (row.Urn, row.Scope)) with
        {
            Removed = import.Options.Absent(problems, stored, rows.Select(row => (row.Urn, row.Scope)), row => codes.Contains(row.LaCode),
                row => $"{row.Urn} from {row.WithdrawnOn:yyyy-MM-dd} ({WithdrawalScopes.Single(scope => scope.Value == row.Scope).Key})")
        };
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportWithdrawalsResponse { Report = report });
    }

    private static List<WithdrawalRow> ReadWithdrawals(UploadedFile file, RowProblems problems,
        SchoolsByDay schools, HashSet<string> listed)
    {
        using var table = CsvTable.Open(file, problems, WithdrawalsList.Description);
        var rows = new List<WithdrawalRow>();
        var seen = new HashSet<(string, WithdrawalScope)>();
        foreach (var row in table.Rows())
        {
            var (urn, laCode) = row.School(schools, row.DayOrNone("withdrawn_on"));
            if (laCode.Length > 0 && !listed.Contains(urn))
                row.Problem("urn", FieldCodes.NotOnList, urn,
                    "a school on the frozen list is expected: only a randomised school can withdraw.");
            var scope = row.RequiredCode("scope", WithdrawalScopes);
            if (!seen.Add((urn, scope)))
                row.Problem("urn", FieldCodes.Duplicate, urn, "one withdrawal of a school from the same thing is expected.");
            var reason = row.Required("reason", 64);
            if (reason.Length > 0 && !TextForms.OpenCode().IsMatch(reason))
                row.Problem("reason", FieldCodes.NotACode, reason, "a code in lower case such as workload or school_closed is expected.");
            rows.Add(new WithdrawalRow
            {
                Urn = urn,
                LaCode = laCode,
                Scope = scope,
                WithdrawnOn = row.RequiredDay("withdrawn_on"),
                Reason = reason
            });
        }
        return rows;
    }
}
