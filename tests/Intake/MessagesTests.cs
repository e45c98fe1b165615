using Google.Protobuf;
using Programme.Host;
using Programme.Intake;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Messages say once what is lacking, and what to do about it.</summary>
public sealed class MessagesTests(Programmes programmes) : IClassFixture<Programmes>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-messages-").FullName;

    [Theory]
    [InlineData("agreements", "import the authorities and a register first")]
    [InlineData("baselines", "import the authorities and a register first")]
    [InlineData("leads", "import the authorities and a register first")]
    [InlineData("withdrawals", "import the authorities and a register first")]
    [InlineData("supervisors", "import the authorities first")]
    [InlineData("calendar", "import the authorities first")]
    [InlineData("usual-practice", "freeze or import the list first")]
    public async Task A_list_before_the_one_that_it_refers_to_is_refused_with_one_sentence(string kind, string words)
    {
        var template = Templates.Csv(Templates.All[kind]).TrimEnd().Split('\n');
        var file = Path.Combine(folder, $"{kind}.csv");
        await File.WriteAllLinesAsync(file, [template[0].TrimEnd(), .. Enumerable.Repeat(template[1].TrimEnd(), 770)]);

        var refusal = await Support.Imports.RefusedAsync(Reasons.FileInvalid, async () =>
            await ImportKinds.All[kind]((await programmes.OnAsync("sqlite")).Invoker(), new ImportFile(file, ValidateOnly: true)));

        Assert.Single(refusal.Fields());
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<5")]
    [InlineData("c")]
    [InlineData("-")]
    [InlineData("N/A")]
    [InlineData("suppressed")]
    [InlineData("*")]
    [InlineData("not known")]
    [InlineData("#N/A")]
    [InlineData("\u2013")]
    [InlineData(">100")]
    [InlineData("\u200b..\u00a0")]
    public void A_sign_for_not_known_in_a_count_or_number_says_to_leave_the_cell_blank(string sign)
    {
        var problems = new RowProblems("visits.csv");
        using var file = UploadedFile.Of("visits.csv",
            ByteString.CopyFromUtf8($"visit_ref,visited_on,minutes,place\nV1,2021-09-01,\"{sign}\",Hall\n"));
        using var table = CsvTable.Open(file, problems, Reading.Visits);
        foreach (var row in table.Rows())
        {
            Assert.Null(row.Count("minutes"));
            Assert.Null(row.Number("minutes"));
        }

        Assert.Equal(2, problems.Kept.Count);
        Assert.All(problems.Kept, problem => Assert.Equal(
            "line 2, column minutes: a number is expected; leave the cell blank if it is not known.",
            $"{problem.Where}: {problem.Expected}"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
