using Google.Protobuf;
using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SubmitReturnTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_submitted_return_is_the_same_as_an_imported_one(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var text = GivenOutcomes.BuryReturn("2021-09", "2021-10-10", 40, 12);

        var submitted = await outcomes.SubmitReturnAsync(Of("2021-09", text, "submit-1"));
        var again = await outcomes.SubmitReturnAsync(Of("2021-09", text, "submit-1"));
        var imported = await outcomes.ImportAsync("351", "2021-09", text);
        var known = await outcomes.SubmitReturnAsync(Of("2021-09", text, "submit-2"));

        Assert.Equal((4, 1), (submitted.Report.RowsAdded, submitted.Version));
        Assert.Equal(submitted, again);
        Assert.Equal((true, 1), (imported.Report.NothingChanged, imported.Version));
        Assert.Equal(known, await outcomes.SubmitReturnAsync(Of("2021-09", text, "submit-2")));
        await Imports.RefusedAsync(Reasons.RequestIdReused,
            async () => await outcomes.SubmitReturnAsync(Of("2021-09", text + "\n", "submit-2")));
    }

    [SkippableTheory, EachStore]
    public async Task A_faulty_file_is_refused_as_by_an_import(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var text = GivenOutcomes.Return("2021-10", "2021-11-10", (GivenOutcomes.Bury[0], 3, 4), ("999999", 3, 1),
            (GivenOutcomes.Bury[0], null, null));

        var submitted = await Imports.RefusedAsync(Reasons.FileInvalid, async () => await outcomes.SubmitReturnAsync(Of("2021-10", text)));
        var imported = await Imports.RefusedAsync(Reasons.FileInvalid, () => outcomes.ImportAsync("351", "2021-10", text));

        Assert.Equal(["line 2, column contacts_nfa", "line 3, column school_urn", "line 4, column school_urn"], submitted.Fields());
        Assert.Equal(imported.Message, submitted.Message);
    }

    [SkippableTheory, EachStore]
    public async Task The_name_of_the_file_is_told_bare_as_by_an_import_or_is_made_from_authority_and_month(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var december = Of("2021-12", GivenOutcomes.BuryReturn("2021-12", "2022-01-10", 40, 12));
        async Task<string> NameAsync(string name) =>
            (await outcomes.SubmitReturnAsync(new(december) { FileName = name, ValidateOnly = true })).Report.FileName;

        Assert.Equal("351-2021-12.csv", await NameAsync(""));
        Assert.Equal("december.csv", await NameAsync("C:\\Users\\somebody\\decem\u001b\u202eber.csv"));
    }

    [SkippableTheory, EachStore]
    public async Task A_file_of_more_than_two_megabytes_is_refused(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var large = new SubmitReturnRequest
        {
            LaCode = "351",
            ReportingMonth = "2021-10",
            Content = ByteString.CopyFrom(new byte[2_000_001])
        };
        await Imports.RefusedAsync(Reasons.FileTooLarge, async () => await outcomes.SubmitReturnAsync(large));
    }

    [SkippableTheory, EachStore]
    public async Task A_check_stores_nothing_and_the_refusals_are_those_of_an_import(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, "352");
        var good = Of("2021-11", GivenOutcomes.BuryReturn("2021-11", "2021-12-10", 40, 12));

        var check = await outcomes.SubmitReturnAsync(new(good) { ValidateOnly = true });
        var theirs = await Imports.RefusedAsync(Reasons.NotFound, async () => await officer.SubmitReturnAsync(good));
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await outcomes.SubmitReturnAsync(new() { ReportingMonth = "2019-01", Version = -1 }));
        await outcomes.SubmitReturnAsync(good);
        var other = Of("2021-11", GivenOutcomes.BuryReturn("2021-11", "2021-12-10", 44, 12));

        Assert.Equal((true, 4, 1), (check.Report.ValidatedOnly, check.Report.RowsAdded, check.Version));
        Assert.Equal("There is no authority 351.", theirs.Message);
        Assert.Equal(["la_code", "reporting_month", "version"], fields.Fields());
        await Imports.RefusedAsync(Reasons.VersionTaken, async () => await outcomes.SubmitReturnAsync(new(other) { Version = 1 }));
        Assert.Equal(2, (await outcomes.SubmitReturnAsync(other)).Version);
    }

    private static SubmitReturnRequest Of(string month, string text, string requestId = "") =>
        new()
        {
            LaCode = "351",
            ReportingMonth = month,
            Content = ByteString.CopyFromUtf8(text),
            FileName = $"351-{month}.csv",
            RequestId = requestId
        };
}
