using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>The authorities and schools to which lines may belong.</summary>
/// <param name="Authorities">Codes of the authorities in the caller's scope.</param>
/// <param name="Schools">Who has the schools that the lines name, by URN.</param>
/// <param name="WholeProgramme">Whether the caller may record lines of the whole programme.</param>
internal sealed record LinePlaces(IReadOnlySet<string> Authorities,
    IReadOnlyDictionary<string, (string LaCode, IReadOnlyCollection<AuthoritySpan> Spans)> Schools, bool WholeProgramme)
{
    /// <summary>Asks Enrolment about all that lines name, whatever number of lines.</summary>
    public static async Task<LinePlaces> LoadAsync(FromEnrolment enrolment, IEnumerable<CostLineRow> lines, Caller caller,
        CancellationToken cancel)
    {
        var authorities = (await enrolment.AuthorityCodesAsync(cancel)).ToHashSet();
        var schools = await enrolment.AuthoritiesOfAsync([.. lines.Select(line => line.Urn).OfType<string>().Distinct()], cancel);
        return new LinePlaces(authorities, schools, caller.Scope.Everything);
    }

    /// <summary>NOT_FOUND of the authority or the school that a line names; null = the problem is another.</summary>
    public static RpcException? NotThere(Problem problem, CostLineRow line) => problem.Code switch
    {
        FieldCodes.UnknownAuthority => Faults.NotFound("authority", line.LaCode),
        FieldCodes.UnknownSchool => Faults.NotFound("school", $"{line.Urn} in authority {line.LaCode}"),
        _ => null,
    };

    /// <summary>What is wrong with where a line belongs; null = nothing. A school of an authority outside the caller's
    /// scope gets the answer of one that does not exist.</summary>
    public Problem? Problem(CostLineRow line) => line switch
    {
        { LaCode: "", Urn: not null } => new("la_code", FieldCodes.Missing, "a line with a school needs the school's authority."),
        { LaCode: "" } when !WholeProgramme =>
            new("la_code", FieldCodes.Missing,
                "the code of an authority is expected; lines of the whole programme are for callers of all authorities."),
        { LaCode: not "" } when !Authorities.Contains(line.LaCode) =>
            new("la_code", FieldCodes.UnknownAuthority, "the code of an authority in the trial is expected."),
        { Urn: { } urn } when !Schools.TryGetValue(urn, out var school)
            || !school.Spans.Between(school.LaCode, line.PeriodStartOn, line.PeriodEndOn).Contains(line.LaCode) =>
            new("urn", FieldCodes.UnknownSchool,
                $"the URN of a school that authority {line.LaCode} has on a day of the line is expected."),
        _ => null,
    };
}
