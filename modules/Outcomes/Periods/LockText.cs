using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>What a data lock freezes, as text: one fact a line, in the order of docs/returns.md, so that anybody can hash it again and a
/// difference has a line. Returns are stated by their extract day; the instant of receipt is left out, because the lock freezes the data
/// and not their way here, which the audit tells. See decision 0035.</summary>
internal static class LockText
{
    /// <summary>The text of what is there now.</summary>
    /// <param name="db">This module's tables.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="calendar">Holidays and terms.</param>
    /// <param name="parts">What is kept with the lock; empty for a lock made before parts were kept, whose text is of version 1.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<string> WriteAsync(OutcomesDb db, Trial trial, GetCalendarResponse calendar, IReadOnlyList<LockPart> parts,
        CancellationToken cancel)
    {
        var text = new StringBuilder(parts.Count == 0 ? FirstVersion : "programme data lock 2\n");
        text.Append(CultureInfo.InvariantCulture,
            $"trial {trial.Id} {trial.BaselineFirstOn:yyyy-MM-dd} {trial.FirstOn:yyyy-MM-dd} {trial.LastOn:yyyy-MM-dd}\n");
        foreach (var rule in ReturnRuleTable.All)
            text.Append(CultureInfo.InvariantCulture, $"rule {rule.Number} {rule.Code} {rule.FromYear} {rule.ToYear}\n");
        await AddReturnsAsync(text, db, cancel);
        await AddDeclarationsAsync(text, db, cancel);
        await AddSurveysAsync(text, db, cancel);
        await LockedContacts.AddAsync(text, db, cancel);
        foreach (var holiday in calendar.Holidays)
            text.Append(CultureInfo.InvariantCulture, $"holiday {holiday.On.ToDateOnly():yyyy-MM-dd} {holiday.Title}\n");
        foreach (var term in calendar.TermDates)
            text.Append(CultureInfo.InvariantCulture,
                $"term {term.LaCode} {term.StartsOn.ToDateOnly():yyyy-MM-dd} {term.EndsOn.ToDateOnly():yyyy-MM-dd} {term.Kind} "
                    + $"{term.Name}\n");
        foreach (var part in parts)
            text.Append(part.Line).Append('\n');
        return text.ToString();
    }

    /// <summary>Begins the text of a lock without parts.</summary>
    public const string FirstVersion = "programme data lock 1\n";

    /// <summary>Lower-case hexadecimal SHA-256 of its UTF-8 bytes.</summary>
    public static string Hash(string text) => LockPart.Hash(text);

    private static string[] Facts(string text) => [.. text.Split('\n').Where(line => !line.StartsWith("part ", StringComparison.Ordinal))];

    /// <summary>Lines that are in one text alone: "- " of the locked one, "+ " of the one now; those of parts are compared line by line
    /// (<see cref="LockPart.Differences"/>).</summary>
    public static IEnumerable<string> Differences(string locked, string now)
    {
        var (before, after) = (Facts(locked), Facts(now));
        return before.Except(after, StringComparer.Ordinal).Select(line => $"- {line}")
            .Concat(after.Except(before, StringComparer.Ordinal).Select(line => $"+ {line}"));
    }

    private static async Task AddReturnsAsync(StringBuilder text, OutcomesDb db, CancellationToken cancel)
    {
        var rows =
            await HashedRows.OfAsync(db.ReturnRows.OrderBy(row => row.LaCode).ThenBy(row => row.Month).ThenBy(row => row.Version)
                .ThenBy(row => row.Urn), row => (row.LaCode, row.Month, row.Version),
            row => $"{row.Urn},{string.Join(',', Measures.All.Select(measure => measure.Of(row)?.ToString(CultureInfo.InvariantCulture)))}",
                cancel);
        var sums = await HashedRows.OfAsync(db.ReturnTallies, row => (row.LaCode, row.Month, row.Version),
            row => string.Create(CultureInfo.InvariantCulture,
                $"{row.Total},{row.Nfa},{row.Schools},{row.Advised},{row.AdvisedTotal},{row.AdvisedNfa},{row.Advice} {row.Counts}"),
                    cancel);
        foreach (var row in await db.Returns.OrderBy(row => row.LaCode).ThenBy(row => row.Month).ThenBy(row => row.Version)
            .ToListAsync(cancel))
        {
            var key = (row.LaCode, row.Month, row.Version);
            text.Append(CultureInfo.InvariantCulture,
                $"return {row.LaCode} {row.Month} {row.Version} {row.Status} {row.ExtractOn:yyyy-MM-dd} file {row.Sha256} rows "
                    + $"{rows.GetValueOrDefault(key).Sha256} sums {sums.GetValueOrDefault(key).Sha256}\n");
        }
    }

    private static async Task AddDeclarationsAsync(StringBuilder text, OutcomesDb db, CancellationToken cancel)
    {
        foreach (var row in await db.Definitions.OrderBy(row => row.LaCode).ThenBy(row => row.FirstMonth).ThenBy(row => row.Number)
            .ToListAsync(cancel))
            text.Append(CultureInfo.InvariantCulture,
                $"definition {row.LaCode} {row.FirstMonth} {row.Number} {row.SetAt.DayInEngland():yyyy-MM-dd} {row.Rule} "
                    + $"open_cases={row.OpenCases} siblings={row.Siblings} consultations={row.Consultations} early_help={row.EarlyHelp} "
                    + $"merged_within_days={row.MergedWithinDays} schools_known_by={row.SchoolsKnownBy}\n");
        foreach (var row in await db.Mappings.OrderBy(row => row.LaCode).ThenBy(row => row.ValidFrom).ToListAsync(cancel))
            text.Append(CultureInfo.InvariantCulture,
                $"mapping {row.LaCode} {row.ValidFrom:yyyy-MM-dd} {row.Columns} {row.Constants} {row.DayFormat} {row.MonthFormat} "
                    + $"{row.Delimiter} {row.Encoding}\n");
        foreach (var row in await db.Approvals.Where(row => row.ReopenedAt == null).OrderBy(row => row.LaCode).ThenBy(row => row.Month)
            .ToListAsync(cancel))
            text.Append(CultureInfo.InvariantCulture, $"approval {row.LaCode} {row.Month} {row.Version}\n");
        foreach (var row in await db.CarriedForward.OrderBy(row => row.LaCode).ThenBy(row => row.Month).ThenBy(row => row.Number)
            .ToListAsync(cancel))
            text.Append(CultureInfo.InvariantCulture,
                $"carried_forward {row.LaCode} {row.Month} {row.Number} {row.DeclaredAt.DayInEngland():yyyy-MM-dd} {row.FromMonth}\n");
    }

    private static async Task AddSurveysAsync(StringBuilder text, OutcomesDb db, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var answers = 0;
        foreach (var wave in await db.SurveyWaves.AsNoTracking().OrderBy(row => row.Wave).ToListAsync(cancel))
            text.Append(CultureInfo.InvariantCulture,
                $"survey_wave {wave.Wave} {wave.OpensOn:yyyy-MM-dd} {wave.ClosesOn:yyyy-MM-dd} {wave.Instruments}\n");
        await foreach (var row in db.Surveys.OrderBy(row => row.Wave).ThenBy(row => row.Person).ThenBy(row => row.Urn).AsAsyncEnumerable()
            .WithCancellation(cancel))
        {
            hash.AppendData([.. JsonSerializer.SerializeToUtf8Bytes(row), (byte)'\n']);
            answers++;
        }
        text.Append(CultureInfo.InvariantCulture, $"surveys {answers} {Convert.ToHexStringLower(hash.GetHashAndReset())}\n");
    }
}
