using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>What ImportReturn and SubmitReturn have in common: all but how the file comes in.</summary>
internal sealed partial class OutcomesHandler
{
    private async Task<TResponse> TakeReturnAsync<TResponse>(ReturnUpload upload, bool validateOnly, UploadedFile file, Change change, ServerCallContext context,
        Func<ImportReport, int, ReadAs?, TResponse> answer)
        where TResponse : class, IMessage
    {
        intake.Check(upload);
        var authority = await enrolment.AuthorityAsync(upload.LaCode, context.CancellationToken);
        await using var db = store.Read(context);
        var stored = await db.Returns.Where(row => row.LaCode == upload.LaCode && row.Month == upload.Month).ToListAsync(context.CancellationToken);
        var problems = ReturnIntake.Problems(file);
        if (stored.Find(row => row.Sha256 == file.Sha256) is { } same && ReturnVersions.Decide(upload.Version, file.Sha256, stored).Known)
        {
            var unchanged = file.Report(problems, 0, 0, same.Rows, validatedOnly: validateOnly);
            return await commit.AnswerAsync(change, unchanged, answer(unchanged, same.Version, null));
        }

        await db.RequireOpenAsync(upload.LaCode, upload.Month, context.CancellationToken);
        var (frame, mappedFrom) = await intake.FrameAsync(upload, file, db, context.CancellationToken);
        var read = ReadReturn.From(file, problems, frame);
        read.ReadAs.MappingValidFrom = mappedFrom.ToDate();
        ReturnIntake.RequireAgreement(authority, read.ExtractOn);
        var (version, _) = ReturnVersions.Decide(upload.Version, file.Sha256, stored);
        var queries = await intake.QueriesAsync(db, frame, read, version, [.. stored.Select(row => row.Version)], context.CancellationToken);
        foreach (var query in queries)
            problems.Note(query.Line, query.Column, query.Code, query.Message);

        var report = file.Report(problems, read.Lines.Count, 0, 0, validatedOnly: validateOnly);
        var told = change with { Details = report.ToAudit($"{upload.LaCode} {upload.Month} version {version}") };
        var taken = ToStore(frame, file, read, version, queries.Count) with { MappedFrom = mappedFrom };
        return await commit.ApplyAsync(told, report, answer(report, version, read.ReadAs), async (writing, cancel) =>
        {
            await writing.RequireOpenAsync(upload.LaCode, upload.Month, cancel);
            await writing.AddManyAsync([taken], cancel);
            await writing.AddManyAsync(read.Lines.Select(line => line.Row with { Version = version }), cancel);
            await writing.AddManyAsync([ReturnTally.Of(taken, read.Lines.Select(line => line.Row))], cancel);
            await writing.AddManyAsync(ReasonsInNotes.Given(taken, queries, read.Lines, change.Caller.Subject), cancel);
        });
    }

    private StoredReturn ToStore(ReturnFrame frame, UploadedFile file, ReadReturn read, int version, int queries) => new()
    {
        LaCode = frame.LaCode,
        Month = frame.Month,
        Version = version,
        Sha256 = file.Sha256,
        Status = read.Status,
        ExtractOn = read.ExtractOn,
        ReceivedAt = clock.GetUtcNow(),
        Rows = read.Lines.Count,
        BlankRows = read.Lines.Count(line => line.Row.ContactsTotal is null),
        Queries = queries,
    };
}
