using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>BuildControlledPack, on the whole synthetic programme: nobody is in it, and R repeats its results.</summary>
public sealed partial class BuildControlledPackTests
{
    [SkippableFact]
    public async Task The_pack_of_the_synthetic_programme_names_nobody_and_R_repeats_it()
    {
        await using var programme = await RunningProgramme.StartAsync();
        await programme.LoadAsync();
        var (plan, locked) = (await GivenAnalysis.PlannedAsync(programme), await GivenAnalysis.LockedAsync(programme));
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        await GivenAnalysis.EndedAsync(programme, (await (await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(
            Role.Statistician)).EstimateEffectsAsync(new())).Run);
        await GivenRelease.ConfirmedAsync(programme);
        var packs = await GivenRelease.StatisticianAsync(programme);

        var (first, second) = (await packs.BuildControlledPackAsync(new() { Number = 1 }),
            await packs.BuildControlledPackAsync(new() { Number = 1, RequestId = "again" }));
        var open = await packs.GetOpenPackAsync(new());

        Assert.Equal(first.Content, second.Content);
        // What is kept for repeated requests has no rows.
        Assert.Empty((await packs.BuildControlledPackAsync(new() { Number = 1, RequestId = "again" })).Content);
        await NamesNobodyAsync(programme, GivenPack.Files(first.Content.ToByteArray()));
        await NamesNobodyAsync(programme, GivenPack.Files(open.Content.ToByteArray()));
        using var folder = UnpackedPack.Of(first.Content.ToByteArray());
        Assert.Matches(@"[1-9]\d+ agree, 0 differ", await folder.RunAsync());
    }

    private static async Task NamesNobodyAsync(RunningProgramme programme, Dictionary<string, string> files)
    {
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var schools = await Pages.AllAsync(new ListSchoolsRequest(), request => enrolment.ListSchoolsAsync(request), page => page.Schools);
        var posts = await Pages.AllAsync(new ListPostsRequest(), request => enrolment.ListPostsAsync(request), page => page.Posts);
        await using var db = programme.Services.GetRequiredService<Store<OutcomesDb>>().Read(Scope.All);
        var marks = await db.Surveys.Select(row => row.Person).Distinct().ToListAsync();
        var words = files.Values.SelectMany(text => Word().Matches(text).Select(word => word.Value)).ToHashSet();

        Assert.True(schools.Count > 300 && posts.Count > 300 && marks.Count > 100);
        Assert.DoesNotContain(schools, school => words.Contains(school.Urn));
        Assert.DoesNotContain(schools, school => files.Values.Any(text => text.Contains(school.Name, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(posts, post => words.Contains(post.LeadRef) || words.Contains(post.PostId));
        Assert.DoesNotContain(marks, mark => files.Values.Any(text => text.Contains(mark, StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(@"[A-Za-z0-9_\-.]+")]
    private static partial Regex Word();
}
