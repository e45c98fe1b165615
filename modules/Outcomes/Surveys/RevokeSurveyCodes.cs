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
        var fields = new FieldProblems();
        fields.Needed("wave", request.Wave);
        fields.Needed("urn", request.Urn);
        fields.AddIf(request.Role is not (PostRole.Unspecified or PostRole.Lead or PostRole.Deputy), "role", FieldCodes.UnknownCode,
            "POST_ROLE_LEAD, POST_ROLE_DEPUTY or nothing is expected.");
        fields.ThrowIfAny();

        return await commit.SaveAsync(Change.Of(context,
            request) with
        { Details = JsonSerializer.Serialize(new { wave = request.Wave, urn = request.Urn }) }, async (writing, cancel) =>
        {
            var open = await writing.SurveyCodes.Where(row => row.Wave == request.Wave && row.Urn == request.Urn && row.AnsweredOn == null
                && row.RevokedOn == null)
                .Where(row => request.Role == PostRole.Unspecified || row.Role == request.Role).ToListAsync(cancel);
            if (open.Count == 0)
                throw Faults.NotFound("open survey code of", $"{request.Urn} for {request.Wave}");
            foreach (var code in open)
                writing.Entry(code).CurrentValues.SetValues(code with { RevokedOn = clock.Today() });
            return new RevokeSurveyCodesResponse { Revoked = open.Count };
        });
    }
}
