using System.CommandLine;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>Makes the codes of a survey wave in one authority and writes them to a file, to be sent from there.</summary>
internal static class SurveyCodesVerb
{
    private static readonly Argument<string> Wave = new("WAVE") { Description = "Code of the wave, for example followup." };
    private static readonly Argument<string> LaCode = new("LA") { Description = "Three-digit code of the authority." };
    private static readonly Option<string> Out =
        new("--out") { Description = "The CSV file to write; it must not be there yet.", Required = true };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("survey-codes",
            "Make survey codes for everybody in post who has none, and write them to a file. They are kept nowhere "
                + "else.") { Wave, LaCode, Out };
        command.SetAction((parsed, cancel) =>
            RunAsync(target(parsed), parsed.GetValue(Wave)!, parsed.GetValue(LaCode)!, parsed.GetValue(Out)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(Target target, string wave, string laCode, string path, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var surveys = new SurveyService.SurveyServiceClient(session.Calls);
        var issued = await OwnFiles.KeepAsync(path,
            () => surveys.IssueSurveyCodesAsync(new() { Wave = wave, LaCode = laCode }, cancellationToken: cancel).ResponseAsync,
            made => "urn,role,lead_ref,code,link\n" + string.Concat(made.Codes.Select(Line)));
        Console.WriteLine(string.Create(Texts.England,
            $"{issued.Issued:N0} codes made, {issued.HadOne:N0} had one, {issued.NotToBeAsked:N0} may not be asked. Written to {path}: "
                + $"delete it when they are sent. A link opens the page; the code is typed there, so that no history and no log has it."));
        return ExitCodes.Done;
    }

    /// <summary>Nothing in it needs quotes but a link, perhaps.</summary>
    private static string Line(SurveyCode code) =>
        $"{code.Urn},{code.Role.ToString().ToLowerInvariant()},{code.LeadRef},{code.Code},"
            + $"{(code.Link.Contains(',', StringComparison.Ordinal) ? $"\"{code.Link}\"" : code.Link)}\n";
}
