using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportLeadsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_same_file_again_changes_nothing_and_a_later_one_ends_posts(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync("A1,350001,lead,2015-01-01,,\nA2,350001,deputy,2015-01-01,,\n");

        var again = (await enrolment.ImportLeadsAsync("A1,350001,lead,2015-01-01,,\nA2,350001,deputy,2015-01-01,,\n")).Report;
        var later =
            (await enrolment.ImportLeadsAsync("A1,350001,lead,2015-01-01,2022-03-31,retired\nA2,350001,deputy,2015-01-01,,\n")).Report;

        Assert.Equal((true, 2), (again.NothingChanged, again.RowsUnchanged));
        Assert.Equal((0, 1, 1), (later.RowsAdded, later.RowsChanged, later.RowsUnchanged));
        var post = enrolment.ListPosts(new() { Urn = "350001" }).Posts.Single(post => post.LeadRef == "A1");
        Assert.Equal((GivenRegister.Day(2022, 3, 31), LeavingReason.Retired, "2"), (post.EndedOn, post.LeavingReason, post.Etag));
    }

    [SkippableTheory, EachStore]
    public async Task A_post_that_was_ended_since_stays_ended_and_the_report_says_so(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        var post =
            enrolment.StartPost(new()
            {
                LeadRef = "B1",
                Urn = "350001",
                Role = PostRole.Lead,
                StartedOn = GivenRegister.Day(2021, 9, 1)
            }).Post;
        enrolment.EndPost(new() { PostId = post.PostId, EndedOn = GivenRegister.Day(2022, 1, 1), LeavingReason = LeavingReason.Maternity });

        var report = (await enrolment.ImportLeadsAsync("B1,350001,lead,2021-09-01,,\n")).Report;

        Assert.Equal((true, "ENDED_SINCE"), (report.NothingChanged, report.Notes.Single(note => note.Code != "NOT_IN_FILE").Code));
        Assert.Equal(GivenRegister.Day(2022, 1, 1),
            enrolment.ListPosts(new() { Urn = "350001" }).Posts.Single(row => row.LeadRef == "B1").EndedOn);
    }

    [SkippableTheory, EachStore]
    public async Task Overlapping_posts_of_one_person_are_kept_and_noted(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var report =
            (await enrolment.ImportLeadsAsync(
                "C1,350002,deputy,2019-09-02,2021-12-17,changed_role\nC1,350002,deputy,2021-12-01,,\nC1,351001,deputy,2021-12-01,,\n"
                    + "")).Report;

        Assert.Equal((3, "OVERLAPS"), (report.RowsAdded, report.Notes.Single(note => note.Code != "NOT_IN_FILE").Code));
    }

    [SkippableTheory, EachStore]
    public async Task Cover_for_parental_leave_is_told_by_the_lead_whom_it_covers_and_a_file_without_the_column_leaves_it(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        Task<ImportLeadsResponse> WithCoverAsync(string rows) => enrolment.ImportLeads().SendAsync(
            new ImportLeadsRequest { Options = Imports.Options("designated-leads.csv") },
                "lead_ref,urn,role,started_on,ended_on,leaving_reason,covers_lead_ref\n" + rows);
        const string away = "G1,350001,lead,2015-01-01,2021-12-31,maternity", back = "G1,350001,lead,2022-07-01,,",
            cover = "G2,350001,lead,2022-01-10,2022-06-30,changed_role";

        var plain = (await enrolment.ImportLeadsAsync($"{away}\n{cover}\n{back}\n")).Report;
        var covered = (await WithCoverAsync($"{cover},G1\n{away},\n{back},\n")).Report;
        var again = (await WithCoverAsync($"{cover},G1\n")).Report;
        var without = (await enrolment.ImportLeadsAsync(cover + "\n")).Report;
        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => WithCoverAsync(
            "G3,350001,lead,2022-08-01,,,G1\nG4,350001,lead,2022-01-10,,,G9\nG5,350001,deputy,2022-01-10,,,G1\n"));

        Assert.Equal((3, 1, true, true), (plain.RowsAdded, covered.RowsChanged, again.NothingChanged, without.NothingChanged));
        var posts = enrolment.ListPosts(new() { Urn = "350001" }).Posts;
        Assert.Equal(posts.Single(post => post.StartedOn.Equals(GivenRegister.Day(2015, 1, 1))).PostId,
            posts.Single(post => post.LeadRef == "G2").CoversPostId);
        Assert.Equal(["line 2, column covers_lead_ref", "line 3, column covers_lead_ref", "line 4, column covers_lead_ref"],
            refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task To_a_manager_of_one_authority_a_school_of_another_is_unknown(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var manager = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.TrialManager, "351");

        var theirs = await Imports.RefusedAsync(Reasons.FileInvalid, () => manager.ImportLeadsAsync("F1,350001,lead,2015-01-01,,\n"));
        var nobodys = await Imports.RefusedAsync(Reasons.FileInvalid, () => manager.ImportLeadsAsync("F1,999999,lead,2015-01-01,,\n"));

        Assert.Equal(nobodys.Message.Replace("999999", "350001", StringComparison.Ordinal), theirs.Message);
    }

    [SkippableTheory, EachStore]
    public async Task Every_problem_of_a_file_is_named_and_nothing_of_it_is_stored(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportLeadsAsync(
            "D1,350001,lead,2015-01-01,,\nD2,999999,lead,2015-01-01,,\nD3,999001,head,2015-01-01,,\nJo "
                + "Bloggs,350001,lead,2015-01-01,2014-01-01,retired\nD5,350001,lead,,,retired\n"));

        Assert.Equal(["line 3, column urn", "line 4, column urn", "line 4, column role", "line 5, column lead_ref",
            "line 5, column ended_on", "line 6, column started_on", "line 6, column leaving_reason"], refusal.Fields());
        Assert.DoesNotContain(enrolment.ListPosts(new() { PageSize = 1000 }).Posts, post => post.LeadRef == "D1");
    }
}
