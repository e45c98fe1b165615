using System.CommandLine;
using Google.Protobuf;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>Writes a pack of the analysis: the open one of a run, or the controlled one of a release; see docs/packs.md.</summary>
internal static class PackVerb
{
    private static readonly Option<int> Run = new("--run") { Description = "Number of the run of the open pack; none = the newest." };
    private static readonly Option<int> Release = new("--release")
    {
        Description = "Number of a confirmed release: writes its controlled pack. It needs the key of a person.",
    };
    private static readonly Option<string> Out = new("--out") { Description = "File for the pack (ZIP).", Required = true };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("pack", "Write the open pack of a run, or the controlled pack of a release.") { Run, Release, Out };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            var packs = new PackService.PackServiceClient(session.Calls);
            var content = parsed.GetValue(Release) is > 0 and var release
                ? (await packs.BuildControlledPackAsync(new() { Number = release }, cancellationToken: cancel)).Content
                : (await packs.GetOpenPackAsync(new() { Run = parsed.GetValue(Run) }, cancellationToken: cancel)).Content;
            var file = parsed.GetValue(Out)!;
            await WriteAsync(file, content, parsed.GetValue(Release) > 0, cancel);
            await Console.Error.WriteLineAsync($"{file}: {content.Length:N0} bytes. Unpack it and run: Rscript run.R");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Rows of schools and people are for who asked for them alone.</summary>
    private static async Task WriteAsync(string file, ByteString content, bool controlled, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (controlled && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(file, options);
        await stream.WriteAsync(content.Memory, cancel);
    }
}
