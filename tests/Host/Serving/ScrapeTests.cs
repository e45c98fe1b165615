using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A module's figures are computed when something that they come from changed, and not otherwise.</summary>
public sealed class ScrapeTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly string[] Modules = ["costs", "delivery", "enrolment", "outcomes"];

    [SkippableTheory, EachStore]
    public async Task Figures_are_computed_for_what_changed_alone_and_once(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        Task ReturnAsync(int total, bool validateOnly = false) => outcomes.ImportAsync("351", "2021-09",
            GivenOutcomes.BuryReturn("2021-09", "2021-10-10", total, 20), validateOnly: validateOnly);
        await ReturnAsync(60);
        var seen = await CountsAsync(programme);
        async Task<IReadOnlyList<string>> ComputedAsync()
        {
            var (before, now) = (seen, await CountsAsync(programme));
            seen = now;
            return [.. now.Except(before).Select(count => count.Split('"')[1])];
        }

        var nothing = await ComputedAsync();
        await programme.KeyAsync(Role.Auditor);
        var key = await ComputedAsync();
        await ReturnAsync(61, validateOnly: true);
        var check = await ComputedAsync();
        await Assert.ThrowsAsync<RpcException>(async () => await outcomes.SubmitReturnAsync(new()
        { LaCode = "351", ReportingMonth = "2021-09", Content = ByteString.CopyFromUtf8("no return") }));
        var refused = await ComputedAsync();
        await ReturnAsync(62);
        var returned = await ComputedAsync();
        // By the publication of the new counts, which is stored.
        var after = await ComputedAsync();
        // And nobody takes what this host wrote for another's.
        programme.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.Delay(200);
        var later = await ComputedAsync();

        Assert.All([nothing, key, check, refused, after, later], Assert.Empty);
        // Costs go by the plan of analysis that is locked, which Outcomes keeps.
        Assert.Equal(["costs", "outcomes"], returned.Order(StringComparer.Ordinal));
    }

    /// <summary>By what the constructors ask for, from the class of the figures on.</summary>
    [Fact]
    public async Task A_source_of_figures_says_every_module_that_it_asks()
    {
        var programme = await programmes.OnAsync("sqlite");
        var sources = programme.Services.GetServices<FigureSource>().OrderBy(source => source.Module, StringComparer.Ordinal).ToList();

        Assert.Equal(Modules, sources.Select(source => source.Module));
        Assert.All(sources, source => Assert.Equal(
            Asked(source.ComputeAsync.Target!.GetType()).Append(source.Module).Distinct().Order(StringComparer.Ordinal),
            source.From.Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Asked(Type type) => type.GetConstructors().SelectMany(made => made.GetParameters())
        .Select(asked => asked.ParameterType).SelectMany(asked => typeof(ClientBase).IsAssignableFrom(asked)
            ? [asked.Namespace!.Split('.')[1].ToLowerInvariant()]
            : asked.Assembly == type.Assembly ? Asked(asked) : []);

    private static async Task<List<string>> CountsAsync(RunningProgramme programme) => [.. (await programme.ScrapeAsync())
        .Where(line => line.StartsWith("programme_figures_duration_seconds_count", StringComparison.Ordinal))];
}
