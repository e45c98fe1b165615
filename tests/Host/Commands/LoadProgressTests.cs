using System.Globalization;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;
using Spectre.Console;

namespace Programme.Tests;

public sealed class LoadProgressTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-load-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task On_a_terminal_a_large_list_tells_how_much_of_it_is_sent_and_a_small_one_does_not()
    {
        var rows = Enumerable.Range(100_000, 40_000)
            .Select(urn => string.Create(CultureInfo.InvariantCulture, $"{urn},{urn + 100_000},A School,Successor,01-09-2021\n"));
        Directory.CreateDirectory(Path.Combine(folder, "register"));
        Directory.CreateDirectory(Path.Combine(folder, "enrolment"));
        await File.WriteAllTextAsync(Path.Combine(folder, "register/links_edubasealldata20210901.csv"),
            "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n" + string.Concat(rows));
        await File.WriteAllTextAsync(Path.Combine(folder, "enrolment/local-authorities.csv"),
            "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n350,E08000001,Bolton,,\n");
        await using var programme = await RunningProgramme.StartAsync();
        using var screen = new StringWriter();
        var lists = new List<Loaded>();

        await LoadVerb.LoadAsync(programme.Invoker(), folder, Trial.Default.FirstOn, lists.Add, TerminalOn(screen), default);

        Assert.Equal((40_000, 1),
            (lists.Single(list => list.Kind == "links").Added, lists.Single(list => list.Kind == "authorities").Added));
        Assert.Contains("Checking and storing links", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("1.8/1.8 MB", screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("authorities", screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_sent_are_told_as_they_go()
    {
        using var screen = new StringWriter();
        var told = new List<bool>();

        await SendingProgress.ShowAsync(TerminalOn(screen), "sessions [1]", 4_000_000, sent =>
        {
            told.Add(sent is not null);
            sent!(1_000_000);
            return Task.FromResult(0);
        });
        await SendingProgress.ShowAsync(TerminalOn(screen), "few", 4_000, sent => Task.FromResult(Quiet(told, sent)));
        await SendingProgress.ShowAsync(terminal: null, "elsewhere", 4_000_000, sent => Task.FromResult(Quiet(told, sent)));

        Assert.Equal([true, false, false], told);
        Assert.Contains("Sending sessions [1]", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("1.0/4.0 MB", screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("few", screen.ToString(), StringComparison.Ordinal);
    }

    private static int Quiet(List<bool> told, Action<long>? sent)
    {
        told.Add(sent is not null);
        return 0;
    }

    private static IAnsiConsole TerminalOn(StringWriter screen)
    {
        var terminal =
            AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.Yes,
                Out = new AnsiConsoleOutput(screen)
            });
        terminal.Profile.Width = 120;
        return terminal;
    }
}
