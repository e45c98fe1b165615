using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    private const int MissingAlways = 50;
    private const int MissingShare = 50;

    public override Task<ImportRegisterResponse> ImportRegister(IAsyncStreamReader<ImportRegisterRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportRegisterAsync);

    private async Task<ImportRegisterResponse> ImportRegisterAsync(Import<ImportRegisterRequest> import, ServerCallContext context)
    {
        var (file, first, change) = import;
        var extractOn = ExtractDay(first.ExtractOn?.ToDateOnly(), file);
        // The register is one for the whole country, whatever the caller may see of it.
        await using var db = store.Read(Scope.All);
        var extracts = await db.Extracts.ToListAsync(context.CancellationToken);
        var merge = await MergeIntoAsync(db, extracts, extractOn, context.CancellationToken);
        var before = ExtractOn(extracts, extractOn);
        var review = await ReviewAsync(db, before, extractOn, context.CancellationToken);
        var problems = new RowProblems(file.Name);
        ReadRegister(file, problems, merge, review);
        problems.ThrowIfAny();
        CheckWhole(problems, merge, first.AcceptMissing);

        var extract = new RegisterExtractRow
        {
            ExtractOn = extractOn,
            Sha256 = file.Sha256,
            Rows = merge.RowsAdded + merge.RowsChanged + merge.RowsUnchanged
        };
        var report = file.Report(problems, merge.RowsAdded, merge.RowsChanged, merge.RowsUnchanged, validatedOnly: import.ValidateOnly);
        report.NothingChanged &= extracts.Contains(extract);
        var response = new ImportRegisterResponse { Report = report, ExtractOn = extractOn.ToDate(), ComparedWithOn = before.ToDate() };
        review.Fill(response);
        return await commit.ApplyAsync(change, report, response, async (writing, cancel) =>
        {
            if (!(await writing.Extracts.AsNoTracking().ToListAsync(cancel)).ToHashSet().SetEquals(extracts))
                throw Faults.Stale("register");
            await writing.ReplaceManyAsync(merge.Changed, cancel);
            await writing.AddManyAsync(merge.New, cancel);
            if (extracts.Exists(row => row.ExtractOn == extractOn))
                writing.Update(extract);
            else
                writing.Add(extract);
        });
    }

    /// <summary>Loads the extract that was in force on the day of this one; it can be an earlier version of this one.</summary>
    private async Task<RegisterReview> ReviewAsync(EnrolmentDb db, DateOnly? before, DateOnly extractOn, CancellationToken cancel)
    {
        var codes = await db.Authorities.Select(row => row.LaCode).ToHashSetAsync(cancel);
        var listed = await db.ListedSchools.Select(row => row.Urn).ToHashSetAsync(cancel);
        var difference = new RegisterDifference(await RegisterDayAsync(db, before, before ?? extractOn, cancel),
            await RegisterDayAsync(db, extractOn, extractOn, cancel));
        return new RegisterReview(difference, codes, listed);
    }

    private async Task<RegisterDay> RegisterDayAsync(EnrolmentDb db, DateOnly? extractOn, DateOnly day, CancellationToken cancel) =>
        new(extractOn, (await db.AuthoritiesOnAsync(TrialDay(day), cancel)).ToHashSet());

    /// <summary>Day of the extract that was in force on a day; null = none.</summary>
    private static DateOnly? ExtractOn(IEnumerable<RegisterExtractRow> extracts, DateOnly day) =>
        extracts.Where(row => row.ExtractOn <= day).Max(row => (DateOnly?)row.ExtractOn);

    private static DateOnly ExtractDay(DateOnly? given, UploadedFile file) => given ?? RegisterFileName.DayIn(file.Name)
        ?? RegisterFileName.DayIn(file.SentAs)
        ?? throw Faults.Invalid("extract_on", FieldCodes.Missing,
            "give the day of the extract (extract_on; on the command line --on YYYY-MM-DD), or a file name with it, like "
                + "edubasealldata20210901.csv.");

    private static async Task<RegisterMerge> MergeIntoAsync(EnrolmentDb db, List<RegisterExtractRow> extracts, DateOnly extractOn,
        CancellationToken cancel)
    {
        var after = extracts.Where(row => row.ExtractOn > extractOn).Select(row => (DateOnly?)row.ExtractOn).ToList();
        var inForce = await db.Register.InForce(extractOn).ToDictionaryAsync(row => row.Urn, cancel);
        var later = after.Count == 0 ? [] : await db.Register.Where(row => row.ExtractOn > extractOn)
            .GroupBy(row => row.Urn).Select(rows => new { Urn = rows.Key, First = rows.Min(row => row.ExtractOn) })
            .ToDictionaryAsync(row => row.Urn, row => row.First, cancel);
        return new RegisterMerge(extractOn, after.Min(), inForce, later);
    }

    /// <summary>The publisher never drops an establishment: one that closes stays, as closed.</summary>
    private static void CheckWhole(RowProblems problems, RegisterMerge merge, bool isAccepted)
    {
        if (merge.Missing == 0)
            return;
        var text = $"{merge.Missing:N0} of the {merge.Known:N0} establishments of the extract before are not in this one; the register "
            + "never drops one, so the download may not be whole.";
        if (isAccepted || merge.Missing <= Math.Max(MissingAlways, merge.Known / MissingShare))
            problems.NoteFile(FieldCodes.EstablishmentsMissing, text);
        else
            throw problems.Refuse(null, null, FieldCodes.EstablishmentsMissing, null,
                $"{text} Download it again; if it is whole, send it with accept_missing (on the command line --accept-missing).");
    }
}
