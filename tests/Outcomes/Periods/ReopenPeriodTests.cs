using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ReopenPeriodTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Reopening_needs_a_reason_and_leaves_an_annotation(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        var request = new ReopenPeriodRequest { LaCode = "351", ReportingMonth = "2021-09", Reason = "Late contacts were found." };
        await Imports.RefusedAsync(Reasons.NotFound, async () => await periods.ReopenPeriodAsync(request));
        await GivenOutcomes.CompleteAsync(programme, "351", "2021-09");
        await periods.ApprovePeriodAsync(new() { LaCode = "351", ReportingMonth = "2021-09" });

        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await periods.ReopenPeriodAsync(new(request) { Reason = "" }));
        var reopened = await periods.ReopenPeriodAsync(request);

        Assert.Equal(("Late contacts were found.", "local"), (reopened.Approval.ReopenedFor, reopened.Approval.ReopenedBy));
        Assert.Equal(AnnotationKind.PeriodReopened, Assert.Single(periods.ListAnnotations(new() { LaCode = "351" }).Annotations).Kind);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await periods.ReopenPeriodAsync(request));
    }
}
