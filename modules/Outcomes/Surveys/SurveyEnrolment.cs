using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>What surveys ask Enrolment.</summary>
internal sealed class SurveyEnrolment(ReturnIntake intake, TimeProvider clock,
    [FromKeyedServices("outcomes")] EnrolmentService.EnrolmentServiceClient enrolment,
    [FromKeyedServices("outcomes")] AllocationService.AllocationServiceClient allocation)
{
    /// <summary>What answers are checked against: the schools in scope; refused when no list is frozen.</summary>
    public async Task<SurveyFrame> FrameAsync(CancellationToken cancel)
    {
        var listed = await intake.ListedAsync();
        return new SurveyFrame(listed.ToDictionary(school => school.Urn, school => school.LaCode), (await RefusalsAsync(cancel)).ToLookup(refusal => refusal.PersonRef), clock.Today());
    }

    /// <summary>Who may not be surveyed.</summary>
    public Task<List<SurveyRefusal>> RefusalsAsync(CancellationToken cancel) => Pages.AllAsync(async token =>
    {
        var page = await enrolment.ListSurveyRefusalsAsync(new() { PageSize = 10_000, PageToken = token }, cancellationToken: cancel);
        return (page.Refusals, page.NextPageToken);
    });

    /// <summary>Posts of an authority (empty = of all in scope), those held on a day or all that there were.</summary>
    public Task<List<Post>> PostsAsync(string laCode, DateOnly? heldOn, CancellationToken cancel) => Pages.AllAsync(async token =>
    {
        var page = await enrolment.ListPostsAsync(new() { LaCode = laCode, InPostOn = heldOn.ToDate(), PageSize = 10_000, PageToken = token }, cancellationToken: cancel);
        return (page.Posts, page.NextPageToken);
    });

    /// <summary>Refuses an authority that is not in scope.</summary>
    public async Task RequireAuthorityAsync(string laCode, CancellationToken cancel)
    {
        var authorities = await enrolment.ListAuthoritiesAsync(new() { PageSize = 1_000 }, cancellationToken: cancel);
        if (authorities.Authorities.All(authority => authority.LaCode != laCode))
            throw Faults.NotFound("authority", laCode);
    }

    /// <summary>Arms of the schools in scope, once the analysis may know them.</summary>
    public async Task<Dictionary<string, Arm>> UnmaskedArmsAsync(CancellationToken cancel)
    {
        if ((await allocation.GetUnmaskingAsync(new(), cancellationToken: cancel)).Unmasking.State != UnmaskingState.Confirmed)
            throw Faults.NotUnmasked();
        return (await Pages.AllAsync(async token =>
        {
            var page = await allocation.ListAllocationsAsync(new() { PageSize = 10_000, PageToken = token }, cancellationToken: cancel);
            return (page.Allocations, page.NextPageToken);
        })).ToDictionary(school => school.Urn, school => school.Arm);
    }
}
