using System.Text.Json;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<RevokeSurveyCodesResponse> RevokeSurveyCodes(RevokeSurveyCodesRequest request, ServerCallContext context)
    {
        var problems = new List<Problem>();
        if (request.Wave.Length == 0)
            problems.Add(new("wave", "MISSING", "a value is expected."));
        if (request.Urn.Length == 0)
            problems.Add(new("urn", "MISSING", "a value is expected."));
        if (request.Role is not (PostRole.Unspecified or PostRole.Lead or PostRole.Deputy))
            problems.Add(new("role", "UNKNOWN_CODE", "POST_ROLE_LEAD, POST_ROLE_DEPUTY or nothing is expected."));
        if (problems.Count > 0)
            throw Faults.Invalid(problems);

        return await commit.SaveAsync(Change.Of(context, request) with { Details = JsonSerializer.Serialize(new { wave = request.Wave, urn = request.Urn }) }, async (writing, cancel) =>
        {
            var open = await writing.SurveyCodes.Where(row => row.Wave == request.Wave && row.Urn == request.Urn && row.AnsweredOn == null && row.RevokedOn == null)
                .Where(row => request.Role == PostRole.Unspecified || row.Role == request.Role).ToListAsync(cancel);
            if (open.Count == 0)
                throw Faults.NotFound("open survey code of", $"{request.Urn} for {request.Wave}");
            foreach (var code in open)
                writing.Entry(code).CurrentValues.SetValues(code with { RevokedOn = clock.Today() });
            return new RevokeSurveyCodesResponse { Revoked = open.Count };
        });
    }
}
