using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>Arms for a rehearsal: drawn from a seed within strata. Of the true arms only their numbers in each stratum enter, so that
/// nothing can be worked out from what a rehearsal says; what only supervised schools have goes with the arm. What schools of the other
/// arm received is left out: nobody blinded knows how many there are.</summary>
internal static class Rehearsal
{
    public static TrialData Permuted(TrialData data, long seed)
    {
        var drawn = data.Schools.GroupBy(school => school.Stratum, StringComparer.Ordinal)
            .SelectMany(stratum => Drawn([.. stratum], seed)).ToDictionary(school => school.Id, StringComparer.Ordinal);
        List<TrialSchool> InDrawnArm(IEnumerable<TrialSchool> schools) =>
            [.. schools.Select(school => school with
            {
                Arm = drawn[school.Id].Arm,
                SessionsAttended = drawn[school.Id].SessionsAttended,
                Supervisor = drawn[school.Id].Supervisor,
            })];
        return data with
        {
            Schools = InDrawnArm(data.Ordered),
            WithExcludedMonths = data.WithExcludedMonths is { } all ? InDrawnArm(all) : null,
        };
    }

    /// <summary>The schools of a stratum in random order, each with what the supervised ones and then the others have.</summary>
    private static IEnumerable<TrialSchool> Drawn(IReadOnlyList<TrialSchool> stratum, long seed) =>
        stratum.OrderBy(school => Place(seed, school), StringComparer.Ordinal).Zip(
            stratum.OrderByDescending(school => school.Arm).ThenByDescending(school => school.SessionsAttended)
                .ThenBy(school => school.Supervisor, StringComparer.Ordinal),
            (school, given) => school with
            {
                Arm = given.Arm,
                SessionsAttended = given.Arm == 1 ? given.SessionsAttended : 0,
                Supervisor = given.Supervisor,
            });

    /// <summary>Schools in the order of these hashes are in a random order that anybody can draw again.</summary>
    private static string Place(long seed, TrialSchool school) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8
            .GetBytes(string.Create(CultureInfo.InvariantCulture, $"rehearsal {seed} {school.Stratum} {school.Id}"))));
}
