using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<ImportHolidaysResponse> ImportHolidays(IAsyncStreamReader<ImportHolidaysRequest> requestStream, ServerCallContext context)
    {
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportHolidaysResponse>(change) is { } answer)
            return answer;
        var problems = new RowProblems(file.Name);
        var rows = BankHolidays.Read(file.Read(), (path, code, value, expected) => problems.Add(null, path.Length == 0 ? null : path, code, value, expected));
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var known = await CalendarQueries.HolidaysAsync(db, context.CancellationToken);
        var stored = await db.Holidays.Select(row => row.On).ToHashSetAsync(context.CancellationToken);

        var different = rows.Where(row => known.GetValueOrDefault(row.Key) != row.Value).Select(row => new HolidayRow { On = row.Key, Title = row.Value }).ToList();
        var added = different.Count(row => !known.ContainsKey(row.On));
        var report = file.Report(problems, added, different.Count - added, rows.Count - different.Count, validatedOnly: first.Options.ValidateOnly);
        return await commit.ApplyAsync(change, report, new ImportHolidaysResponse { Report = report }, async (writing, cancel) =>
        {
            await writing.AddManyAsync(different.Where(row => !stored.Contains(row.On)), cancel);
            await writing.ReplaceManyAsync(different.Where(row => stored.Contains(row.On)), cancel);
        });
    }
}
