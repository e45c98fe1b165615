using System.Text.Json;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<IssueSurveyCodesResponse> IssueSurveyCodes(IssueSurveyCodesRequest request, ServerCallContext context)
    {
        await enrolment.AuthorityAsync(request.LaCode, context.CancellationToken);
        var frame = await responses.FrameAsync(context.CancellationToken);
        CheckSchools(request, frame);

        await using var db = store.Read(context);
        var wave = await SurveyWaves.OneAsync(db, trial, request.Wave, context.CancellationToken);
        if (wave.IsClosed(frame.Today))
            throw Faults.Precondition(Reasons.WaveClosed, $"waves/{wave.Wave}",
                $"The wave {wave.Wave} closed on {wave.ClosesOn:yyyy-MM-dd}; nobody is asked any more.");
        var posts = await PostsToAskAsync(request, wave, frame, context.CancellationToken);

        var asked = posts.Where(post => !(frame.RefusedOn(post.LeadRef, wave.Wave) <= wave.ClosesOn)).ToList();
        List<SurveyCode>? made = null;
        var saved =
            await commit.SaveAsync(Change.Of(context,
                request) with
            {
                Details =
                    JsonSerializer.Serialize(new { wave = wave.Wave, la_code = request.LaCode, asked = asked.Count })
            },
                    async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            var have =
                (await writing.SurveyCodes.Where(row => row.Wave == wave.Wave && row.RevokedOn == null)
                    .Select(row => new { row.Urn, row.Person }).ToListAsync(cancel)).ToHashSet();
            var missing = asked.FindAll(post => !have.Contains(new { post.Urn, Person = marks.OfPerson(post.LeadRef) }));
            made = missing.ConvertAll(CodeFor);
            await writing.AddManyAsync(made.Zip(missing, (code, post) => Row(code, post, wave.Wave, frame.Today)), cancel);
            return new IssueSurveyCodesResponse
            {
                Issued = made.Count,
                HadOne = asked.Count - made.Count,
                NotToBeAsked = posts.Count - asked.Count
            };
        });

        // What is kept for repeated requests must not hold the codes.
        return made is null || request.ValidateOnly ? saved : new IssueSurveyCodesResponse(saved) { Codes = { made } };
    }

    private static void CheckSchools(IssueSurveyCodesRequest request, SurveyFrame frame)
    {
        var unknown = Enumerable.Range(0, request.Urns.Count)
            .Where(at => frame.Listed.GetValueOrDefault(request.Urns[at]) != request.LaCode).ToList();
        if (unknown.Count > 0)
            throw Faults.Invalid(unknown.ConvertAll(at =>
                new Problem($"urns[{at}]", FieldCodes.NotOnList, "a listed school of the authority is expected.")));
    }

    /// <summary>Posts held today that the wave asks, each person once at a school.</summary>
    private async Task<List<Post>> PostsToAskAsync(IssueSurveyCodesRequest request, SurveyWaveRow wave, SurveyFrame frame,
        CancellationToken cancel)
    {
        var held = await enrolment.PostsAsync(request.LaCode, frame.Today, cancel);
        return [.. held.Where(post => wave.Asks(post.Role) && frame.Listed.ContainsKey(post.Urn)
            && (request.Urns.Count == 0 || request.Urns.Contains(post.Urn)))
            .OrderBy(post => post.Urn, StringComparer.Ordinal).ThenBy(post => post.Role)
            .ThenBy(post => post.LeadRef, StringComparer.Ordinal).DistinctBy(post => (post.Urn, post.LeadRef))];
    }

    private SurveyCode CodeFor(Post post)
    {
        var code = SurveyCodeText.Make();
        return new SurveyCode { Urn = post.Urn, Role = post.Role, LeadRef = post.LeadRef, Code = code, Link = settings.LinkOf(code) };
    }

    private SurveyCodeRow Row(SurveyCode code, Post post, string wave, DateOnly today) => new()
    {
        Hash = marks.OfCode(code.Code),
        Wave = wave,
        LaCode = post.LaCode,
        Urn = post.Urn,
        Role = post.Role,
        Person = marks.OfPerson(post.LeadRef),
        IssuedOn = today,
    };
}
