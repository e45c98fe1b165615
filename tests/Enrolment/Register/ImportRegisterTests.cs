using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;

namespace Programme.Tests;

public sealed class ImportRegisterTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_same_extract_again_changes_nothing_and_says_so(string store)
    {
        var enrolment = await EnrolmentAsync(store);
        string[] lines = [Line(200001, name: "St Thérèse’s – The \"Lower\" School, The"), Line(200002, phase: "Primary"),
            Line(200003, la: "999")];

        var first = await enrolment.ImportExtractAsync(20200101, lines);
        var again = await enrolment.ImportExtractAsync(20200101, lines);

        Assert.Equal((3, 1), (first.Report.RowsAdded, first.Eligible));
        Assert.Equal((true, 3, 0, 3),
            (again.Report.NothingChanged, again.Report.RowsRead, again.Report.RowsAdded, again.Report.RowsUnchanged));
        Assert.Equal("St Thérèse’s – The \"Lower\" School, The", enrolment.GetSchool(new() { Urn = "200001" }).School.Name);
    }

    [SkippableTheory, EachStore]
    public async Task What_the_register_said_on_a_day_stays_as_it_was_whatever_the_order_of_the_imports(string store)
    {
        var enrolment = await EnrolmentAsync(store);
        await enrolment.ImportExtractAsync(20210101, Line(210001, pupils: "100"), Line(210002, pupils: "100"));
        await enrolment.ImportExtractAsync(20210301, Line(210001, pupils: "100"), Line(210002, pupils: "300"), Line(210003, pupils: "300"));

        var between = await enrolment.ImportExtractAsync(20210201, Line(210001, pupils: "200"), Line(210002, pupils: "200"),
            Line(210003, pupils: "200"));

        Assert.Equal((1, 2, 0), (between.Report.RowsAdded, between.Report.RowsChanged, between.Report.RowsUnchanged));
        Assert.Equal([100, 100, null], Pupils(enrolment, 1));
        Assert.Equal([200, 200, 200], Pupils(enrolment, 2));
        Assert.Equal([100, 300, 300], Pupils(enrolment, 3));
        Assert.Equal([100, 300, 300], Pupils(enrolment, null));
    }

    [SkippableTheory, EachStore]
    public async Task An_extract_published_again_for_the_same_day_replaces_what_that_day_said_and_no_more(string store)
    {
        var enrolment = await EnrolmentAsync(store);
        await enrolment.ImportExtractAsync(20220101, Line(220001, pupils: "100"), Line(220002), Line(220003));
        await enrolment.ImportExtractAsync(20220301, Line(220001, pupils: "100"), Line(220002), Line(220003));

        var again = await enrolment.ImportExtractAsync(20220101, Line(220001, pupils: ""), Line(220002), Line(220003));

        Assert.Equal((1, 2), (again.Report.RowsChanged, again.Report.RowsUnchanged));
        Assert.False(enrolment.GetSchool(new() { Urn = "220001", AsOf = Day(2022, 2, 1) }).School.HasPupils);
        Assert.Equal(100, enrolment.GetSchool(new() { Urn = "220001" }).School.Pupils);
    }

    [SkippableTheory, EachStore]
    public async Task A_file_in_error_names_lines_and_columns_and_leaves_no_trace(string store)
    {
        var enrolment = await EnrolmentAsync(store);

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportExtractAsync(20190101,
            Line(190001, pupils: "-1"), Line(190002, name: ""), Line(190002, la: "3500"), Line(190003, closed: "2019-13-01")));
        var nameless = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.ImportRegister()
            .SendAsync(new ImportRegisterRequest { Options = Imports.Options("register.csv") }, Extract(Line(190001))));

        Assert.Equal(["line 2, column NumberOfPupils", "line 3, column EstablishmentName", "line 4, column LA (code)", "line 4, column URN",
            "line 5, column CloseDate"], refusal.Fields());
        Assert.Equal(["extract_on"], nameless.Fields());
        await Imports.RefusedAsync(Reasons.NotFound, () => enrolment.GetSchoolAsync(new() { Urn = "190001" }).ResponseAsync);
    }

    [SkippableTheory, EachStore]
    public async Task Reason_for_closing_and_free_school_meals_are_kept_as_registered_and_missing_ones_are_not_known(string store)
    {
        var enrolment = await EnrolmentAsync(store);
        await enrolment.ImportExtractAsync(20180101, Line(230001, status: "Closed", closed: "31-12-2017", reason: "Closure", fsm: "12.5"),
            Line(230002, reason: "Not applicable", fsm: "0.0"), Line(230003), Line(230004, fsm: "NA"));

        var schools = enrolment.BatchGetSchools(new() { Urns = { "230001", "230002", "230003", "230004" } }).Schools;

        Assert.Equal(["Closure", "", "", ""], schools.Select(school => school.ClosedReason));
        Assert.Equal([12.5, 0, null, null], schools.Select(school => school.HasFsmPercent ? school.FsmPercent : (double?)null));
        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => enrolment.ImportExtractAsync(20180201, Line(230001, fsm: "101"), Line(230002, fsm: "many")));
        Assert.Equal(["line 2, column PercentageFSM", "line 3, column PercentageFSM"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task An_extract_without_the_columns_that_are_optional_is_taken(string store)
    {
        var enrolment = await EnrolmentAsync(store);
        const string text = "URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus "
            + "(name),CloseDate,PhaseOfEducation (name),NumberOfPupils\n240001,350,4001,A School,Community school,Open,,Secondary,900\n";

        await enrolment.ImportRegister()
            .SendAsync(new ImportRegisterRequest { Options = Imports.Options("edubasealldata20170101.csv") }, text);

        var school = enrolment.GetSchool(new() { Urn = "240001" }).School;
        Assert.Equal((900, null, "", false), (school.Pupils, school.OpenedOn, school.ClosedReason, school.HasFsmPercent));
    }

    private static int?[] Pupils(EnrolmentService.EnrolmentServiceClient enrolment, int? month)
    {
        var asked = new BatchGetSchoolsRequest
        {
            Urns = { "210001", "210002", "210003" },
            AsOf = month is { } number ? Day(2021, number, 15) : null
        };
        var schools = enrolment.BatchGetSchools(asked).Schools.ToDictionary(school => school.Urn, school => (int?)school.Pupils);
        return [.. asked.Urns.Select(urn => schools.GetValueOrDefault(urn))];
    }

    private async Task<EnrolmentService.EnrolmentServiceClient> EnrolmentAsync(string store)
    {
        var enrolment = (await programmes.OnAsync(store)).Client<EnrolmentService.EnrolmentServiceClient>();
        await enrolment.ImportAuthoritiesAsync("350", "351");
        return enrolment;
    }
}
