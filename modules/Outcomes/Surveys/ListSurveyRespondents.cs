using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<ListSurveyRespondentsResponse> ListSurveyRespondents(ListSurveyRespondentsRequest request,
        ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (urn, role) = PageToken.After<string, int>(request) ?? ("", 0);
        if (request.FirstWave == request.SecondWave)
            throw Faults.Invalid("second_wave", FieldCodes.NotAnother, "another wave than the first is expected.");

        await using var db = store.Read(context);
        var first = await SurveyWaves.OneAsync(db, trial, request.FirstWave, context.CancellationToken);
        var second = await SurveyWaves.OneAsync(db, trial, request.SecondWave, context.CancellationToken);
        var answers = await db.Surveys.Where(row => row.Wave == first.Wave || row.Wave == second.Wave)
            .ToListAsync(context.CancellationToken);
        var posts = await enrolment.PostsAsync("", null, context.CancellationToken);

        var all = new SurveyRespondents(first, second, posts, marks.OfPerson).Of(answers);
        var page = all.Where(post => string.CompareOrdinal(post.Urn, urn) > 0 || (post.Urn == urn && (int)post.Role > role)).Take(size + 1)
            .ToList();
        var counts = all.CountBy(post => post.Respondent).ToDictionary();
        var response = new ListSurveyRespondentsResponse
        {
            Respondents = { page.Take(size) },
            Same = counts.GetValueOrDefault(SameRespondent.Same),
            Another = counts.GetValueOrDefault(SameRespondent.Another),
            Unknown = counts.GetValueOrDefault(SameRespondent.Unknown),
        };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Urn, (int)page[size - 1].Role);
        return response;
    }
}
