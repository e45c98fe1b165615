using System.IO.Compression;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Folders and names as people have them.</summary>
public sealed class FoldersInPracticeTests(Programmes programmes) : IClassFixture<Programmes>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme folder ").FullName;

    [Fact]
    public async Task A_folder_without_any_list_is_not_loaded_and_what_is_in_it_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.docx"), "x");
        Directory.CreateDirectory(Path.Combine(folder, "enrolment"));

        var (code, errors) = await RunAsync("load", folder, "--data", Path.Combine(folder, "data"));

        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("none of the lists of a programme is in this folder", errors, StringComparison.Ordinal);
        Assert.Contains("found: notes.docx", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "data")));
    }

    [Fact]
    public async Task An_allocation_in_a_folder_is_said_to_be_loaded_by_the_operator_and_a_wrong_one_is_refused()
    {
        var lists = Path.Combine(folder, "lists");
        foreach (var file in new[] { "enrolment/local-authorities.csv", "register/edubasealldata20210901.csv", "enrolment/agreements.csv",
            "enrolment/allocation-list.csv", "enrolment/allocation.csv" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(lists, file))!);
            File.Copy(GivenOutcomes.Path(file), Path.Combine(lists, file));
        }
        await using var programme = await RunningProgramme.StartAsync();
        var loaded = new List<Loaded>();

        await LoadVerb.LoadAsync(programme.Invoker(), lists, new(2021, 9, 1), loaded.Add, default);
        var list = (await programme.Client<AllocationService.AllocationServiceClient>().GetListAsync(new())).Lists.Single();
        await File.WriteAllLinesAsync(Path.Combine(lists, "enrolment/allocation.csv"),
            (await File.ReadAllLinesAsync(Path.Combine(lists, "enrolment/allocation.csv"))).SkipLast(1));
        await Imports.RefusedAsync(Reasons.FileInvalid,
            () => LoadVerb.LoadAsync(programme.Invoker(), lists, new(2021, 9, 1), _ => { }, default));

        Assert.StartsWith("Batch 1: allocation loaded by the operator, not provable here.",
            loaded.Single(one => one.Kind == "allocation").Caution, StringComparison.Ordinal);
        Assert.Equal(AllocationOrigin.LoadedByOperator, list.Origin);
        Assert.All(loaded.Where(one => one.Kind != "allocation"), one => Assert.Equal("", one.Caution));
    }

    [Fact]
    public async Task A_folder_of_returns_in_which_none_is_named_as_one_is_refused_with_each_file()
    {
        var programme = await programmes.OnAsync("sqlite");
        foreach (var name in new[] { "october.csv", "350_2021_10.csv", "2021-13.csv" })
            await File.WriteAllTextAsync(Path.Combine(folder, name), "x");

        var (code, errors) = await RunAsync("import", "returns", folder, "--data", programme.Folder);

        Assert.Equal(ExitCodes.Refused, code);
        Assert.All(["passed over: october.csv", "passed over: 350_2021_10.csv", "passed over: 2021-13.csv", "350/2021-10.csv"],
            words => Assert.Contains(words, errors, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2021-11-v2.csv")]
    [InlineData("2021-11-v2 (1).CSV")]
    [InlineData("2021-11-V2 - Copy.csv")]
    [InlineData("2021-11-v2.txt")]
    [InlineData("2021-11-v2.ZIP")]
    [InlineData("2021_11_v2.csv")]
    [InlineData("2021-11 v2.xlsx")]
    public void A_return_is_known_by_its_name_however_it_was_saved(string name)
    {
        var path = ReturnPath.TryParse(Path.Combine(folder, "350", name));

        Assert.Equal(new ReturnPath("350", "2021-11", 2), path);
    }

    [Theory]
    [InlineData("350", "2021-13.csv")]
    [InlineData("350", "2021-11.docx")]
    [InlineData("Bolton", "2021-11.csv")]
    [InlineData("350", "2021-11-v0.csv")]
    public void Another_name_is_not_taken_for_one(string authority, string name) =>
        Assert.Null(ReturnPath.TryParse(Path.Combine(folder, authority, name)));

    [Fact]
    public async Task A_register_of_any_name_is_taken_with_its_day_also_in_an_archive()
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithEverythingAsync(programme);
        var source = GivenOutcomes.Path("register/edubasealldata20220301.csv");
        var zip = Path.Combine(folder, "Extract of March.ZIP");
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
            archive.CreateEntryFromFile(source, "results.csv");

        var without = await RunAsync("import", "register", zip, "--check", "--data", programme.Folder);
        var wrong = await RunAsync("import", "register", zip, "--on", "1 March", "--check", "--data", programme.Folder);
        var right = await RunAsync("import", "register", zip, "--on", "2022-03-01", "--check", "--data", programme.Folder);

        Assert.Equal((ExitCodes.Refused, ExitCodes.Usage, ExitCodes.Done), (without.Code, wrong.Code, right.Code));
        Assert.Contains("--on 1 March: a day written YYYY-MM-DD is expected", wrong.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(int Code, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = HostProcess.Run(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await Task.WhenAll(output, process.WaitForExitAsync());
        return (process.ExitCode, errors);
    }
}
