using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override Task<ImportTermDatesResponse> ImportTermDates(IAsyncStreamReader<ImportTermDatesRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportTermDatesAsync, TermDatesList.Description);

    private async Task<ImportTermDatesResponse> ImportTermDatesAsync(Import<ImportTermDatesRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var authorities = await enrolment.AuthoritiesAsync(context.CancellationToken);
        problems.RequireAny(authorities.Count, "no authority of the trial is known: import the authorities first.");
        var lines = ReadTerms(file, problems, [.. authorities.Select(authority => authority.LaCode)]);
        await CheckOwnSchoolsAsync(lines, problems, context.CancellationToken);

        await using var db = store.Read(context);
        var stored = await db.Terms.ToDictionaryAsync(KeyOf, context.CancellationToken);
        var covered = lines.Values.Select(row => (row.LaCode, row.Urn, row.AcademicYear)).ToHashSet();
        var removed = import.Options.Absent(problems, stored, lines.Values.Select(KeyOf),
            row => covered.Contains((row.LaCode, row.Urn, row.AcademicYear)), row =>
                $"{row.Name} of {(row.Urn.Length > 0 ? row.Urn : row.LaCode)}, {row.StartsOn:yyyy-MM-dd} to {row.EndsOn:yyyy-MM-dd}");
        RefuseOverlaps(lines, stored.Where(row => !removed.Contains(row.Value)).ToDictionary(), problems);
        problems.ThrowIfAny();

        var difference = lines.Values.Against(stored, KeyOf) with { Removed = removed };
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportTermDatesResponse { Report = report });
    }

    private static (string, string, int, string) KeyOf(TermRow row) => (row.LaCode, row.Urn, row.AcademicYear, row.Name);

    private static SortedDictionary<int, TermRow> ReadTerms(UploadedFile file, RowProblems problems, HashSet<string> authorities)
    {
        using var table = CsvTable.Open(file, problems, TermDatesList.Description);
        var lines = new SortedDictionary<int, TermRow>();
        var seen = new Dictionary<(string, string, int, string), int>();
        foreach (var row in table.Rows())
        {
            var term = ReadTerm(row);
            lines[row.Line] = term;
            if (term.LaCode.Length > 0 && !authorities.Contains(term.LaCode))
                row.Problem("la_code", FieldCodes.UnknownAuthority, term.LaCode, "the code of an authority in the trial is expected.");
            if (!seen.TryAdd(KeyOf(term), row.Line))
                row.Problem("name", FieldCodes.Duplicate, term.Name,
                    $"the same name in the same academic year is on line {seen[KeyOf(term)]}.");
        }
        return lines;
    }

    private static TermRow ReadTerm(CsvRow row)
    {
        var (from, to) = (row.RequiredDay("starts_on"), row.RequiredDay("ends_on"));
        if (from > to)
            row.Problem("ends_on", FieldCodes.BeforeStart, row.Text("ends_on"), "the last day is not before the first.");
        return new TermRow
        {
            LaCode = row.Required("la_code", 3),
            Urn = row.Optional("urn", 6) ?? "",
            AcademicYear = TermRow.YearOf(to),
            Name = row.Required("name"),
            Kind = row.RequiredCode("kind", TermCodes.TermKinds),
            StartsOn = from,
            EndsOn = to,
        };
    }

    /// <summary>A school with term dates of its own must be one of the authority.</summary>
    private async Task CheckOwnSchoolsAsync(SortedDictionary<int, TermRow> lines, RowProblems problems, CancellationToken cancel)
    {
        var own = lines.Where(line => line.Value.Urn.Length > 0).ToList();
        var schools = own.Count == 0 ? [] : await enrolment.SchoolsAsync(own.Select(line => line.Value.Urn), cancel);
        foreach (var (line, term) in own.Where(line =>
            schools.GetValueOrDefault(line.Value.Urn)?.IsOf(line.Value.LaCode) is not true))
            problems.Add(line, "urn", FieldCodes.UnknownSchool, term.Urn,
                "the URN of a school of the authority is expected, or none for the authority's own term dates.");
    }

    /// <summary>Two periods of teaching of one authority or school that share a day are a mistake, in the file or against what is
    /// stored.</summary>
    private static void RefuseOverlaps(SortedDictionary<int, TermRow> lines, Dictionary<(string, string, int, string), TermRow> stored,
        RowProblems problems)
    {
        var replaced = lines.Values.Select(KeyOf).ToHashSet();
        var kept = stored.Where(row => !replaced.Contains(row.Key)).Select(row => (Line: 0, Term: row.Value));
        var all = kept.Concat(lines.Select(line => (Line: line.Key, Term: line.Value)))
            .Where(row => row.Term.Kind == TermKind.HalfTerm && row.Term.LaCode.Length > 0)
            .ToLookup(row => (row.Term.LaCode, row.Term.Urn));
        foreach (var (line, term) in all.SelectMany(rows => rows.Where(row => row.Line > 0)))
        {
            var other = all[(term.LaCode, term.Urn)]
                .FirstOrDefault(row => row.Line < line && row.Term.StartsOn <= term.EndsOn && term.StartsOn <= row.Term.EndsOn);
            if (other.Term is not null)
                problems.Add(line, "starts_on", FieldCodes.Overlaps, term.Name,
                    $"a period that does not overlap with "
                        + $"{other.Term.Name}{(other.Line > 0 ? $" on line {other.Line}" : ", imported before,")} is expected.");
        }
    }
}
