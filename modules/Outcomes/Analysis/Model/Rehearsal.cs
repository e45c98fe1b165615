using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>Arms for a rehearsal: drawn from a seed within strata. Of the true arms only their numbers in each stratum enter, so that nothing can
/// be worked out from what a rehearsal says; what only supervised schools have goes with the arm.</summary>
internal static class Rehearsal
{
    public static TrialData Permuted(TrialData data, long seed) => data with
    {
        Schools = [.. data.Schools.GroupBy(school => school.Stratum, StringComparer.Ordinal).OrderBy(stratum => stratum.Key, StringComparer.Ordinal).SelectMany(stratum =>
        {
            var given = stratum.OrderByDescending(school => school.Arm).ThenByDescending(school => school.SessionsAttended).ThenBy(school => school.Supervisor, StringComparer.Ordinal)
                .Select(school => (school.Arm, school.SessionsAttended, school.Supervisor));
            return stratum.OrderBy(school => Place(seed, school), StringComparer.Ordinal).Zip(given, (school, drawn) =>
                school with { Arm = drawn.Arm, SessionsAttended = drawn.SessionsAttended, Supervisor = drawn.Supervisor });
        })],
    };

    /// <summary>Schools in the order of these hashes are in a random order that anybody can draw again.</summary>
    private static string Place(long seed, TrialSchool school) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"rehearsal {seed} {school.Stratum} {school.Id}"))));
}
