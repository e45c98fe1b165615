using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListSurveyRefusalsResponse> ListSurveyRefusals(ListSurveyRefusalsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 1_000, most: 10_000);
        var (person, survey) = PageToken.After<string, string>(request) ?? ("", "");

        await using var db = store.Read(context);
        // Few decide anything: all decisions of who is in scope, and the page among them.
        var (everything, references) = (db.Scope.Everything, db.References());
        var consents = db.Consents.Where(row => everything || references.Contains(row.PersonRef));
        var objections = db.Objections.Where(row => everything || references.Contains(row.PersonRef));
        var all = SurveyRefusals.Refusals(await consents.ToListAsync(context.CancellationToken),
            await objections.ToListAsync(context.CancellationToken));

        var page =
            all.Where(refusal => (string.CompareOrdinal(refusal.PersonRef, person), string.CompareOrdinal(refusal.Survey, survey)) is ( > 0,
                _) or (0, > 0))
            .Take(size + 1).ToList();
        var response = new ListSurveyRefusalsResponse { Refusals = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].PersonRef, page[size - 1].Survey);
        return response;
    }
}
