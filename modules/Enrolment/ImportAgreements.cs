using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    private static readonly Dictionary<string, AgreementKind> AgreementKinds = new()
    {
        ["information_sheet"] = AgreementKind.InformationSheet,
        ["mou"] = AgreementKind.Mou,
        ["opt_out"] = AgreementKind.OptOut,
    };

    public override async Task<ImportAgreementsResponse> ImportAgreements(IAsyncStreamReader<ImportAgreementsRequest> requestStream, ServerCallContext context)
    {
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportAgreementsResponse>(change) is { } answer)
            return answer;

        await using var db = store.Read(context);
        var schools = await db.SchoolsAsync(context.CancellationToken);
        var listed = await db.ListedSchools.Select(row => row.Urn).ToHashSetAsync(context.CancellationToken);
        var problems = new RowProblems(file.Name);
        var (rows, dropped) = ReadAgreements(file, problems, schools, listed);
        problems.ThrowIfAny();
        var stored = (await db.Agreements.ToListAsync(context.CancellationToken)).Select(row => (row.Urn, row.Kind, row.SignedOn)).ToHashSet();

        var added = rows.Where(row => !stored.Contains((row.Urn, row.Kind, row.SignedOn))).ToList();
        var report = file.Report(problems, added.Count, 0, rows.Count - added.Count, dropped, first.Options.ValidateOnly);
        return await commit.ApplyAsync(change, report, new ImportAgreementsResponse { Report = report }, async (writing, cancel) =>
        {
            await RefuseOptOutsOfListedAsync(writing, added, cancel);
            await writing.AddManyAsync(added, cancel);
        });
    }

    private static (HashSet<AgreementRow> Rows, int Dropped) ReadAgreements(UploadedFile file, RowProblems problems,
        Dictionary<string, string> schools, HashSet<string> listed)
    {
        using var table = CsvTable.Open(file, problems, ["urn", "kind", "signed_on"]);
        var rows = new HashSet<AgreementRow>();
        var dropped = 0;
        foreach (var row in table.Rows())
        {
            var (urn, laCode) = row.School(schools);
            var agreement = new AgreementRow { Urn = urn, LaCode = laCode, Kind = row.RequiredCode("kind", AgreementKinds), SignedOn = row.RequiredDay("signed_on") };
            if (agreement.Kind == AgreementKind.OptOut && listed.Contains(urn))
                row.Problem("kind", "LISTED", "opt_out", "the school is on the frozen list: record a withdrawal instead.");
            if (rows.Add(agreement))
                continue;
            dropped++;
            row.Note("urn", "DUPLICATE_ROW", "The same agreement is in the file twice; it is taken once.");
        }
        return (rows, dropped);
    }
}
