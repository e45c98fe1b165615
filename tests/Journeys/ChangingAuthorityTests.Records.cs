using Grpc.Core;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

// What is recorded of a school: posts, agreements, baselines and withdrawals.
public sealed partial class ChangingAuthorityTests
{
    private EnrolmentService.EnrolmentServiceClient Enrolment => programme.Client<EnrolmentService.EnrolmentServiceClient>();

    [Fact]
    public async Task What_is_recorded_of_a_school_is_of_the_authority_that_has_it_on_the_day()
    {
        async Task<string> WithdrawnAsync(string urn, DateOnly day, WithdrawalScope scope) => (await Enrolment.WithdrawSchoolAsync(new()
        {
            Urn = urn,
            Scope = scope,
            WithdrawnOn = day.ToDate(),
            Reason = "workload"
        })).Withdrawal.LaCode;
        async Task<string> AgreedAsync(DateOnly day) => (await Enrolment.RecordAgreementAsync(new()
        {
            Urn = "180001",
            Kind = AgreementKind.Mou,
            SignedOn = day.ToDate()
        })).Agreement.LaCode;
        var baseline = (await Enrolment.RecordBaselineAsync(new() { Urn = "180001", CompletedOn = new DateOnly(2021, 6, 1).ToDate() }))
            .Baseline.LaCode;
        await ImportAsync("withdrawals", "withdrawals.csv", "urn,scope,withdrawn_on,reason\n180002,delivery,2022-01-31,workload\n"
            + "180002,data,2022-02-01,workload\n");
        await ImportAsync("agreements", "agreements.csv", "urn,kind,signed_on\n180002,mou,2021-03-31\n180002,mou,2021-04-01\n");

        Assert.Equal("940", await WithdrawnAsync("180001", new(2022, 1, 31), WithdrawalScope.Delivery));
        Assert.Equal("942", await WithdrawnAsync("180001", new(2022, 2, 1), WithdrawalScope.Data));
        Assert.Equal(("928", "940", "940"), (await AgreedAsync(new(2021, 3, 31)), await AgreedAsync(new(2021, 4, 1)), baseline));
        Assert.Equal(["940", "942"], (await Enrolment.ListWithdrawalsAsync(new())).Withdrawals.Where(row => row.Urn == "180002")
            .OrderBy(row => row.WithdrawnOn.ToDateOnly()).Select(row => row.LaCode));
        Assert.Equal(["928", "940"], (await Enrolment.ListAgreementsAsync(new())).Agreements.Where(row => row.Urn == "180002")
            .OrderBy(row => row.SignedOn.ToDateOnly()).Select(row => row.LaCode));
    }

    [Fact]
    public async Task A_post_is_of_the_authority_that_has_the_school_on_its_last_day_or_now()
    {
        await ImportAsync("leads", "leads.csv", "lead_ref,urn,role,started_on,ended_on,leaving_reason\n"
            + "L1,180001,lead,2015-09-01,2022-01-31,retired\nL2,180001,lead,2022-02-01,,\nL3,180002,lead,2015-09-01,,\n");
        var successor = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.LaCoordinator, "942");
        var before = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.LaCoordinator, "940");
        var started = (await successor.StartPostAsync(new()
        {
            LeadRef = "L4",
            Urn = "180001",
            Role = PostRole.Deputy,
            StartedOn = new DateOnly(2022, 3, 1).ToDate()
        })).Post;
        var turnover = (await Enrolment.SummariseTurnoverAsync(new())).Leads.ToDictionary(row => row.LaCode);
        var ofSuccessor = Assert.Single((await successor.SummariseTurnoverAsync(new())).Leads);
        var vacant = (await programme.Client<PeopleService.PeopleServiceClient>().ListVacanciesAsync(new() { LaCode = "942" })).Vacancies;

        Assert.Equal(["L1 940", "L2 942", "L3 942", "L4 942"],
            (await Enrolment.ListPostsAsync(new())).Posts.Select(row => $"{row.LeadRef} {row.LaCode}"));
        Assert.Equal("942", started.LaCode);
        Assert.Contains((await successor.ListPostsAsync(new())).Posts, row => row.LeadRef == "L3");
        Assert.Equal((1, 1, 2), (turnover["940"].Headcount, turnover["942"].Headcount, turnover["942"].InPost));
        Assert.Equal((2, 0L), (ofSuccessor.InPost, ofSuccessor.VacancyDays));
        Assert.Empty(vacant);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(async () => await before.StartPostAsync(new()
        {
            LeadRef = "L5",
            Urn = "180001",
            Role = PostRole.Deputy,
            StartedOn = new DateOnly(2022, 3, 1).ToDate()
        }))).StatusCode);
    }

    [Fact]
    public async Task A_post_recorded_before_the_school_moved_is_seen_and_ended_by_the_authority_that_has_it_now()
    {
        await ImportAsync("authorities", "open.csv", Authorities.Replace("2022-01-31", "", StringComparison.Ordinal));
        await ImportAsync("leads", "leads.csv", "lead_ref,urn,role,started_on,ended_on,leaving_reason\n"
            + "L1,180001,lead,2021-09-01,,\n");
        var recorded = Assert.Single((await Enrolment.ListPostsAsync(new())).Posts);
        await ImportAsync("authorities", "authorities.csv", Authorities);
        var successor = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.LaCoordinator, "942");

        var seen = Assert.Single((await successor.ListPostsAsync(new() { LaCode = "942" })).Posts);
        var ended = (await successor.EndPostAsync(new()
        {
            PostId = seen.PostId,
            EndedOn = new DateOnly(2022, 5, 1).ToDate(),
            LeavingReason = LeavingReason.Retired
        })).Post;
        var again = await ImportAsync("leads", "again.csv", "lead_ref,urn,role,started_on,ended_on,leaving_reason\n"
            + "L1,180001,lead,2021-09-01,2022-05-01,retired\n");

        Assert.Equal(("940", "942", "942"), (recorded.LaCode, seen.LaCode, ended.LaCode));
        Assert.Equal((0, 0, 1), (again.RowsAdded, again.RowsChanged, again.RowsUnchanged));
    }
}
