using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Asks Enrolment which authorities and schools there are, in the caller's scope: one call for all authorities,
/// one for all schools.</summary>
internal sealed class Places([FromKeyedServices("costs")] EnrolmentService.EnrolmentServiceClient enrolment)
{
    private const int SchoolsAtOnce = 10_000;

    /// <summary>Codes of the authorities in the caller's scope.</summary>
    public async Task<IReadOnlyCollection<string>> AuthoritiesAsync(CancellationToken cancel) =>
        [.. (await enrolment.ListAuthoritiesAsync(new() { PageSize = 1_000 }, cancellationToken: cancel)).Authorities.Select(authority => authority.LaCode)];

    /// <summary>The authorities and schools that lines name.</summary>
    public async Task<Known> KnownAsync(IEnumerable<CostLineRow> lines, Caller caller, CancellationToken cancel)
    {
        var authorities = (await AuthoritiesAsync(cancel)).ToHashSet();
        var schools = new Dictionary<string, string>();
        foreach (var urns in lines.Select(line => line.Urn).OfType<string>().Distinct().Chunk(SchoolsAtOnce))
        {
            var found = await enrolment.BatchGetSchoolsAsync(new() { Urns = { urns } }, cancellationToken: cancel);
            foreach (var school in found.Schools)
                schools[school.Urn] = school.LaCode;
        }
        return new Known(authorities, schools, caller.Scope.Everything);
    }

    /// <param name="Authorities">Codes.</param>
    /// <param name="Schools">Authority by URN.</param>
    /// <param name="WholeProgramme">Whether the caller may record lines of the whole programme.</param>
    internal sealed record Known(IReadOnlySet<string> Authorities, IReadOnlyDictionary<string, string> Schools, bool WholeProgramme)
    {
        /// <summary>What is wrong with where a line belongs; null = nothing. A school of an authority outside the caller's
        /// scope gets the answer of one that does not exist.</summary>
        public Problem? Problem(CostLineRow line) => line switch
        {
            { LaCode: "", Urn: not null } => new("la_code", FieldCodes.Missing, "a line with a school needs the school's authority."),
            { LaCode: "" } when !WholeProgramme => new("la_code", FieldCodes.Missing, "the code of an authority is expected; lines of the whole programme are for callers of all authorities."),
            { LaCode: not "" } when !Authorities.Contains(line.LaCode) => new("la_code", FieldCodes.UnknownAuthority, "the code of an authority in the trial is expected."),
            { Urn: { } urn } when Schools.GetValueOrDefault(urn) != line.LaCode => new("urn", FieldCodes.UnknownSchool, $"the URN of a school in authority {line.LaCode} is expected."),
            _ => null,
        };
    }
}
