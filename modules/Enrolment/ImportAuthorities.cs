using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ImportAuthoritiesResponse> ImportAuthorities(IAsyncStreamReader<ImportAuthoritiesRequest> requestStream, ServerCallContext context)
    {
        Caller.RefuseLimited(context);
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportAuthoritiesResponse>(change) is { } answer)
            return answer;
        var problems = new RowProblems(file.Name);
        var rows = ReadAuthorities(file, problems);
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var stored = await db.Authorities.ToDictionaryAsync(row => row.LaCode, context.CancellationToken);

        var difference = rows.Against(stored, row => row.LaCode);
        var report = file.Report(problems, difference, first.Options.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportAuthoritiesResponse { Report = report });
    }

    private static List<AuthorityRow> ReadAuthorities(UploadedFile file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems, ["la_code", "gss_code", "name", "mou_signed_on", "dsa_signed_on"]);
        var rows = new List<AuthorityRow>();
        var seen = new Dictionary<string, int>();
        foreach (var row in table.Rows())
        {
            var code = row.Required("la_code", 3);
            if (code.Length > 0 && (code.Length != 3 || !code.All(char.IsAsciiDigit)))
                row.Problem("la_code", "NOT_A_CODE", code, "a three-digit code is expected.");
            if (!seen.TryAdd(code, row.Line))
                row.Problem("la_code", "DUPLICATE", code, $"the same authority is on line {seen[code]}.");
            rows.Add(new AuthorityRow
            {
                LaCode = code,
                GssCode = row.Required("gss_code", 9),
                Name = row.Required("name"),
                Region = row.Optional("region"),
                ValidFrom = row.Day("valid_from"),
                ValidTo = row.Day("valid_to"),
                MouSignedOn = row.Day("mou_signed_on"),
                DsaSignedOn = row.Day("dsa_signed_on"),
            });
        }
        return rows;
    }
}
