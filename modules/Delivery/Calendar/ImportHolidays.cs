using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override Task<ImportHolidaysResponse> ImportHolidays(IAsyncStreamReader<ImportHolidaysRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportHolidaysAsync);

    private async Task<ImportHolidaysResponse> ImportHolidaysAsync(Import<ImportHolidaysRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var rows = BankHolidays.Read(file.Read(),
            (path, code, value, expected) => problems.Add(null, path.Length == 0 ? null : path, code, value, expected));
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var known = await CalendarQueries.HolidaysAsync(db, context.CancellationToken);
        var stored = await db.Holidays.Select(row => row.On).ToHashSetAsync(context.CancellationToken);

        var different = rows.Where(row => known.GetValueOrDefault(row.Key) != row.Value)
            .Select(row => new HolidayRow { On = row.Key, Title = row.Value }).ToList();
        var removed = BankHolidays.Removed(rows, known.Keys, stored);
        foreach (var on in removed)
            problems.NoteFile(FieldCodes.Removed,
                $"{on:yyyy-MM-dd} ({known[on]}) is not in this list, which stands for {on.Year}; it is taken out.");
        var added = different.Count(row => !known.ContainsKey(row.On));
        var report = file.Report(problems, added, different.Count - added, rows.Count - different.Count, validatedOnly: import.ValidateOnly,
            removed: removed.Count);
        different.AddRange(removed.Select(on => new HolidayRow { On = on, Title = "" }));
        return await commit.ApplyAsync(change, report, new ImportHolidaysResponse { Report = report }, async (writing, cancel) =>
        {
            await writing.AddManyAsync(different.Where(row => !stored.Contains(row.On)), cancel);
            await writing.ReplaceManyAsync(different.Where(row => stored.Contains(row.On)), cancel);
        });
    }
}
