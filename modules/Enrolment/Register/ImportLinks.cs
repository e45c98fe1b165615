using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override Task<ImportLinksResponse> ImportLinks(IAsyncStreamReader<ImportLinksRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportLinksAsync, LinksList.Description);

    private async Task<ImportLinksResponse> ImportLinksAsync(Import<ImportLinksRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var (rows, dropped) = ReadLinks(file, problems);
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var stored = await db.Links.ToDictionaryAsync(KeyOf, context.CancellationToken);

        var difference = rows.Against(stored, KeyOf) with
        {
            Removed = import.Options.Absent(problems, stored, rows.Select(KeyOf), _ => true,
                row => $"{row.LinkType} {row.LinkUrn} of {row.Urn}")
        };
        var report = file.Report(problems, difference, import.ValidateOnly, dropped);
        return await commit.ApplyAsync(change, report, difference, new ImportLinksResponse { Report = report });
    }

    private static (string, string, string) KeyOf(LinkRow row) => (row.Urn, row.LinkUrn, row.LinkType);

    private static (List<LinkRow> Rows, int Dropped) ReadLinks(UploadedFile file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems, LinksList.Description);
        var rows = new Dictionary<(string, string, string), LinkRow>();
        var dropped = 0;
        foreach (var row in table.Rows())
        {
            var link = new LinkRow
            {
                Urn = UrnOf(row, "URN"),
                LinkUrn = UrnOf(row, "LinkURN"),
                LinkType = row.Required("LinkType"),
                EstablishedOn = row.Day("LinkEstablishedDate"),
            };
            if (rows.TryAdd(KeyOf(link), link))
                continue;
            if (rows[KeyOf(link)] != link)
                row.Problem("LinkEstablishedDate", FieldCodes.Duplicate, row.Text("LinkEstablishedDate"),
                    "one date for each link is expected.");
            dropped++;
            row.Note("URN", FieldCodes.DuplicateRow, "The same link is in the file twice; it is taken once.");
        }
        return ([.. rows.Values], dropped);
    }
}
