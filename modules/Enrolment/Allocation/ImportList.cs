using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override Task<ImportListResponse> ImportList(IAsyncStreamReader<ImportListRequest> requestStream, ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportListAsync);

    private async Task<ImportListResponse> ImportListAsync(Import<ImportListRequest> import, ServerCallContext context)
    {
        var (file, first, change) = import;
        var asOf = KnownDay(first.AsOf);
        var problems = new RowProblems(file.Name);
        var lines = ReadList(file, problems);
        problems.ThrowIfAny();
        var list = CanonicalList.Of(lines.Select(line => line.Unit));

        await using var db = store.Read(context);
        if (await db.FrozenLists.SingleOrDefaultAsync(row => row.ListHash == list.Hash, context.CancellationToken) is { } before)
        {
            var repeated = Repeated(file, problems, list, before, import.ValidateOnly);
            return await commit.RememberAsync(change, repeated);
        }
        var batch = await NextBatchAsync(db, context.CancellationToken);
        var candidates = await ListableSchoolsAsync(db, asOf, context.CancellationToken);
        CheckCandidates(lines, candidates, asOf, problems);
        problems.ThrowIfAny();

        var frozen = FrozenListRow.Of(batch, list, CovariatesHash(ToFreeze(batch, list, candidates)), asOf, clock.GetUtcNow(),
            Caller.Of(context).Subject);
        var report = file.Report(problems, lines.Count, 0, 0, validatedOnly: import.ValidateOnly);
        var response = new ImportListResponse { Report = report, List = frozen.ToMessage(list.Units) };
        if (report.ValidatedOnly)
            response.List.FrozenAt = null;
        return await commit.ApplyAsync(change with { Details = frozen.ToAudit() }, report, response,
            (writing, cancel) => StoreListAsync(writing, frozen, list, cancel));
    }

    /// <summary>The same list again changes nothing.</summary>
    private static ImportListResponse Repeated(UploadedFile file, RowProblems problems, CanonicalList list, FrozenListRow before,
        bool validateOnly) =>
        new() { Report = file.Report(problems, 0, 0, list.Units.Count, validatedOnly: validateOnly), List = before.ToMessage(list.Units) };

    private static List<ListLine> ReadList(UploadedFile file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems, ListOfSchools.Description);
        var lines = new List<ListLine>();
        var seen = new Dictionary<string, int>();
        foreach (var row in table.Rows())
            lines.Add(new ListLine(row.Line, ReadUnit(row, seen)));
        if (lines.Count == 0)
            problems.Add(null, null, FieldCodes.NoRows, null, "at least one school is expected.");
        return lines;
    }

    /// <summary>The school of a row; a school on two lines is an error of the second.</summary>
    private static Unit ReadUnit(CsvRow row, Dictionary<string, int> seen)
    {
        var urn = row.Required("urn", 10);
        if (urn.Length > 0 && !seen.TryAdd(urn, row.Line))
            row.Problem("urn", FieldCodes.Duplicate, urn, $"the same school is on line {seen[urn]}.");
        return new Unit(row.Required("la_code", 3), urn);
    }

    private static void CheckCandidates(List<ListLine> lines, Dictionary<string, ListableSchool> listable, DateOnly asOf,
        RowProblems problems)
    {
        foreach (var (line, unit) in lines)
        {
            if (!listable.TryGetValue(unit.Id, out var school))
                problems.Add(line, "urn", FieldCodes.UnknownSchool, unit.Id,
                    $"a school of the trial's authorities in the register of {asOf:yyyy-MM-dd} is expected.");
            else if (school.Unit.Stratum != unit.Stratum)
                problems.Add(line, "la_code", FieldCodes.OtherAuthority, unit.Stratum,
                    $"the authority of school {unit.Id} is {school.Unit.Stratum}.");
            else if (school.Hindrance is { } hindrance)
                problems.Add(line, "urn", FieldCodes.CannotBeListed, unit.Id, hindrance);
        }
    }

    private sealed record ListLine(int Line, Unit Unit);
}
