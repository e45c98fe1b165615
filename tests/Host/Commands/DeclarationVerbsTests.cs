using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class DeclarationVerbsTests(Programmes programmes) : IClassFixture<Programmes>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-declare-").FullName;

    private const string Mapping = """
        {
          "la_code": "351", "valid_from": "2021-09-01",
          "columns": { "school_urn": "URN", "contacts_total": "Total contacts" },
          "constants": { "status": "final" }, "day_format": "dd/MM/yyyy", "delimiter": "semicolon"
        }
        """;

    [Fact]
    public async Task A_mapping_is_checked_set_and_listed()
    {
        var (target, returns) = await ReturnsAsync();

        Assert.Equal(ExitCodes.Done, await DeclarationVerbs.SetMappingAsync(target, File("m.json", Mapping), check: true, default));
        Assert.Empty(returns.ListMappings(new()).Mappings);
        Assert.Equal(ExitCodes.Done, await DeclarationVerbs.SetMappingAsync(target, File("m.json", Mapping), check: false, default));
        Assert.Equal(ExitCodes.Done, await DeclarationVerbs.ListMappingsAsync(target, "351", default));

        var set = Assert.Single(returns.ListMappings(new()).Mappings);
        Assert.Equal((Delimiter.Semicolon, "Total contacts", 2021), (set.Delimiter, set.Columns["contacts_total"], set.ValidFrom.Year));
        Assert.Equal(set, MessageFile.Read<Mapping>(File("again.json", MessageFile.Write(set))));
    }

    [Fact]
    public async Task A_definition_is_set_and_a_query_is_answered()
    {
        var (target, returns) = await ReturnsAsync();
        await (await programmes.OnAsync("sqlite")).Client<OutcomesService.OutcomesServiceClient>().ImportAsync("351", "2021-10",
            GivenOutcomes.Return("2021-10", "2021-11-10", (GivenOutcomes.Bury[0], 9, null)));
        var query = returns.ListQueries(new() { OpenOnly = true, PageSize = 100 }).Queries[0];
        var answer = new AnswerQueryRequest
        {
            LaCode = "351",
            ReportingMonth = "2021-10",
            Version = 1,
            Number = query.Number,
            Reason = "the system was down"
        };

        var codes = new[]
        {
            await DeclarationVerbs.SetDefinitionAsync(target, File("d.json", """
                {"la_code":"351","first_month":"2021-09","rule":"INAPPROPRIATE-2","reason":"advice counts","open_cases":"yes"}
                """), check: false, default),
            await DeclarationVerbs.ListDefinitionsAsync(target, "", default),
            await QueriesVerb.ListAsync(target, new() { OpenOnly = true }, default),
            await QueriesVerb.AnswerAsync(target, new AnswerQueryRequest(answer) { ValidateOnly = true }, default),
            await QueriesVerb.AnswerAsync(target, answer, default),
        };

        Assert.All(codes, code => Assert.Equal(ExitCodes.Done, code));
        Assert.Contains(returns.ListQueries(new() { PageSize = 100 }).Queries, one => one.Finding.Reason == answer.Reason);
        Assert.Single((await programmes.OnAsync("sqlite")).Client<PeriodsService.PeriodsServiceClient>()
            .ListDefinitions(new() { LaCode = "351" }).Definitions);
    }

    [Theory]
    [InlineData("""{"la_code":"351","colums":{}}""", "colums")]
    [InlineData("""{"la_code":"351","valid_from":"1 May 2021"}""", "valid_from")]
    [InlineData("""{"la_code":"351","delimiter":"semikolon"}""", "delimiter")]
    [InlineData("""{"la_code":"351",}""", "not JSON, at line 1")]
    public void A_file_that_is_not_a_mapping_is_refused_by_field(string json, string place)
    {
        var fault = Assert.Throws<UsageException>(() => MessageFile.Read<Mapping>(File("wrong.json", json)));

        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(Target, ReturnsService.ReturnsServiceClient)> ReturnsAsync()
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithListAsync(programme);
        return (new Target(programme.Folder, true, [], Json: false), programme.Client<ReturnsService.ReturnsServiceClient>());
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
