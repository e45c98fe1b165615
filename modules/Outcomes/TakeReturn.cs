using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;

namespace Programme.Outcomes;

/// <summary>What ImportReturn and SubmitReturn have in common: all but how the file comes in.</summary>
internal sealed partial class OutcomesHandler
{
    private sealed record ReturnUpload(string LaCode, string Month, int Version, bool ValidateOnly);

    private async Task<TResponse> TakeReturnAsync<TResponse>(ReturnUpload upload, UploadedFile file, Change change, ServerCallContext context,
        Func<ImportReport, int, TResponse> answer)
        where TResponse : class, IMessage
    {
        CheckUpload(upload);
        var authority = await AuthorityAsync(upload.LaCode);
        var listed = (await ListedAsync()).Where(school => school.LaCode == upload.LaCode).Select(school => school.Urn).ToHashSet(StringComparer.Ordinal);
        var frame = new ReturnFrame(upload.LaCode, upload.Month, listed, clock.Today());

        var problems = new RowProblems(file.Name);
        var read = ReadReturn.From(file, problems, frame);
        RequireAgreement(authority, read.ExtractOn);
        await using var db = store.Read(context);
        var stored = await db.Returns.Where(row => row.LaCode == upload.LaCode && row.Month == upload.Month).ToListAsync(context.CancellationToken);
        var (version, known) = ReturnVersions.Decide(upload.Version, file.Sha256, stored);
        if (known)
        {
            var same = file.Report(problems, 0, 0, read.Lines.Count, validatedOnly: upload.ValidateOnly);
            return await commit.AnswerAsync(change, same, answer(same, version));
        }

        var earlier = await CompareWithAsync(db, frame, read, version, [.. stored.Select(row => row.Version)], context.CancellationToken);
        foreach (var query in ReturnQueries.Of(read.Lines, earlier))
            problems.Note(query.Line, query.Column, query.Code, query.Message);
        var report = file.Report(problems, read.Lines.Count, 0, 0, validatedOnly: upload.ValidateOnly);
        var told = change with { Details = report.ToAudit($"{upload.LaCode} {upload.Month} version {version}") };
        return await commit.ApplyAsync(told, report, answer(report, version), async (writing, cancel) =>
        {
            var taken = ToStore(frame, file, read, version, report.NotesTotal);
            await writing.AddManyAsync([taken], cancel);
            await writing.AddManyAsync(read.Lines.Select(line => line.Row with { Version = version }), cancel);
            await writing.AddManyAsync([ReturnTally.Of(taken, read.Lines.Select(line => line.Row))], cancel);
        });
    }

    private void CheckUpload(ReturnUpload upload)
    {
        var problems = new List<Problem>();
        if (upload.LaCode.Length == 0)
            problems.Add(new("la_code", "MISSING", "the authority's three-digit code is expected."));
        if (!Dates.TryParseMonth(upload.Month, out var month))
            problems.Add(new("reporting_month", "NOT_A_MONTH", "a month written YYYY-MM is expected."));
        else if (!trial.Months.Contains(month))
            problems.Add(new("reporting_month", "OUTSIDE_TRIAL", $"a month from {trial.Months[0].ToMonth()} to {trial.Months[^1].ToMonth()} is expected."));
        else if (month > clock.Today())
            problems.Add(new("reporting_month", "IN_FUTURE", "a month that has begun is expected."));
        if (upload.Version < 0)
            problems.Add(new("version", "NEGATIVE", "1, 2, 3 … or 0 is expected."));
        if (problems.Count > 0)
            throw Faults.Invalid(problems);
    }

    private async Task<Authority> AuthorityAsync(string laCode)
    {
        var authorities = await enrolment.ListAuthoritiesAsync(new ListAuthoritiesRequest { PageSize = 1000 });
        return authorities.Authorities.FirstOrDefault(authority => authority.LaCode == laCode) ?? throw Faults.NotFound("authority", laCode);
    }

    /// <summary>The schools on the frozen list (those in scope).</summary>
    private async Task<IReadOnlyList<ListedSchool>> ListedAsync()
    {
        var list = await allocation.GetListAsync(new GetListRequest());
        return list.List is not null
            ? list.Schools
            : throw Faults.Precondition(Reasons.ListNotFrozen, "list", "The list of schools is not frozen yet; outcomes are checked against it.");
    }

    private static void RequireAgreement(Authority authority, DateOnly extractOn)
    {
        if (authority.DsaSignedOn?.ToDateOnly() is { } signedOn && signedOn <= extractOn)
            return;
        var text = authority.DsaSignedOn is { } date
            ? $"The return was extracted on {extractOn:yyyy-MM-dd}, before {authority.Name} signed the data-sharing agreement on {date.ToDateOnly():yyyy-MM-dd}. It may not be taken."
            : $"The return was extracted on {extractOn:yyyy-MM-dd}, and {authority.Name} has not signed the data-sharing agreement. It may not be taken.";
        throw Faults.Precondition(Reasons.NoDataSharingAgreement, $"authorities/{authority.LaCode}", text);
    }

    private static async Task<ReturnContext> CompareWithAsync(OutcomesDb db, ReturnFrame frame, ReadReturn read, int version, IReadOnlyCollection<int> versions, CancellationToken cancel)
    {
        var rows = db.RowsInForce(DateOnly.MaxValue).Where(row => row.LaCode == frame.LaCode);
        var term = SchoolTerms.MonthsOf(frame.Month).Where(month => month != frame.Month).ToList();
        var zeros = await rows.Where(row => term.Contains(row.Month) && row.ContactsTotal == 0)
            .GroupBy(row => row.Urn).Select(school => new { Urn = school.Key, Months = school.Count() }).ToListAsync(cancel);
        return new ReturnContext(frame.Month, version, read.ExtractOn, frame.Today, frame.Listed, await rows.TallyAsync(cancel), versions,
            zeros.ToDictionary(school => school.Urn, school => school.Months));
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
