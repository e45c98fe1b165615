using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ContactsHandler
{
    public override Task<ImportAliasesResponse> ImportAliases(IAsyncStreamReader<ImportAliasesRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportAliasesAsync, AliasesList.Description);

    private async Task<ImportAliasesResponse> ImportAliasesAsync(Import<ImportAliasesRequest> import, ServerCallContext context)
    {
        var (file, first, change) = import;
        var authority = await enrolment.AuthorityAsync(first.LaCode, context.CancellationToken);
        var units = new UnitUrns(await enrolment.UnitsAsync(authority.LaCode, null, context.CancellationToken));
        var problems = new RowProblems(file.Name);
        var rows = ReadAliases.From(file, problems, authority.LaCode, units);
        await using var db = store.Read(context);
        var stored = await AliasesAsync(db, authority.LaCode, context.CancellationToken);

        var numbered = rows.ConvertAll(row => row with { Number = stored.GetValueOrDefault(row.Alias)?.Number ?? 0 });
        var difference = numbered.Against(stored, row => row.Alias);
        var undecided = import.Options.Absent(problems, stored, rows.Select(row => row.Alias),
            row => row.Match != AliasMatch.Unspecified, row => row.Alias)
            .Select(row => row with { Urn = null, Match = AliasMatch.Unspecified }).ToList();
        var report = file.Report(problems, difference with { Removed = undecided }, import.ValidateOnly);
        return await commit.ApplyAsync(change with { Details = report.ToAudit(authority.LaCode) }, report,
            new ImportAliasesResponse { Report = report },
            (writing, cancel) => DecideAsync(writing, authority.LaCode, [.. difference.Added, .. difference.Changed, .. undecided],
                cancel));
    }

    /// <summary>Aliases by text. In files and stored they are compared as they are written.</summary>
    private static Task<Dictionary<string, SchoolAliasRow>> AliasesAsync(OutcomesDb db, string laCode, CancellationToken cancel) =>
        db.SchoolAliases.AsNoTracking().Where(row => row.LaCode == laCode).ToDictionaryAsync(row => row.Alias, cancel);

    /// <summary>Stores what was decided of some texts and tallies their contacts by it. Refused under a lock.</summary>
    private static async Task DecideAsync(OutcomesDb db, string laCode, IReadOnlyList<SchoolAliasRow> decided, CancellationToken cancel)
    {
        await db.RequireUnlockedAsync(cancel);
        var stored = await AliasesAsync(db, laCode, cancel);
        var rows = Numbered(decided, stored);
        await db.AddManyAsync(rows.Where(row => !stored.ContainsKey(row.Alias)), cancel);
        await db.OverwriteManyAsync(rows.Where(row => stored.ContainsKey(row.Alias)), cancel);
        await CaseTallies.ReadAgainAsync(db, laCode, [.. rows.Select(row => row.Number)], cancel);
    }

    /// <summary>Known texts keep their numbers, new ones get the next.</summary>
    private static List<SchoolAliasRow> Numbered(IEnumerable<SchoolAliasRow> rows, Dictionary<string, SchoolAliasRow> stored)
    {
        var last = stored.Values.Select(row => row.Number).DefaultIfEmpty().Max();
        return [.. rows.Select(row => row with { Number = stored.GetValueOrDefault(row.Alias)?.Number ?? ++last })];
    }
}
