using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override Task<ImportAuthoritiesResponse> ImportAuthorities(IAsyncStreamReader<ImportAuthoritiesRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportAuthoritiesAsync, AuthoritiesList.Description);

    private async Task<ImportAuthoritiesResponse> ImportAuthoritiesAsync(Import<ImportAuthoritiesRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var lines = ReadAuthorities(file, problems);
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var stored = await db.Authorities.ToDictionaryAsync(row => (row.LaCode, row.ValidFrom), context.CancellationToken);
        var removed = import.Options.Absent(problems, stored, lines.Select(line => (line.Row.LaCode, line.Row.ValidFrom)), _ => true,
            row => $"{row.LaCode} ({row.Name})", (row, absent) =>
                lines.Exists(line => line.Row.LaCode == row.LaCode) ? null
                : "an authority that was in the trial is not taken out; give it a valid_to.");
        foreach (var problem in AuthoritySpans.Problems(lines, stored.Values.Except(removed)))
            problems.Add(problem.Line, problem.Column, problem.Code, problem.Value, problem.Expected);
        problems.ThrowIfAny();

        var difference = lines.ConvertAll(line => line.Row).Against(stored, row => (row.LaCode, row.ValidFrom)) with { Removed = removed };
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportAuthoritiesResponse { Report = report });
    }

    private static List<(int Line, AuthorityRow Row)> ReadAuthorities(UploadedFile file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems, AuthoritiesList.Description);
        var lines = new List<(int, AuthorityRow)>();
        var seen = new Dictionary<(string, DateOnly), int>();
        foreach (var row in table.Rows())
        {
            var authority = ReadAuthority(row);
            if (!seen.TryAdd((authority.LaCode, authority.ValidFrom), row.Line))
                row.Problem("la_code", FieldCodes.Duplicate, authority.LaCode,
                    $"the same authority with the same valid_from is on line {seen[(authority.LaCode, authority.ValidFrom)]}.");
            lines.Add((row.Line, authority));
        }
        return lines;
    }

    private static AuthorityRow ReadAuthority(CsvRow row)
    {
        var code = row.Required("la_code", 3);
        if (code.Length > 0 && (code.Length != 3 || !code.All(char.IsAsciiDigit)))
            row.Problem("la_code", FieldCodes.NotACode, code, "a three-digit code is expected.");
        var (from, to) = (row.Day("valid_from"), row.Day("valid_to"));
        if (to < from)
            row.Problem("valid_to", FieldCodes.BeforeStart, row.Text("valid_to"), "the last day cannot be before the first.");
        var authority = new AuthorityRow
        {
            LaCode = code,
            GssCode = row.Required("gss_code", 9),
            Name = row.Required("name"),
            Region = row.Optional("region"),
            ValidFrom = from ?? AuthorityRow.Always,
            ValidTo = to,
            MouSignedOn = row.Day("mou_signed_on"),
            MouSignedBy = row.Code("mou_signed_by", Signatories.Codes) ?? Signatory.Unspecified,
            MouVersion = row.Version("mou_version"),
            DsaSignedOn = row.Day("dsa_signed_on"),
            DsaSignedBy = row.Code("dsa_signed_by", Signatories.Codes) ?? Signatory.Unspecified,
            DsaVersion = row.Version("dsa_version"),
        };
        NeedDay(row, "mou", authority.MouSignedOn);
        NeedDay(row, "dsa", authority.DsaSignedOn);
        return authority;
    }

    private static void NeedDay(CsvRow row, string agreement, DateOnly? signedOn)
    {
        if (signedOn is null && row.Text(agreement + "_signed_on").Length == 0
            && (row.Text(agreement + "_signed_by") + row.Text(agreement + "_version")).Length > 0)
            row.Problem(agreement + "_signed_on", FieldCodes.Missing, null,
                "the day of signing is expected beside the signatory and the version.");
    }
}
