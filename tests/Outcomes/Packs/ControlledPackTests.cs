using System.Text.RegularExpressions;
using Programme.Outcomes;

namespace Programme.Tests;

/// <summary>The controlled pack: R repeats the results from it, nobody is named in it, and the same seed gives the same bytes.</summary>
public sealed partial class ControlledPackTests
{
    [SkippableTheory]
    [InlineData("small_a", false)]
    [InlineData("trial_a", true)]
    [InlineData("edge_a", false)]
    public async Task R_alone_repeats_primary_burnout_turnover_and_CACE(string set, bool named)
    {
        using var folder = UnpackedPack.Of(ControlledPack.Build(GivenPack.Source(set, named), "seed"));

        var said = await folder.RunAsync();

        Assert.Matches(Agreed(), said);
        Assert.All(["itt", "burnout", "turnover", "cace"],
            family => Assert.Contains($"\n{family} ", $"\n{said}", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task R_says_which_number_differs()
    {
        var source = GivenPack.Source("small_a");
        var altered = source with
        {
            Results = [.. source.Results.Select(row =>
                row is { Id: "itt.primary.wls_rd", Key: "estimate" } ? row with { Value = "0.1" } : row)],
        };
        using var folder = UnpackedPack.Of(ControlledPack.Build(altered, "seed"));

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => folder.RunAsync());

        Assert.Contains("DIFFERS itt.primary.wls_rd estimate", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trial_a")]
    [InlineData("edge_a")]
    public void No_file_names_a_school_a_person_a_post_or_an_authority(string set)
    {
        var source = GivenPack.Source(set, named: true);

        var files = GivenPack.Files(ControlledPack.Build(source, "seed"));

        var words = files.Values.SelectMany(text => Word().Matches(text).Select(word => word.Value)).ToHashSet();
        Assert.DoesNotContain(source.Data.Schools, school => words.Contains(school.Id) || words.Contains(school.Authority));
        Assert.DoesNotContain(source.Data.Scales[0].Persons, person => words.Contains(person.Id));
        Assert.DoesNotContain(source.Data.Tenures[0].Tenures, tenure => words.Contains(tenure.Id));
        Assert.Equal(source.Data.Schools.Count + 1, files["school.csv"].Count(letter => letter == '\n'));
        Assert.DoesNotContain("pupils", files["school.csv"].Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("without_authority.A", files["results.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_other_marks()
    {
        var source = GivenPack.Source("small_a");
        var turned = GivenPack.Of(source.Data with { Schools = [.. source.Data.Schools.Reverse()] });

        Assert.Equal(ControlledPack.Build(source, "seed"), ControlledPack.Build(GivenPack.Source("small_a"), "seed"));
        Assert.Equal(GivenPack.Files(ControlledPack.Build(source, "seed"))["school.csv"],
            GivenPack.Files(ControlledPack.Build(turned, "seed"))["school.csv"]);
        Assert.NotEqual(GivenPack.Files(ControlledPack.Build(source, "seed"))["school.csv"],
            GivenPack.Files(ControlledPack.Build(source, "other"))["school.csv"]);
    }

    [Fact]
    public void A_pack_that_would_tell_a_school_is_not_built()
    {
        var source = GivenPack.Source("small_a");
        var telling = source with { Plan = $$"""{"without":"{{source.Data.Schools[0].Id}}"}""" };

        var fault = Assert.Throws<InvalidDataException>(() => ControlledPack.Build(telling, "seed"));

        Assert.Contains("plan.json", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(source.Data.Schools[0].Id, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sums_are_those_of_the_files()
    {
        var files = GivenPack.Files(ControlledPack.Build(GivenPack.Source("small_a"), "seed"));

        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), files.Keys);
        foreach (var line in files["SHA256SUMS"].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Equal(LockPart.Hash(files[line[66..]]), line[..64]);
        Assert.Equal(files.Count - 1, files["SHA256SUMS"].Count(letter => letter == '\n'));
    }

    [GeneratedRegex(@"[1-9]\d+ agree, 0 differ")]
    private static partial Regex Agreed();

    [GeneratedRegex(@"[A-Za-z0-9_\-.]+")]
    private static partial Regex Word();
}
