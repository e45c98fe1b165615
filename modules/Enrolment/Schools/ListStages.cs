using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListStagesResponse> ListStages(ListStagesRequest request, ServerCallContext context)
    {
        if (!Enum.IsDefined(request.Stage))
            throw Faults.Invalid("stage", FieldCodes.UnknownCode, "one of the stages, or nothing, is expected.");
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";
        var day = request.AsOf?.ToDateOnly() ?? clock.Today();

        await using var db = store.Read(context);
        var facts = await FactsAsync(db, request.LaCode, day, await BatchesAsync(db, day, context.CancellationToken),
            context.CancellationToken);

        var page = facts.Where(school => string.CompareOrdinal(school.Entry.Urn, after) > 0).Select(school => school.ToStages())
            .Where(school => request.Stage == SchoolStage.Unspecified ? school.Stage != SchoolStage.NotEligible
                : school.Stage == request.Stage).Take(size + 1).ToList();
        var response = new ListStagesResponse { Schools = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Urn);
        return response;
    }
}
