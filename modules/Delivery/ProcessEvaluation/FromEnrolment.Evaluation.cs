using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Further reads of Enrolment that only the process evaluation needs.</summary>
internal sealed partial class FromEnrolment
{
    /// <summary>Authority of each listed school, by URN, whatever its arm.</summary>
    public async Task<Dictionary<string, string>> ListedAsync(CancellationToken cancel) =>
        (await allocation.GetListAsync(new(), cancellationToken: cancel)).Schools
        .ToDictionary(school => school.Urn, school => school.LaCode);

    /// <summary>First day on which somebody may not be surveyed, by reference and survey; an empty survey = every one.</summary>
    public async Task<SurveyRefusals> RefusalsAsync(CancellationToken cancel) =>
        new(await Pages.AllAsync(new ListSurveyRefusalsRequest(),
            request => enrolment.ListSurveyRefusalsAsync(request, cancellationToken: cancel), page => page.Refusals));
}
