using Programme.Statistics;

namespace Programme.Tests;

/// <summary>A made-up trial with what its files do not hold, by the rules that <c>R/own_reference.R</c> follows.</summary>
internal static class OwnReferenceTrial
{
    /// <summary>Supervisors of four schools each, trusts across arms, and another definition.</summary>
    public static TrialData Of(TrialData data)
    {
        var supervised = data.Analysed.Where(school => school.Arm == 1).GroupBy(school => school.Stratum)
            .SelectMany(stratum => stratum.Select((school, at) => (school.Id, Supervisor: $"{stratum.Key} {at / 4}")))
            .ToDictionary(one => one.Id, one => one.Supervisor);
        var trusts = (data.Schools.Count(school => school.MonthsReported > 0) + 2) / 3;
        var places = data.Ordered.Where(school => school.MonthsReported > 0).Select((school, at) => (school.Id, At: at))
            .ToDictionary(one => one.Id, one => one.At);
        return data with
        {
            Schools = [.. data.Schools.Select(school => school with
            {
                Supervisor = supervised.GetValueOrDefault(school.Id),
                Trust = $"{places.GetValueOrDefault(school.Id) % trusts}",
                Variants = school.Contacts is null ? new Dictionary<string, ShareVariant>() : new Dictionary<string, ShareVariant>
                {
                    ["third"] = new(school.Contacts.Value, More(school.Nfa!.Value, school.Contacts.Value), school.BaselineContacts,
                        More(school.BaselineNfa, school.BaselineContacts)),
                },
            })],
        };
    }

    /// <summary>Who of the supervised arm did not answer has the score of baseline.</summary>
    public static TrialData WithAllOfArm1Answering(TrialData data) => data with
    {
        Scales = [.. data.Scales.Select(scale => scale with
        {
            Persons = [.. scale.Persons.Select(person =>
                data.School(person.School).Arm == 1 ? person with { FollowUp = person.FollowUp ?? person.Baseline } : person)],
        })],
    };

    /// <summary>A third of the other contacts, rounded down, counts too.</summary>
    private static double More(double part, double whole) => part + Math.Floor((whole - part) / 3);
}
