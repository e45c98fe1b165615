using System.Text;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Common.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>ExportAllocation: released arms as the file that they were imported from.</summary>
public sealed class ExportAllocationTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_released_arms_go_out_as_the_file_that_they_came_from(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.LoadAsync();
        var coordinator = await programme.ClientAsync<Allocations>(Role.LaCoordinator, "351");
        var original = (await File.ReadAllLinesAsync(Path.Combine(Source.Programme, "enrolment", "allocation.csv")))
            .Order(StringComparer.Ordinal).ToList();

        var all = await LinesAsync(programme.Client<Allocations>());
        var own = await LinesAsync(coordinator);

        Assert.Equal(original, all.Order(StringComparer.Ordinal));
        Assert.Equal(original.Where(line => line.StartsWith("351,", StringComparison.Ordinal)), own.Skip(1).Order(StringComparer.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task Before_a_draw_nothing_goes_out(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);

        await Imports.RefusedAsync(Reasons.NotDrawn, () => LinesAsync(programme.Client<Allocations>()));
        await Imports.RefusedAsync(Reasons.FieldsInvalid, () => LinesAsync(programme.Client<Allocations>(), (ListFormat)9));
    }

    private static async Task<string[]> LinesAsync(Allocations client, ListFormat format = ListFormat.Csv)
    {
        using var call = client.ExportAllocation(new() { Format = format });
        using var file = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
            part.Content.WriteTo(file);
        return Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
