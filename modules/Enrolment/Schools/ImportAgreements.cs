using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    internal static readonly Dictionary<string, AgreementKind> AgreementKinds = new()
    {
        ["information_sheet"] = AgreementKind.InformationSheet,
        ["mou"] = AgreementKind.Mou,
        ["opt_out"] = AgreementKind.OptOut,
    };

    public override Task<ImportAgreementsResponse> ImportAgreements(IAsyncStreamReader<ImportAgreementsRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportAgreementsAsync, AgreementsList.Description);

    private async Task<ImportAgreementsResponse> ImportAgreementsAsync(Import<ImportAgreementsRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        await using var db = store.Read(context);
        var schools = await SchoolsByDayAsync(context, urn: null);
        var listed = await db.ListedSchools.Select(row => row.Urn).ToHashSetAsync(context.CancellationToken);
        var stored = await db.Agreements.ToDictionaryAsync(row => row.Key, context.CancellationToken);
        var problems = new RowProblems(file.Name);
        problems.RequireSchools(schools);
        var (rows, dropped) = ReadAgreements(file, problems, schools, listed, stored);
        problems.ThrowIfAny();

        var codes = rows.Select(row => row.LaCode).ToHashSet();
        var kinds = rows.Select(row => (row.Urn, row.Kind)).ToHashSet();
        var difference = rows.Against(stored, row => row.Key) with
        {
            Removed = import.Options.Absent(problems, stored, rows.Select(row => row.Key), row => codes.Contains(row.LaCode), InWords,
                (row, _) => !listed.Contains(row.Urn) || kinds.Contains((row.Urn, row.Kind)) ? null
                    : "the school is on the frozen list, which rests on it.")
        };
        var report = file.Report(problems, difference, import.ValidateOnly, dropped);
        return await commit.ApplyAsync(change, report, new ImportAgreementsResponse { Report = report }, async (writing, cancel) =>
        {
            await RefuseOptOutsOfListedAsync(writing, difference.Added, cancel);
            await writing.TakeOutManyAsync(difference.Removed, cancel);
            await writing.AddManyAsync(difference.Added, cancel);
            await writing.ReplaceManyAsync(difference.Changed, cancel);
        });
    }

    private static string InWords(AgreementRow row) =>
        $"{AgreementKinds.Single(kind => kind.Value == row.Kind).Key} of {row.Urn} of {row.SignedOn:yyyy-MM-dd}";

    private static (IReadOnlyCollection<AgreementRow> Rows, int Dropped) ReadAgreements(UploadedFile file, RowProblems problems,
        SchoolsByDay schools, HashSet<string> listed, Dictionary<(string, AgreementKind, DateOnly), AgreementRow> stored)
    {
        using var table = CsvTable.Open(file, problems, AgreementsList.Description);
        var rows = new Dictionary<(string, AgreementKind, DateOnly), AgreementRow>();
        var dropped = 0;
        foreach (var row in table.Rows())
        {
            var agreement = ReadAgreement(row, schools, stored);
            if (agreement.Kind == AgreementKind.OptOut && listed.Contains(agreement.Urn))
                row.Problem("kind", FieldCodes.OnList, "opt_out", "the school is on the frozen list: record a withdrawal instead.");
            if (rows.TryAdd(agreement.Key, agreement))
                continue;
            if (rows[agreement.Key] != agreement)
                row.Problem("urn", FieldCodes.Duplicate, agreement.Urn,
                    "the same agreement is in the file with another signatory or version; each once is expected.");
            dropped++;
            row.Note("urn", FieldCodes.DuplicateRow, "The same agreement is in the file twice; it is taken once.");
        }
        return (rows.Values, dropped);
    }

    /// <summary>A signatory or version that is blank stays as it was recorded.</summary>
    private static AgreementRow ReadAgreement(CsvRow row, SchoolsByDay schools,
        Dictionary<(string, AgreementKind, DateOnly), AgreementRow> stored)
    {
        var (urn, laCode) = row.School(schools, row.DayOrNone("signed_on"));
        var agreement = new AgreementRow
        {
            Urn = urn,
            LaCode = laCode,
            Kind = row.RequiredCode("kind", AgreementKinds),
            SignedOn = row.RequiredDay("signed_on")
        };
        var before = stored.GetValueOrDefault(agreement.Key);
        return agreement with
        {
            SignedBy = row.Code("signed_by", Signatories.Codes) ?? before?.SignedBy ?? Signatory.Unspecified,
            DocumentVersion = row.Version("version") ?? before?.DocumentVersion,
        };
    }
}
