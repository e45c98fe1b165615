using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PackHandler
{
    private const int ShortestRecipient = 3;
    private const int LongestRecipient = 200;
    private const int MostWorths = 50;
    private const double MostWorth = 100_000_000;
    private const int LeastResamples = 200;
    private const int MostResamples = 10_000;

    public override async Task<ProposePackReleaseResponse> ProposePackRelease(ProposePackReleaseRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Text("recipient", request.Recipient, ShortestRecipient, LongestRecipient, "a recipient");
        fields.Reason("reason", request.Reason);
        if (request.Costs is { } given)
            CheckCosts(fields, given);
        fields.ThrowIfAny();
        if (request.Costs is { } costs)
            await RefuseOtherSchoolsAsync(costs, request.Run, context);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var run = await PackSources.RunAsync(writing, request.Run, cancel);
            var release = new PackReleaseRow
            {
                Number = (await writing.PackReleases.MaxAsync(row => (int?)row.Number, cancel) ?? 0) + 1,
                Run = run.Number,
                Recipient = request.Recipient.Trim(),
                Reason = request.Reason.Trim(),
                ProposedBy = Caller.Of(context).Person!,
                ProposedAt = clock.GetUtcNow(),
                Costs = request.Costs is { } kept ? JsonFormatter.Default.Format(kept) : null,
            };
            writing.Add(release);
            return new ProposePackReleaseResponse { Release = release.ToMessage() };
        });
    }

    private static void CheckCosts(FieldProblems fields, PackCosts costs)
    {
        fields.AddIf(costs.Schools.Any(school => !double.IsFinite(school.Pence)), "costs.schools", FieldCodes.OutOfRange,
            "pence of each school are expected.");
        fields.AddIf(costs.Schools.Select(school => school.Urn).Distinct().Count() < costs.Schools.Count, "costs.schools",
            FieldCodes.Duplicate, "each school once is expected.");
        fields.Needed("costs.price_year", costs.PriceYear);
        fields.AddIf(costs.WorthPence.Count is 0 or > MostWorths || costs.WorthPence.Any(worth => !(worth >= 0 && worth <= MostWorth)),
            "costs.worth_pence", FieldCodes.OutOfRange, $"1 to {MostWorths} numbers from 0 to {MostWorth:0} are expected.");
        fields.Range("costs.resamples", costs.Resamples, LeastResamples, MostResamples);
        fields.AddIf(!CostEffectFiles.Gaps.Contains(costs.UsualPracticeGaps), "costs.usual_practice_gaps", FieldCodes.UnknownCode,
            "as_zero or arm_means is expected, or nothing.");
        fields.AddIf(costs.Seed < 1, "costs.seed", FieldCodes.OutOfRange, "a number above 0 is expected.");
    }

    /// <summary>Costs that lack a school of the run, or have one of another run, would look like costs of 0.</summary>
    private async Task RefuseOtherSchoolsAsync(PackCosts costs, int run, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var (_, source) = await sources.LoadAsync(db, run, context.CancellationToken);
        if (!source.Data.Schools.Select(school => school.Id).ToHashSet().SetEquals(costs.Schools.Select(school => school.Urn)))
            throw Faults.Invalid("costs.schools", FieldCodes.UnknownSchool,
                "a cost of each school of the run is expected, and of no other: take them from GetPackCosts.");
    }
}
