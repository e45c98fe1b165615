using System.Text;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SetMappingTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly string Theirs = GivenOutcomes.BuryReturn("2021-10", "2021-11-10", 40, 12)
        .Replace("school_urn", "École URN", StringComparison.Ordinal)
        .Replace("extract_date", "Extracted", StringComparison.Ordinal).Replace("2021-11-10", "10/11/2021", StringComparison.Ordinal)
        .Replace("reporting_month", "Month", StringComparison.Ordinal).Replace("2021-10,", "Oct-21,", StringComparison.Ordinal);

    private static Mapping Bury(DateOnly validFrom) => new()
    {
        LaCode = "351",
        ValidFrom = validFrom.ToDate(),
        Columns = { { "school_urn", "École URN" }, { "extract_date", " Extracted " }, { "reporting_month", "Month" } },
        DayFormat = "dd/MM/yyyy",
        MonthFormat = "MMM-yy",
    };

    public static TheoryData<string, string, string> Forms()
    {
        var forms = new TheoryData<string, string, string>();
        foreach (var store in new[] { "sqlite", "postgres" })
        {
            forms.Add(store, "utf-8", ";");
            forms.Add(store, "windows-1252", ";");
            forms.Add(store, "windows-1252", "\t");
            forms.Add(store, "utf-16", ",");
        }
        return forms;
    }

    [SkippableTheory, MemberData(nameof(Forms))]
    public async Task A_file_in_the_authority_s_own_layout_is_read_and_a_check_shows_what_the_mapping_did(string store, string encoding,
        string delimiter)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await programme.Client<ReturnsService.ReturnsServiceClient>().SetMappingAsync(new() { Mapping = Bury(new(2022, 9, 1)) });
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var form = Encoding.GetEncoding(encoding);
        byte[] file = [.. encoding == "utf-16" ? form.GetPreamble() : [],
            .. form.GetBytes(Theirs.Replace(",", delimiter, StringComparison.Ordinal))];

        var check = await outcomes.ImportAsync("351", "2021-10", file, validateOnly: true);

        Assert.Equal((4, encoding, delimiter == "\t" ? "tab" : delimiter),
            (check.Report.RowsAdded, check.ReadAs.Encoding, check.ReadAs.Delimiter));
        Assert.Equal(new DateOnly(2022, 9, 1).ToDate(), check.ReadAs.MappingValidFrom);
        Assert.Contains(check.ReadAs.Columns,
            column => column is { Column: "extract_date", TheirColumn: "Extracted", FirstCell: "10/11/2021" });
        Assert.Contains(check.ReadAs.Columns, column => column is { Column: "school_urn", TheirColumn: "École URN" });
    }

    [SkippableTheory, EachStore]
    public async Task The_mapping_of_the_day_on_which_a_file_arrives_is_used_and_our_own_layout_is_always_taken(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();
        await returns.SetMappingAsync(new() { Mapping = Bury(new(2022, 9, 1)) });
        var later = Bury(new(2022, 10, 15));
        later.Columns["school_urn"] = "URN";
        await returns.SetMappingAsync(new() { Mapping = later });

        var stored = await outcomes.ImportAsync("351", "2021-10", Theirs);
        var ours = await outcomes.ImportAsync("351", "2021-11", GivenOutcomes.BuryReturn("2021-11", "2021-12-10", 40, 12));

        Assert.Equal((1, 4), (stored.Version, stored.Report.RowsAdded));
        Assert.Equal(new DateOnly(2021, 11, 10).ToDate(),
            outcomes.ListReturns(new() { LaCode = "351" }).Returns.First(row => row.ReportingMonth == "2021-10").ExtractOn);
        Assert.Null(ours.ReadAs.MappingValidFrom);
        var semicolons = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => outcomes.ImportAsync("352", "2021-10", Theirs.Replace(',', ';')));
        Assert.Contains("line 1, column school_urn", semicolons.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_query_names_the_column_as_the_authority_s_file_does(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();
        var mapping = Bury(new(2022, 9, 2));
        mapping.Columns["contacts_nfa"] = "No further action";
        await returns.SetMappingAsync(new() { Mapping = mapping });

        await outcomes.ImportAsync("351", "2021-12",
            Theirs.Replace("contacts_nfa", "No further action", StringComparison.Ordinal)
                .Replace("Oct-21", "Dec-21", StringComparison.Ordinal)
            .Replace("10/11/2021", "10/01/2022", StringComparison.Ordinal).Replace(",10,3,", ",10,,", StringComparison.Ordinal));

        var query = returns.ListQueries(new() { LaCode = "351", ReportingMonth = "2021-12" }).Queries
            .First(query => query.Finding.Rule == "Q302");
        Assert.Equal(("contacts_nfa", "No further action"), (query.Finding.Column, query.Finding.TheirColumn));
    }

    [SkippableTheory, EachStore]
    public async Task Text_that_is_in_no_known_encoding_is_refused_clearly(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await programme.Client<ReturnsService.ReturnsServiceClient>()
            .SetMappingAsync(new() { Mapping = new(Bury(new(2022, 9, 3))) { LaCode = "353" } });

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => outcomes.ImportAsync("353", "2022-03", [.. Encoding.ASCII.GetBytes("Month;"), 0x81, 0xFF]));

        Assert.Contains("neither UTF-8 nor Windows-1252", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[E003]", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contacts", "contacts", "'Contacts' can be only one of contacts_nfa, contacts_total.")]
    [InlineData("Contacts", " Contacts\u00a0", "'Contacts' can be only one of contacts_nfa, contacts_total.")]
    [InlineData("Contacts", "referrals", "'referrals' can be only one of contacts_nfa, referrals.")]
    [InlineData("Contacts", "contacts_total", null)]
    [InlineData("contacts_nfa", "contacts_total", null)]
    public void Two_columns_never_read_the_same_one(string total, string nfa, string? problem)
    {
        var mapping = new Mapping(Bury(new(2022, 9, 1))) { Columns = { { "contacts_total", total }, { "contacts_nfa", nfa } } };

        var refusal = Record.Exception(() => Outcomes.MappingChecks.ThrowIfAny(mapping));

        Assert.Equal(problem is not null, refusal is not null);
        Assert.Contains(problem ?? "", refusal?.Message ?? "", StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task A_mapping_that_would_make_counts_up_or_read_a_column_twice_is_refused(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();
        var bad = new Mapping
        {
            LaCode = "35",
            Columns = { { "contacts", "x" }, { "icpc", "A" }, { "referrals", "A" }, { "status", "S" } },
            Constants = { { "status", "final" }, { "s47_started", "0" }, { "school_urn", "1" } },
            DayFormat = "dd",
            MonthFormat = "x"
        };

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await returns.SetMappingAsync(new() { Mapping = bad }));

        Assert.Equal(["mapping.la_code", "mapping.valid_from", "mapping.columns", "mapping.constants", "mapping.columns",
            "mapping.constants", "mapping.constants", "mapping.day_format", "mapping.month_format"], refusal.Fields());
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await returns.SetMappingAsync(new() { Mapping = new(Bury(new(2022, 9, 1))) { LaCode = "999" } }));
    }
}
