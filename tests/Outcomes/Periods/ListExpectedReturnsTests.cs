using Programme.Access.V1;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class ListExpectedReturnsTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Whoever_owes_a_return_is_listed_with_how_late_it_is_and_when_to_remind(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();

        var missing =
            periods.ListExpectedReturns(new()
            {
                OutstandingOnly = true,
                KnownOn = new DateOnly(2021, 12, 10).ToDate(),
                PageSize = 1_000
            }).Returns.Where(row => row.ExtractedOn is null).ToList();

        Assert.Equal(["357 2021-10 True 10", "358 2021-09 True 34", "358 2021-10 True 10"],
            missing.Where(row => row.DaysLate > 0).Select(row => $"{row.LaCode} {row.Month} {row.Remind} {row.DaysLate}"));
        Assert.All(missing.Where(row => row.Month == "2021-11"),
            row => Assert.False(row.Remind && row.RemindOn.ToDateOnly() > new DateOnly(2021, 12, 10)));
    }

    [SkippableTheory, EachStore]
    public async Task Completeness_is_told_by_authority_and_month_and_pages_hold_every_month_once(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var officer = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.LaDataOfficer, "355");
        var request = new ListExpectedReturnsRequest { PageSize = 7 };

        var all = new List<ExpectedReturn>();
        do
        {
            var page = officer.ListExpectedReturns(request);
            all.AddRange(page.Returns);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(Trial.Default.Months.Select(month => month.ToMonth()), all.Select(row => row.Month));
        Assert.All(all, row => Assert.Equal("355", row.LaCode));
        Assert.Equal(ReturnFile.Read("355", "2021-11").Rows.Values.Count(row => row["contacts_total"].Length > 0),
            all.Single(row => row.Month == "2021-11").SchoolsReturned);
        Assert.True(all.Single(row => row.Month == "2021-11").SchoolsReturned < all[0].Schools);
    }

    [Fact]
    public void A_due_day_in_school_holidays_is_moved_behind_them()
    {
        (DateOnly, DateOnly)[] teaching = [(new(2021, 9, 2), new(2021, 10, 22)), (new(2021, 11, 1), new(2021, 12, 17)),
            (new(2022, 1, 4), new(2022, 2, 11))];

        Assert.Equal(new ReturnDue(new(2021, 12, 30), new(2022, 1, 9), new(2022, 1, 2)),
            ReturnDue.Of("2021-11", teaching, new ReturnSettings()));
        Assert.Equal(new(2021, 11, 30), ReturnDue.Of("2021-10", teaching, new ReturnSettings()).WithGraceOn);
        Assert.Equal(new(2021, 12, 30), ReturnDue.Of("2021-11", [], new ReturnSettings()).WithGraceOn);
        Assert.Equal(new(2022, 3, 30), ReturnDue.Of("2022-02", teaching, new ReturnSettings()).WithGraceOn);
    }
}
